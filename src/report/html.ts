import type { Report } from '../model/report.js';
import { arrange } from './arrange.js';
import { unitFigures } from './figures.js';
import { filterHtml } from './html/filter.js';
import type { FindingFrame } from './html/finding.js';
import { evidenceHtml, noticesHtml, unstatedHtml } from './html/lists.js';
import type { Section } from './html/page.js';
import type { Pictures } from './html/picture.js';
import { page } from './html/page.js';
import { coverageHtml, figuresHtml, headHtml, unitsHtml } from './html/summary.js';
import { doubtsHtml, unitHtml } from './html/units.js';
import type { Wording } from './labels.js';

/**
 * `report.html`: one self-contained page in Chinese that reads without a server or script and prints on A4 as it is.
 * @param pictures small pictures that are to stand in the page; others are linked
 * @param title what the page is called, where it is not the report of a run
 */
export function renderHtml(report: Report, wording: Wording, pictures: Pictures = new Map(), title = `${report.run.regionName ?? ''}办事指南线上线下一致性和标准化检查报告`): string {
  const arrangement = arrange(report);
  const figures = unitFigures(report, arrangement);
  const maintainers = [...new Set(report.findings.map((finding) => finding.maintainer))].sort();
  const frame: FindingFrame = {
    wording,
    ...(report.run.reminders === true ? {} : { policyNotice: report.run.policyNotice }),
    unit: (department) => arrangement.departments.indexOf(department),
    maintainer: (name) => maintainers.indexOf(name),
    pictures,
  };
  const anchors = new Map(arrangement.fails.map((unit, index) => [unit.department, `d${index + 1}`]));
  const chapters = arrangement.fails.map((unit, index) => unitHtml(
    unit, `d${index + 1}`, `第 ${index + 1} 个单位，共 ${arrangement.fails.length} 个`, figures.find((row) => row.department === unit.department), report, frame,
  ));
  const findings = chapters.length === 0 ? '<p>没有发现疑似问题。</p>' : chapters.join('\n');
  const sections: Section[] = [
    { id: 'coverage', title: '一、取证情况', body: coverageHtml(report, arrangement) },
    { id: 'figures', title: '二、主要数据', body: figuresHtml(report, arrangement) },
    { id: 'units', title: '三、单位情况', body: unitsHtml(figures, (department) => anchors.get(department), report.run.reminders === true) },
    {
      id: 'findings', title: '四、疑似问题', body: `${filterHtml(arrangement.departments, maintainers)}\n${findings}`,
      entries: arrangement.fails.map((unit, index) => ({ id: `d${index + 1}`, title: `${unit.department}（${unit.items.reduce((sum, item) => sum + item.findings.length, 0)} 条）` })),
    },
    { id: 'doubts', title: '五、待人工核实', body: doubtsHtml(arrangement.doubts, frame) },
    { id: 'unstated', title: '六、未载明的要素', body: unstatedHtml(report, wording.labels) },
    { id: 'notices', title: '七、其他说明', body: noticesHtml(report) },
    { id: 'evidence', title: '附录　取证记录', body: evidenceHtml(report, arrangement), wide: true },
  ];
  return page(title, headHtml(report, title), sections);
}
