import type { CensusSummary, CensusUnit, EndedFinding } from '../../model/census.js';
import { dateTime, window } from '../dates.js';
import { escapeHtml } from '../escape.js';
import type { Figure } from '../figures.js';
import { page } from '../html/page.js';
import { table, type Html } from '../html/table.js';
import { DRAFT_NOTICE, elementName, sideName, type Wording } from '../labels.js';
import { percent } from '../numbers.js';
import { baseName } from '../paths.js';
import { ENDINGS } from './endings.js';
import { allUnits, censusFigures, changeFigures, OTHER_RULES, REMINDERS } from './summary.js';

/** `report.html` of a census: figures, what changed, and the units with a page of their own each. However many items, it opens at once. */
export function renderCensusHtml(summary: CensusSummary, ended: readonly EndedFinding[], endedInAll: number, wording: Wording): string {
  const { run, changes, sides, units, notices } = summary;
  const title = `${run.regionName ?? ''}办事指南普查报告`;
  const facts: [string, string][] = [
    ['普查范围', `${run.regionName ?? '本地区'}，目录“${baseName(run.catalogue)}”所列全部事项 ${run.items} 个`],
    ...(run.portal === undefined ? [] : [['线上来源', run.portal] satisfies [string, string]]),
    ['普查期间', `${window(run.startedAt, run.finishedAt)}（${dateTime(run.startedAt)} 至 ${dateTime(run.finishedAt)}）`],
    ['说明', `${REMINDERS}。没有取到的网页、文件和一方未载明的要素，不作比对，不计为问题。`],
  ];
  const head = `<header>
<p class="draft">${DRAFT_NOTICE}</p>
<h1>${escapeHtml(title)}</h1>
<dl class="meta">${facts.map(([name, text]) => `<dt>${name}</dt><dd>${escapeHtml(text)}</dd>`).join('')}</dl>
</header>`;
  const taken = table(
    [{ title: '哪一方' }, { title: '应取证（次）', kind: 'number' }, { title: '成功', kind: 'number' }, { title: '未成功', kind: 'number' }, { title: '成功率', kind: 'number' }],
    sides.map(({ side, all, ok }) => [sideName(side), String(all), String(ok), String(all - ok), percent(ok, all)]),
  );
  const said = notices.length === 0 ? '<p>没有其他说明。</p>' : table([{ title: '哪里' }, { title: '说明' }], notices.map(({ where, message }) => [where, message]));
  return page(title, head, [
    { id: 'figures', title: '一、主要数据', body: `${figures(censusFigures(summary))}\n${taken}` },
    { id: 'changes', title: '二、与上次普查相比', body: `${changes.otherRules === true ? `<p>${OTHER_RULES}</p>\n` : ''}${figures(changeFigures(changes))}\n${endedHtml(ended, endedInAll, wording)}` },
    { id: 'units', title: '三、单位情况', body: unitsHtml(units, changes.since !== undefined) },
    { id: 'notices', title: '四、其他说明', body: said },
  ]);
}

function figures(rows: readonly Figure[]): string {
  return table([{ title: '指标', kind: 'narrow' }, { title: '数值', kind: 'narrow' }, { title: '算法' }], rows.map(({ name, value, formula }): (string | Html)[] => [name, { html: `<strong>${escapeHtml(value)}</strong>` }, formula]));
}

/** `compared`: there was a census before, with which this one is compared. */
function unitsHtml(units: readonly CensusUnit[], compared: boolean): string {
  const rows = [...units, allUnits(units)].map((unit, index): (string | Html)[] => {
    const { 严重, 较重, 一般, 提示 } = unit.severities;
    const name = unit.file === undefined ? escapeHtml(unit.department) : `<a href="${encodeURI(unit.file)}">${escapeHtml(unit.department)}</a>`;
    const { counts } = unit;
    return [
      index === units.length ? '' : String(index + 1), { html: name }, String(unit.items), String(unit.checked), String(unit.withProblems), percent(unit.withProblems, unit.checked),
      String(严重), String(较重), String(一般), String(提示), String(unit.doubts), ...(compared ? [counts.new, counts.persisting, counts.mended].map(String) : []),
    ];
  });
  const number = (title: string) => ({ title, kind: 'number' as const });
  return `<p>单位名称可以点开，各有一页。</p>
${table([number('序号'), { title: '单位' }, number('事项'), number('可比对'), number('有疑似问题'), number('问题率'), number('严重'), number('较重'), number('一般'), number('提示'), number('待核实'), ...(compared ? ['新增', '持续', '已改正'] : []).map(number)], rows, { sum: true })}`;
}

function endedHtml(ended: readonly EndedFinding[], all: number, wording: Wording): string {
  if (all === 0) return '';
  const rows = ended.map((finding) => [finding.department, finding.itemName, elementName(finding.element, wording.labels), finding.message, ENDINGS[finding.ending]]);
  const more = all > ended.length ? `<p class="soft">共 ${all} 条，以上为前 ${ended.length} 条，全部见工作簿“上次已列”。</p>` : '';
  return `${table([{ title: '单位' }, { title: '事项' }, { title: '要素' }, { title: '上次列出的问题' }, { title: '这次', kind: 'narrow' }], rows, { caption: '上次列出、这次不再列出的问题' })}\n${more}`;
}
