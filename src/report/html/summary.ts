import type { Report } from '../../model/report.js';
import type { Arrangement } from '../arrange.js';
import { codesOf } from '../codes.js';
import { dateTime, window } from '../dates.js';
import { escapeHtml } from '../escape.js';
import type { UnitFigures } from '../figures.js';
import { keyFigures, sideCoverage, totalFigures } from '../figures.js';
import { DRAFT_NOTICE, sideName } from '../labels.js';
import { percent, points } from '../numbers.js';
import { outcomeWords, troubleOf } from '../outcomes.js';
import { baseName } from '../paths.js';
import type { Html } from './table.js';
import { table } from './table.js';

/** More failed captures than this are left to the workbook. */
const MOST_ROWS = 300;

/** Title, draft notice, scope and window. */
export function headHtml(report: Report, title: string): string {
  const { run } = report;
  const facts: [string, string][] = [
    ['检查范围', `${run.regionName ?? '本地区'}，目录“${baseName(run.catalogue)}”所列事项 ${run.items} 个`],
    ['检查期间', `${window(run.startedAt, run.finishedAt)}（${dateTime(run.startedAt)} 至 ${dateTime(run.finishedAt)}）`],
    ['检查内容', '线上指南、线下指南与标准化手册三方比对，以及指南内容的规范性'],
    [run.reminders === true ? '说明' : '扣分规则', run.policyNotice],
  ];
  if (run.portal !== undefined) facts.splice(1, 0, ['线上来源', run.portal]);
  return `<header>
<p class="draft">${DRAFT_NOTICE}</p>
<h1>${escapeHtml(title)}</h1>
<dl class="meta">${facts.map(([name, text]) => `<dt>${name}</dt><dd>${escapeHtml(text)}</dd>`).join('')}</dl>
<p class="soft">${run.reminders === true ? '本页所列均为机器比对得出的疑似问题，请核实后自行改正。' : '本报告所列均为机器比对得出的疑似问题，所列分值均为拟扣分，经人工初核、单位申辩后方可作为结论。'}没有取到的网页、文件和一方未载明的要素，不作比对，不计为问题。</p>
</header>`;
}

/** Coverage first: what was taken, what was not, whose side it is on and what to do. */
export function coverageHtml(report: Report, arrangement: Arrangement): string {
  const sides = sideCoverage(report).map(({ side, all, ok }) => [sideName(side), String(all), String(ok), String(all - ok), percent(ok, all)]);
  const overview = table(
    [{ title: '哪一方' }, { title: '应取证（次）', kind: 'number' }, { title: '成功', kind: 'number' }, { title: '未成功', kind: 'number' }, { title: '成功率', kind: 'number' }],
    sides,
  );
  const failed = arrangement.captures.filter(({ row }) => row.outcome !== 'ok');
  if (failed.length === 0) return `${overview}\n<p>应取证的网页和文件全部取到。</p>`;
  const rows = failed.slice(0, MOST_ROWS).map(({ row, number }) => {
    const words = outcomeWords(row.outcome, row.channel);
    return [number, row.department, { html: `${escapeHtml(row.itemName)} <span class="keep">（${escapeHtml(codesOf(row).basic)}）</span>` }, sideName(row.channel), words.name, words.side, troubleOf(row)];
  });
  const more = failed.length > MOST_ROWS ? `<p class="soft">另有 ${failed.length - MOST_ROWS} 次未列出，见工作簿“覆盖情况”。</p>` : '';
  return `${overview}
<p>以下 ${failed.length} 次取证未成功，相关要素未作比对，不计为问题，不扣分。</p>
${table([{ title: '取证编号', kind: 'narrow' }, { title: '单位' }, { title: '事项（编码）' }, { title: '哪一方', kind: 'narrow' }, { title: '情况' }, { title: '由谁处理' }, { title: '怎么办' }], rows, { caption: '未成功的取证' })}
${more}`;
}

/** Key figures with their formulas. */
export function figuresHtml(report: Report, arrangement: Arrangement): string {
  const rows = keyFigures(report, arrangement).map(({ name, value, formula }): (string | Html)[] => [name, { html: `<strong>${escapeHtml(value)}</strong>` }, formula]);
  return table([{ title: '指标', kind: 'narrow' }, { title: '数值', kind: 'narrow' }, { title: '算法' }], rows);
}

/** One row a unit, 合计 last; units with findings are linked. `reminders`: without points. */
export function unitsHtml(units: readonly UnitFigures[], link: (department: string) => string | undefined, reminders = false): string {
  const rows = [...units, totalFigures(units)].map((unit, index) => {
    const anchor = link(unit.department);
    const last = index === units.length;
    const name = anchor === undefined || last ? escapeHtml(unit.department) : `<a href="#${anchor}">${escapeHtml(unit.department)}</a>`;
    const { 严重, 较重, 一般, 提示 } = unit.severities;
    return [
      last ? '' : String(index + 1), { html: name }, String(unit.items), String(unit.checked), String(unit.itemsWithProblems), percent(unit.checkedWithProblems, unit.checked),
      String(严重), String(较重), String(一般), String(提示), String(unit.doubts), ...(reminders ? [] : [points(unit.points)]),
    ];
  });
  const numbers = ['目录事项', '可比对事项', '问题事项', '事项问题率', '严重', '较重', '一般', '提示', '待核实', ...(reminders ? [] : ['拟扣分'])].map((title) => ({ title, kind: 'number' as const }));
  return `${table([{ title: '序号', kind: 'number' }, { title: '单位' }, ...numbers], rows, { sum: true })}
<p class="soft">事项问题率＝可比对事项中有疑似问题的事项÷可比对事项。可比对事项指至少有两方取证成功的事项；问题事项不含只有“提示”的事项。可比对事项不足5个的单位，问题率仅供参考，不作排名。</p>`;
}
