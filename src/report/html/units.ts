import type { Report } from '../../model/report.js';
import type { ArrangedItem, ArrangedUnit, NumberedFinding, SharedProblem } from '../arrange.js';
import { codesOf } from '../codes.js';
import { escapeHtml } from '../escape.js';
import type { UnitFigures } from '../figures.js';
import { points } from '../numbers.js';
import type { FindingFrame } from './finding.js';
import { findingCard } from './finding.js';
import { table } from './table.js';

/** The chapter of one unit: its figures, problems that run through several items, then item by item. A new page for each when printed. */
export function unitHtml(unit: ArrangedUnit, anchor: string, place: string, figures: UnitFigures | undefined, report: Report, frame: FindingFrame): string {
  const specimens = new Set(unit.problems.flatMap((problem) => problem.findings.slice(1).map((entry) => entry.anchor)));
  const items = unit.items.map((item) => itemHtml(item, (entry) => findingCard(entry, frame, specimens.has(entry.anchor))));
  return `<div class="unit" id="${anchor}" data-group>
<h3>${escapeHtml(unit.department)} <span class="soft">${place}</span></h3>
${figures === undefined ? '' : `<p>${figuresLine(figures, report.run.reminders === true)}</p>`}
${unit.problems.map(problemHtml).join('\n')}
${items.join('\n')}
${otherLines(unit, report)}
</div>`;
}

/** Findings that a person has to look at, unit by unit. */
export function doubtsHtml(units: readonly ArrangedUnit[], frame: FindingFrame): string {
  if (units.length === 0) return '<p>没有需要人工核实的内容。</p>';
  return `<p>以下内容机器不能判定是否一致，请对照原件核实。核实前不计为问题，不扣分。</p>
${units.map((unit) => `<div data-group><h3>${escapeHtml(unit.department)}</h3>
${unit.items.map((item) => itemHtml(item, (entry) => findingCard(entry, frame))).join('\n')}</div>`).join('\n')}`;
}

function itemHtml(item: ArrangedItem, card: (entry: NumberedFinding) => string): string {
  return `<div data-group>
<h4>${escapeHtml(item.name)}<span class="soft">　编码 ${escapeHtml(codesOf({ item: item.code, itemId: item.itemId }).implementation || item.code)}　${item.findings.length} 条</span></h4>
${item.findings.map(card).join('\n')}
</div>`;
}

function figuresLine(figures: UnitFigures, reminders: boolean): string {
  const { 严重, 较重, 一般, 提示 } = figures.severities;
  return `目录事项 ${figures.items} 个，可比对 ${figures.checked} 个，有疑似问题 ${figures.itemsWithProblems} 个；疑似问题 ${figures.problems} 条（严重 ${严重}、较重 ${较重}、一般 ${一般}），提示 ${提示} 条，待人工核实 ${figures.doubts} 条${reminders ? '' : `；拟扣分 ${points(figures.points)} 分`}。`;
}

function problemHtml(problem: SharedProblem): string {
  const items = problem.findings.map(({ finding, anchor, name }) => `<li><a href="#${anchor}">${name}</a>　${escapeHtml(finding.itemName)}</li>`);
  return `<div class="problem" id="p${problem.number}">
<h4>同一问题${problem.number}：${escapeHtml(problem.title)}</h4>
<p>以下 ${problem.items} 个事项是同一处差错，可一并改正。</p>
<ol>${items.join('')}</ol>
</div>`;
}

/** Lines of the score that belong to no single finding, for example a cap. */
function otherLines(unit: ArrangedUnit, report: Report): string {
  const known = new Set(unit.items.flatMap((item) => item.findings.map((entry) => entry.finding.fingerprint)));
  const lines = report.scores.filter((card) => card.department === unit.department).flatMap((card) => card.lines.filter((line) => !known.has(line.fingerprint)));
  if (lines.length === 0) return '';
  return table([{ title: '其他扣分明细' }, { title: '拟扣分', kind: 'number' }], lines.map((line) => [line.why, points(line.points)]));
}
