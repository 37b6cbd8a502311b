import type { Report } from '../../model/report.js';
import type { Arrangement } from '../arrange.js';
import { dateTime, shortDateTime } from '../dates.js';
import { escapeHtml, safeLink } from '../escape.js';
import type { Labels } from '../labels.js';
import { captureName, elementName, sideNameOf } from '../labels.js';
import { baseName } from '../paths.js';
import { timingsText } from '../timings.js';
import type { Html } from './table.js';
import { table } from './table.js';

/** Elements that a side does not state, counted by unit and element; the workbook lists each. */
export function unstatedHtml(report: Report, labels: Labels): string {
  if (report.unstated.length === 0) return '<p>没有未载明的要素。</p>';
  const counts = new Map<string, { department: string; element: string; sides: string; items: number }>();
  for (const { department, element, sides } of report.unstated) {
    const names = [...new Set(sides.map(sideNameOf))].join('、');
    const label = elementName(element, labels);
    const key = `${department}\n${label}\n${names}`;
    const row = counts.get(key) ?? { department, element: label, sides: names, items: 0 };
    row.items += 1;
    counts.set(key, row);
  }
  return `<p>以下要素有一方没有载明，因此未作比对。未载明不等于不一致，不扣分。逐项清单见工作簿“未载要素”。</p>
${table([{ title: '单位' }, { title: '要素' }, { title: '未载明的一方' }, { title: '事项数', kind: 'number' }], [...counts.values()].map((row) => [row.department, row.element, row.sides, String(row.items)]))}`;
}

/** Rows, files and pages that could not be used, with what to do. */
export function noticesHtml(report: Report): string {
  if (report.notices.length === 0) return '<p>没有需要说明的情况。</p>';
  return table([{ title: '位置' }, { title: '情况和处理办法' }], report.notices.map((notice) => [notice.where, notice.message]));
}

/** The evidence appendix: captures that a finding rests on, with address, time and digest; the only place where digests are printed. */
export function evidenceHtml(report: Report, arrangement: Arrangement): string {
  const cited = new Set([...arrangement.fails, ...arrangement.doubts].flatMap((unit) => unit.items.flatMap((item) => item.findings.flatMap((entry) => entry.evidence))));
  const rows = arrangement.captures.filter(({ number }) => cited.has(number)).map(({ row, number }): (string | Html)[] => {
    const link = safeLink(row.url);
    const source = link === undefined ? escapeHtml(row.file ?? row.url ?? '') : `<a href="${escapeHtml(link)}" target="_blank" rel="noopener noreferrer">${escapeHtml(link)}</a>`;
    return [
      number, row.itemName, row.department, captureName(row.capture, row.channel),
      { html: source }, row.takenAt === undefined ? '' : shortDateTime(row.takenAt), { html: `<span class="hash">${escapeHtml(row.sha256 ?? '')}</span>` },
    ];
  });
  const { run } = report;
  const versions: [string, string][] = [
    ['检查编号', run.id], ['取证人员', (run.inspectors ?? []).join('、')], ['目录文件', baseName(run.catalogue)], ['软件', run.versions.tool], ['要素框架', run.versions.schema], ['规则', run.versions.rules],
    ['扣分规则', run.reminders === true ? '' : run.versions.policy], ['手册', run.versions.handbook], ['起止时间', `${dateTime(run.startedAt)} 至 ${dateTime(run.finishedAt)}`], ['用时', timingsText(run.timings)],
  ];
  const known = versions.filter(([, text]) => text !== '').map(([name, text]) => `<dt>${name}</dt><dd>${escapeHtml(text)}</dd>`).join('');
  return `<p>下列取证为本报告疑似问题和待核实内容的来源。摘要用于核对保存的网页和文件未经改动。</p>
<dl class="meta">${known}</dl>
${table([{ title: '取证编号', kind: 'narrow' }, { title: '事项' }, { title: '单位' }, { title: '来源' }, { title: '地址或文件' }, { title: '取证时间', kind: 'narrow' }, { title: '摘要（SHA-256）' }], rows)}`;
}
