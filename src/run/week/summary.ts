import type { DrawnItem } from '../../model/draw.js';
import type { Severity } from '../../model/element.js';
import type { BookLine } from '../../model/points.js';
import type { CoverageRow, Report } from '../../model/report.js';
import type { ProblemRow, UnitSummary, WeekSummary } from '../../model/week-summary.js';
import { plusDays } from '../../office/dates.js';
import { ratesOf, type CheckedItem } from '../../office/problem-rate.js';
import { STATE_NAMES } from '../../office/state-table.js';
import { windowOf } from '../../office/windows.js';
import { allFindings, getFindings, getFrame, getRecords, getSample, listAppeals, listItems, listWeekRuns, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { listOffices } from '../desk/offices.js';
import { listUnits } from '../desk/units.js';
import { holidays } from '../holidays.js';
import { finalBooks, weekLines } from './books.js';
import { toCheck } from './draw-week.js';
import { officeSettings } from './office-settings.js';
import { chargesOf, conductAt } from './charges.js';
import { conductIn } from './conduct.js';
import { countedRuns, reachedItems } from './cut-off.js';
import { correctionsIn } from './corrections.js';
import { reportOf, type RunContent } from './run-week.js';

const TO_MEND = ['rectifying', 'suspended', 'reported'];
const NO_PROBLEM = ['dismissed', 'revoked'];

/** Figures and rows of a week as they stand now: what its papers are written from. */
export async function weekSummary(desk: Desk, week: string): Promise<WeekSummary> {
  const settings = await officeSettings(desk);
  const window = windowOf(week, settings.clock, holidays());
  const { offices } = await listOffices(desk);
  const names = new Map((await listUnits(desk)).map(({ id, name }) => [id, name]));
  const picks = await toCheck(desk, week).catch((): DrawnItem[] => []);
  const runs = await countedRuns(desk, week);
  const checked = reachedItems(runs);
  const reports = (await Promise.all(runs.filter(({ state }) => state !== 'running').map(({ id }) => reportOf(desk, id).then(({ report }) => report, () => undefined)))).filter((report): report is Report => report !== undefined);

  const captures = bestCaptures(reports);
  const problems = await problemRows(desk, week);
  const withProblems = new Map<string, number>();
  for (const { finding } of problems) withProblems.set(finding.itemId, (withProblems.get(finding.itemId) ?? 0) + 1);
  const items = picks.map((pick): CheckedItem => ({ ...pick, outcome: checked.has(pick.item) ? 'checked' : 'missed', problems: withProblems.get(pick.item) ?? 0 }));
  const rates = ratesOf(items);
  const charges = await chargesOf(desk, { upTo: week });
  const before = (await problemRows(desk, plusDays(week, -7))).length;
  const lines = new Map((await weekLines(desk, week)).map((line) => [line.fingerprint, line]));
  const open = await allFindings(desk.store, { state: [...TO_MEND, 'appealed', 'closed', 'signed', 'notified'] });
  const sample = await getSample(desk.store, { week, kind: 'weekly' });
  return {
    week, number: window.number, from: window.from, to: window.to, due: window.due, asOf: desk.now(), offices, policyNotice: desk.engine.schemas.policy.notice,
    draft: (await allFindings(desk.store, { week, state: ['found', 'reopened', 'lapsed'], verdict: 'fail', kind: ['random', 'volume', 'changed', 'recheck'] })).length > 0,
    coverage: {
      frame: sample ? (await getFrame(desk.store, sample.frame)).count : 0, drawn: picks.length, checked: items.filter(({ outcome }) => outcome === 'checked').length, units: new Set(picks.map(({ unit }) => unit)).size,
      captures: captures.length, taken: captures.filter(({ outcome }) => outcome === 'ok').length, earlier: runs.filter(({ kind }) => kind === 'cut-off').flatMap(({ content }) => (content as RunContent).checked ?? []).length,
    },
    ...entrances(reports),
    missed: missedBy(captures),
    rate: { hits: rates.all.hits, checked: rates.all.checked }, apart: rates.apart,
    problems: problems.map((row) => ({ ...row, unit: names.get(row.unit) ?? row.unit })),
    conduct: await conductIn(desk, week, checked, picks, charges, lines),
    unreached: await unreachedItems(desk, items, names),
    ...(before > 0 || week !== (await firstWeek(desk)) ? { before } : {}),
    waitingForReview: (await allFindings(desk.store, { week, state: ['found', 'doubtful', 'reopened', 'lapsed'] })).filter(({ kind }) => kind !== 'census').length,
    mendedAtOnce: reports.flatMap(({ findings }) => findings).filter(({ mended }) => mended !== undefined).length,
    units: unitRows(items, rates.units, problems, [...lines.values()], open, week, (await finalBooks(desk)).sums, names),
    appeals: await appealRows(desk, window.from, names),
    corrections: (await correctionsIn(desk, week)).map(({ unit, words }) => ({ unit: names.get(unit) ?? unit, words: `${names.get(unit) ?? unit}：${words}。` })),
    mending: { due: open.filter(({ due, firstWeek: first, state }) => TO_MEND.includes(state) && first < week && due !== null && due <= desk.now().slice(0, 10)).length, closed: open.filter(({ state, stateSince }) => state === 'closed' && stateSince >= window.from && stateSince < window.to).length },
  };
}

/** The confirmed problems that stand in the bulletin of a week, with what they are to cost. */
async function problemRows(desk: Desk, week: string): Promise<ProblemRow[]> {
  const charges = (await chargesOf(desk, { upTo: week })).filter((charge) => charge.week === week && conductAt(charge.fingerprint) === undefined);
  const found = new Map((await getFindings(desk.store, charges.map(({ fingerprint }) => fingerprint))).map((row) => [row.fingerprint, row]));
  const records = await getRecords(desk.store, charges.map(({ fingerprint }) => fingerprint));
  const lines = new Map((await weekLines(desk, week)).map((line) => [line.fingerprint, line]));
  return charges.flatMap((charge): ProblemRow[] => {
    const row = found.get(charge.fingerprint);
    if (!row || NO_PROBLEM.includes(row.state)) return [];
    const line = lines.get(charge.fingerprint);
    const mendBy = records.get(charge.fingerprint)?.mendBy;
    return [{ finding: row.content, unit: charge.unit, severity: row.content.severity, points: line?.points ?? 0, state: stateName(row.state), ...(line ? { formula: line.formula } : {}), ...(mendBy ? { mendBy } : {}) }];
  }).sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : a.finding.itemId < b.finding.itemId ? -1 : 1));
}

const DECISIONS: Record<string, string> = { uphold: '维持', reduce: '减轻', revoke: '撤销' };
export const decisionName = (decision: string | null | undefined): string => DECISIONS[decision ?? ''] ?? '';

/** What was drawn and not reached (未核查). */
async function unreachedItems(desk: Desk, items: readonly CheckedItem[], names: ReadonlyMap<string, string>): Promise<WeekSummary['unreached']> {
  const missed = items.filter(({ outcome }) => outcome === 'missed');
  const known = new Map(missed.length === 0 ? [] : (await listItems(desk.store, { ids: missed.map(({ item }) => item), retired: true })).map(({ id, name }) => [id, name]));
  return missed.map(({ item, unit }) => ({ unit: names.get(unit) ?? unit, itemName: known.get(item) ?? item }));
}

/** A state in words. */
export const stateName = (state: string): string => (STATE_NAMES as Partial<Record<string, string>>)[state] ?? state;

async function firstWeek(desk: Desk): Promise<string | undefined> {
  return (await listWeekRuns(desk.store, { kind: 'weekly' })).map(({ week }) => week).sort()[0];
}

/** Each side of an item once: taken where it could be taken at all, else as it was tried last. Reports come newest first. */
function bestCaptures(reports: readonly Report[]): CoverageRow[] {
  const best = new Map<string, CoverageRow>();
  for (const row of reports.flatMap(({ coverage }) => coverage)) {
    const key = `${row.itemId} ${row.channel} ${row.capture}`;
    const known = best.get(key);
    if (!known || (known.outcome !== 'ok' && row.outcome === 'ok')) best.set(key, row);
  }
  return [...best.values()];
}

/** Of all runs together; the runs of a week share no item but those tried again. */
function entrances(reports: readonly Report[]): Pick<WeekSummary, 'entrances'> {
  const told = reports.flatMap(({ run }) => run.entrances ?? []);
  return told.length === 0 ? {} : { entrances: { items: told.reduce((sum, { items }) => sum + items, 0), working: told.reduce((sum, { working }) => sum + working, 0) } };
}

function missedBy(captures: readonly CoverageRow[]): WeekSummary['missed'] {
  const counts = new Map<string, { outcome: string; channel: string; count: number }>();
  for (const { outcome, channel } of captures) {
    if (outcome === 'ok' || outcome === 'not-captured') continue;
    const key = `${channel} ${outcome}`;
    counts.set(key, { outcome, channel, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.outcome < b.outcome ? -1 : 1));
}

function unitRows(items: readonly CheckedItem[], rates: readonly { unit: string; hits: number; checked: number; note?: string }[], problems: readonly ProblemRow[], lines: readonly BookLine[], open: readonly StoredFinding[], week: string, totals: ReadonlyMap<string, number>, names: ReadonlyMap<string, string>): UnitSummary[] {
  const units = [...new Set([...items.map(({ unit }) => unit), ...problems.map(({ unit }) => unit), ...lines.map(({ unit }) => unit)])].sort();
  return units.map((unit): UnitSummary => {
    const own = problems.filter((row) => row.unit === unit);
    const severities: Record<Severity, number> = { 严重: 0, 较重: 0, 一般: 0, 提示: 0 };
    for (const { severity } of own) severities[severity] += 1;
    const rate = rates.find((row) => row.unit === unit);
    const mine = open.filter((row) => row.unit === unit);
    const drawn = items.filter((item) => item.unit === unit);
    return {
      unit: names.get(unit) ?? unit, drawn: drawn.length, checked: drawn.filter(({ outcome }) => outcome === 'checked').length, withProblems: new Set(own.map(({ finding }) => finding.itemId)).size, severities,
      rate: { hits: rate?.hits ?? 0, checked: rate?.checked ?? 0, ...(rate?.note ? { note: rate.note } : {}) },
      proposed: lines.filter((line) => line.unit === unit).reduce((sum, { points }) => sum + points, 0), total: totals.get(unit) ?? 0,
      carried: mine.filter(({ firstWeek: first, state }) => first < week && TO_MEND.includes(state)).length, closed: mine.filter(({ state }) => state === 'closed').length, underReview: mine.filter(({ state }) => state === 'appealed').length,
    };
  });
}

async function appealRows(desk: Desk, since: string, names: ReadonlyMap<string, string>): Promise<WeekSummary['appeals']> {
  const decided = (await listAppeals(desk.store, { state: 'decided' })).filter(({ decidedAt }) => (decidedAt ?? '') >= since);
  const found = new Map((await getFindings(desk.store, decided.map(({ fingerprint }) => fingerprint))).map((row) => [row.fingerprint, row]));
  return decided.map(({ fingerprint, unit, decision, reasonCode }) => {
    const row = found.get(fingerprint);
    return { unit: names.get(unit) ?? unit, itemName: row?.itemName ?? '', problem: row?.content.message ?? '', decision: decisionName(decision), reason: reasonCode ?? '' };
  });
}
