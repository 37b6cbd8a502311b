import { precisionOf, type JudgedFinding } from '../../office/precision.js';
import { elementName } from '../../report/labels.js';
import { rules } from '../../rules/index.js';
import { allFindings, countFindingsBy, getRecords, listCharges, listUnits } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { reportLabels } from '../labels.js';
import { answerable } from '../week/books.js';

export type TrendBy = 'unit' | 'rule' | 'element';

export interface Trend {
  /** Thursdays of the windows, oldest first. */
  weeks: string[];
  /** Confirmed problems that stand, by week in that order; most first. */
  rows: { name: string; counts: number[]; total: number }[];
  totals: number[];
}

/** Confirmed problems of each week by unit, rule or element; what was revoked does not count. */
export async function trend(desk: Desk, by: TrendBy): Promise<Trend> {
  const charges = (await listCharges(desk.store)).filter(({ revokedAt }) => revokedAt === undefined);
  const weeks = [...new Set(charges.map(({ week }) => week))].sort();
  const units = new Map((await listUnits(desk.store)).map(({ id, name }) => [id, name]));
  const today = await answerable(desk);
  const { labels } = reportLabels(desk.engine);
  const titles = new Map(rules.map(({ meta }) => [meta.number, meta.failTitle]));
  const nameOf = { unit: (charge: (typeof charges)[number]) => units.get(today(charge.unit)) ?? today(charge.unit), rule: ({ finding }: (typeof charges)[number]) => titles.get(finding.number) ?? finding.number, element: ({ finding }: (typeof charges)[number]) => elementName(finding.element, labels) }[by];
  const at = new Map(weeks.map((week, n) => [week, n]));
  const rows = new Map<string, number[]>();
  const totals = weeks.map(() => 0);
  for (const charge of charges) {
    const name = nameOf(charge);
    const counts = rows.get(name) ?? weeks.map(() => 0);
    const n = at.get(charge.week) ?? 0;
    counts[n] = (counts[n] ?? 0) + 1;
    totals[n] = (totals[n] ?? 0) + 1;
    rows.set(name, counts);
  }
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
  return { weeks, totals, rows: [...rows].map(([name, counts]) => ({ name, counts, total: sum(counts) })).sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1)) };
}

export interface PrecisionRow {
  number: string;
  title: string;
  stageName: string;
  judged: number;
  right: number;
  /** Why the rule goes back to trial. */
  backToTrial?: string;
}

const STANDS = ['confirmed', 'notified', 'signed', 'appealed', 'rectifying', 'suspended', 'reported', 'closed'];

/** How often each rule was right, as far as people have spoken; a stable one that was wrong too often is said to go back to trial. */
export async function rulePrecision(desk: Desk): Promise<PrecisionRow[]> {
  const judged: JudgedFinding[] = [];
  for (const [outcome, state] of [['stands', STANDS], ['dismissed', ['dismissed']]] as const) {
    for (const { value, count } of await countFindingsBy(desk.store, { state }, 'rule')) judged.push(...Array.from({ length: count }, () => ({ rule: value ?? '', outcome })));
  }
  const revoked = await allFindings(desk.store, { state: 'revoked' });
  const records = await getRecords(desk.store, revoked.map(({ fingerprint }) => fingerprint));
  for (const { fingerprint, rule } of revoked) {
    const code = records.get(fingerprint)?.decision?.code;
    judged.push({ rule, outcome: 'revoked', ...(code ? { code } : {}) });
  }
  const metas = new Map(rules.map(({ meta }) => [meta.id, meta]));
  const stable = new Set([...metas.values()].filter(({ lifecycle }) => lifecycle === 'stable').map(({ id }) => id));
  const stages = { trial: '试行（不扣分）', stable: '正式', retired: '停用' };
  return precisionOf(judged, stable).map(({ rule, judged: all, right, backToTrial }) => {
    const meta = metas.get(rule);
    return { number: meta?.number ?? '', title: meta?.title ?? '已删除的规则', stageName: meta ? stages[meta.lifecycle] : '', judged: all, right, ...(backToTrial ? { backToTrial } : {}) };
  }).sort((a, b) => (a.number < b.number ? -1 : 1));
}
