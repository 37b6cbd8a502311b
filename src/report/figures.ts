import type { Side } from '../model/capture.js';
import type { Severity } from '../model/element.js';
import type { Finding } from '../model/finding.js';
import type { Report } from '../model/report.js';
import type { Arrangement } from './arrange.js';
import { percent, quotient } from './numbers.js';

/** A figure with the way it was reckoned. */
export interface Figure {
  name: string;
  value: string;
  formula: string;
}

/** Figures of one unit, a row of 附件1. */
export interface UnitFigures {
  department: string;
  /** Items of the catalogue, and those on which at least two sides could be compared. */
  items: number;
  checked: number;
  itemsWithProblems: number;
  /** Those of them that belong to the items checked: the numerator of the rate. */
  checkedWithProblems: number;
  severities: Record<Severity, number>;
  /** 严重 + 较重 + 一般. */
  problems: number;
  doubts: number;
  /** Hundredths of a point. */
  points: number;
}

/** Figures by unit, in the order of the arrangement. */
export function unitFigures(report: Report, arrangement: Arrangement): UnitFigures[] {
  const items = groupedItems(report);
  const comparable = comparableItems(report);
  const cards = new Map(report.scores.map((card) => [card.department, card]));
  const units = new Map<string, { fails: Finding[]; doubts: number }>();
  for (const finding of report.findings) {
    const unit = units.get(finding.department) ?? { fails: [], doubts: 0 };
    if (finding.verdict === 'fail') unit.fails.push(finding);
    else unit.doubts += 1;
    units.set(finding.department, unit);
  }
  return arrangement.departments.map((department) => {
    const { fails, doubts } = units.get(department) ?? { fails: [], doubts: 0 };
    const severities: Record<Severity, number> = { 严重: 0, 较重: 0, 一般: 0, 提示: 0 };
    for (const finding of fails) severities[finding.severity] += 1;
    const accusations = fails.filter((finding) => finding.severity !== '提示');
    const card = cards.get(department);
    const withProblems = new Set(accusations.map((finding) => finding.itemId));
    return {
      department,
      items: items.get(department)?.size ?? 0,
      checked: card?.checked ?? 0,
      itemsWithProblems: withProblems.size,
      checkedWithProblems: [...withProblems].filter((itemId) => comparable.has(itemId)).length,
      severities,
      problems: accusations.length,
      doubts,
      points: card?.deducted ?? 0,
    };
  });
}

/** Sum of the units' figures, the row 合计. */
export function totalFigures(units: readonly UnitFigures[]): UnitFigures {
  const sum = (pick: (unit: UnitFigures) => number): number => units.reduce((total, unit) => total + pick(unit), 0);
  return {
    department: '合计',
    items: sum((unit) => unit.items),
    checked: sum((unit) => unit.checked),
    itemsWithProblems: sum((unit) => unit.itemsWithProblems),
    checkedWithProblems: sum((unit) => unit.checkedWithProblems),
    severities: {
      严重: sum((unit) => unit.severities.严重), 较重: sum((unit) => unit.severities.较重),
      一般: sum((unit) => unit.severities.一般), 提示: sum((unit) => unit.severities.提示),
    },
    problems: sum((unit) => unit.problems),
    doubts: sum((unit) => unit.doubts),
    points: sum((unit) => unit.points),
  };
}

/** Taken and failed captures of one side. */
export interface SideCoverage {
  side: Side;
  all: number;
  ok: number;
}

/** Coverage by side; a side that nobody asked for is left out. */
export function sideCoverage(report: Report): SideCoverage[] {
  const sides: Side[] = ['online', 'offline', 'handbook'];
  return sides
    .map((side) => {
      const rows = report.coverage.filter((row) => row.channel === side);
      return { side, all: rows.length, ok: rows.filter((row) => row.outcome === 'ok').length };
    })
    .filter((row) => row.all > 0);
}

/** Number of problems once one wrong value in many items of a unit counts once. */
export function mergedProblems(arrangement: Arrangement): number {
  let single = 0;
  for (const unit of arrangement.fails) {
    for (const item of unit.items) single += item.findings.filter((entry) => entry.problem === undefined && entry.finding.severity !== '提示').length;
  }
  const shared = arrangement.problems.filter((problem) => problem.findings.some((entry) => entry.finding.severity !== '提示'));
  return single + shared.length;
}

/** The key figures of a report with their formulas, coverage first. */
export function keyFigures(report: Report, arrangement: Arrangement): Figure[] {
  const { items, checked } = report.run;
  const total = totalFigures(unitFigures(report, arrangement));
  const captures = report.coverage.length;
  const ok = report.coverage.filter((row) => row.outcome === 'ok').length;
  const units = arrangement.departments.length;
  return [
    { name: '事项覆盖率', value: percent(checked, items), formula: `可比对事项 ${checked} 个 ÷ 目录事项 ${items} 个` },
    { name: '取证成功率', value: percent(ok, captures), formula: `取证成功 ${ok} 次 ÷ 应取证 ${captures} 次` },
    { name: '涉及单位', value: `${units} 个`, formula: '目录所列实施单位' },
    { name: '疑似问题', value: `${total.problems} 条`, formula: `严重 ${total.severities.严重} ＋ 较重 ${total.severities.较重} ＋ 一般 ${total.severities.一般}；另有提示 ${total.severities.提示} 条，不计入` },
    { name: '合并同一问题后', value: `${mergedProblems(arrangement)} 个`, formula: '同一单位多个事项中的同一处差错计 1 个' },
    { name: '事项问题率', value: percent(total.checkedWithProblems, checked), formula: `可比对事项中有疑似问题的 ${total.checkedWithProblems} 个 ÷ 可比对事项 ${checked} 个` },
    { name: '平均每个问题事项', value: total.itemsWithProblems === 0 ? '—' : `${quotient(total.problems, total.itemsWithProblems)} 条`, formula: `疑似问题 ${total.problems} 条 ÷ 有疑似问题事项 ${total.itemsWithProblems} 个` },
    { name: '待人工核实', value: `${total.doubts} 条`, formula: '机器不能判定，不计入问题，不扣分' },
    ...(report.run.reminders === true ? [] : [{ name: '拟扣分合计', value: `${(total.points / 100).toFixed(2)} 分`, formula: `各单位扣分明细之和；${report.run.policyNotice}` }]),
  ];
}

/** Items of which at least two sides were taken. */
function comparableItems(report: Report): Set<string> {
  const sides = new Map<string, Set<Side>>();
  for (const row of report.coverage) {
    if (row.outcome !== 'ok') continue;
    const set = sides.get(row.itemId) ?? new Set<Side>();
    set.add(row.channel);
    sides.set(row.itemId, set);
  }
  return new Set([...sides].filter(([, set]) => set.size >= 2).map(([itemId]) => itemId));
}

function groupedItems(report: Report): Map<string, Set<string>> {
  const items = new Map<string, Set<string>>();
  for (const row of [...report.coverage, ...report.findings]) {
    const set = items.get(row.department) ?? new Set<string>();
    set.add(row.itemId);
    items.set(row.department, set);
  }
  return items;
}
