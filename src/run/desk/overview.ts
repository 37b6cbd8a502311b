import type { CoverageRow } from '../../model/report.js';
import { windowAt, windowOf } from '../../office/windows.js';
import { plusDays } from '../../office/dates.js';
import { captureName } from '../../report/labels.js';
import { outcomeWords, troubleOf } from '../../report/outcomes.js';
import { getSample, listWeekRuns, type IndexFilter, type WeekRun } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { holidays } from '../holidays.js';
import { officeSettings } from '../week/office-settings.js';
import { namesOf, stateName, TOLD, TO_REVIEW } from './finding-rows.js';
import { findingIndex, heldUntil, ofThings } from './news.js';
import { openRun } from './run-reports.js';

export interface Counted {
  name: string;
  value: string;
  count: number;
}

/** One side of an item that could not be taken, whose side that is and what to do. */
export interface FailureView {
  itemName: string;
  unitName: string;
  capture: string;
  what: string;
  whose: string;
  todo: string;
}

export interface Overview {
  week: string;
  weekName: string;
  from: string;
  to: string;
  due: string;
  notices: string[];
  /** Of the draw; absent for a unit, and before it. */
  drawn?: { items: number; at: string; revealed: boolean };
  /** The last run of the week. */
  run?: RunView;
  coverage?: { items: number; checked: number; sides: number; taken: number; outcomes: Counted[] };
  /** Of what could not be taken, the first; how many there are. */
  failures: FailureView[];
  failed: number;
  states: Counted[];
  severities: Counted[];
  /** Waiting for the first review. */
  toReview: number;
  /** New, still there, mended … in the last run, and how many problems this week and last. */
  changes: Counted[];
  thisWeek: number;
  /** New findings of the week before; absent where there is nothing to compare with: one of both was not checked. */
  lastWeek?: number;
  units: Counted[];
}

export interface RunView {
  id: string;
  week: string;
  weekName: string;
  kind: string;
  kindName: string;
  state: string;
  stateName: string;
  startedAt: string;
  finishedAt?: string;
  failed?: string;
}

const RUN_STATES: Record<string, string> = { running: '核查中', done: '已完成', failed: '没有完成', published: '已发布' };
const CHANGES: Record<string, string> = { new: '新发现', persisting: '仍未改', fixed: '已改正', reopened: '再次出现', waived: '例外', lapsed: '例外失效', unchecked: '未能复查' };
const MOST_FAILURES = 300;
const HEAVIEST = ['严重', '较重', '一般', '提示'];

/** The week at a glance; `unit`: a department's own figures alone, of what it was told. */
export async function overview(desk: Desk, unit?: string): Promise<Overview> {
  const { clock } = await officeSettings(desk);
  const window = windowAt(desk.now(), clock, holidays());
  const names = await namesOf(desk);
  const index = findingIndex(desk);
  const own: IndexFilter = unit === undefined ? {} : { unit, state: TOLD };
  const last = windowOf(plusDays(window.id, -7), clock, holidays()).id;
  const { run, taken, coverage } = await weekRun(desk, window.id);
  const sample = unit === undefined ? await getSample(desk.store, { week: window.id, kind: 'weekly' }) : undefined;
  const missed = taken.filter(({ department, outcome }) => outcome !== 'ok' && (unit === undefined || department === (names.units.get(unit) ?? unit)));
  const named = (counts: { value: string | null; count: number }[], name: (value: string) => string): Counted[] => counts.flatMap(({ value, count }) => (value === null ? [] : [{ name: name(value), value, count }]));
  return {
    week: window.id, weekName: names.week(window.id), from: window.from, to: window.to, due: window.due, notices: window.notices,
    ...(sample ? { drawn: { items: sample.rows.length, at: sample.committedAt, revealed: sample.revealedAt !== null } } : {}),
    ...(run && unit === undefined ? { run: runView(run, names.week) } : {}),
    ...(coverage && unit === undefined ? { coverage } : {}),
    failed: missed.length,
    failures: missed.slice(0, MOST_FAILURES).map((row) => {
      const words = outcomeWords(row.outcome, row.channel);
      return { itemName: row.itemName, unitName: row.department, capture: captureName(row.capture, row.channel), what: words.name, whose: words.side, todo: troubleOf(row) };
    }),
    states: named((await index.countBy(own, ['state'])).state, stateName),
    severities: named((await index.countBy({ ...own, week: window.id, verdict: 'fail' }, ['severity'])).severity, (value) => value).sort((a, b) => HEAVIEST.indexOf(a.value) - HEAVIEST.indexOf(b.value)),
    toReview: unit === undefined ? await index.count({ state: TO_REVIEW }) : 0,
    changes: unit === undefined ? Object.entries((run?.content as { changes?: Record<string, number> } | null)?.changes ?? {}).map(([value, count]) => ({ name: CHANGES[value] ?? '其他', value, count })) : [],
    thisWeek: await index.count({ ...own, firstWeek: window.id, verdict: 'fail' }),
    ...((await isChecked(desk, window.id)) && (await isChecked(desk, last)) ? { lastWeek: await index.count({ ...own, firstWeek: last, verdict: 'fail' }) } : {}),
    units: unit === undefined ? named((await index.countBy({ week: window.id, verdict: 'fail' }, ['unit'])).unit, (value) => names.units.get(value) ?? value) : [],
  };
}

/** Whether a weekly check of a week has ended. */
const isChecked = async (desk: Desk, week: string): Promise<boolean> => (await listWeekRuns(desk.store, { week, kind: 'weekly' })).some(({ state }) => state === 'done' || state === 'published');

/** What the runs of a week say, the same until one of them goes on. */
const weekRun = (desk: Desk, week: string): Promise<{ run?: WeekRun; taken: CoverageRow[]; coverage?: Overview['coverage'] }> => heldUntil(desk, `week ${week}`, ofThings('run'), async () => {
  const runs = await listWeekRuns(desk.store, { week });
  const run = runs.find(({ kind }) => kind === 'weekly') ?? runs[0];
  const taken = await takenIn(desk, runs.filter(({ kind, state }) => kind === (run?.kind ?? 'weekly') && (state === 'done' || state === 'published')));
  return { taken, ...(run ? { run } : {}), ...(taken.length > 0 ? { coverage: coverageOf(taken) } : {}) };
});

export function runView(run: WeekRun, week: (id: string) => string): RunView {
  const failed = (run.content as { failed?: string } | null)?.failed;
  return {
    id: run.id, week: run.week, weekName: week(run.week), kind: run.kind, kindName: run.kind === 'census' ? '普查' : '每周抽查', state: run.state, stateName: RUN_STATES[run.state] ?? run.state, startedAt: run.startedAt,
    ...(run.finishedAt ? { finishedAt: run.finishedAt } : {}), ...(failed ? { failed } : {}),
  };
}

/** Runs, newest first. */
export async function runViews(desk: Desk): Promise<RunView[]> {
  const names = await namesOf(desk);
  return (await listWeekRuns(desk.store)).slice(0, 100).map((run) => runView(run, (id) => names.week(id)));
}

/** What the runs of a week took, newest first: what a later one took again stands for what an earlier one did not get. */
async function takenIn(desk: Desk, runs: readonly WeekRun[]): Promise<CoverageRow[]> {
  const rows = new Map<string, CoverageRow>();
  for (const { id } of [...runs].reverse()) {
    const opened = await openRun(desk, id).catch(() => undefined);
    for (const row of opened?.report.coverage ?? []) rows.set([row.itemId, row.channel, row.capture].join('\n'), row);
  }
  return [...rows.values()];
}

/** Items count as checked when two sides could be taken. */
function coverageOf(coverage: readonly CoverageRow[]): NonNullable<Overview['coverage']> {
  const counts = new Map<string, number>();
  for (const { outcome, channel } of coverage) if (channel !== 'handbook') counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const sides = coverage.filter(({ channel }) => channel !== 'handbook');
  const got = new Map<string, Set<string>>();
  for (const { itemId, channel, outcome } of coverage) if (outcome === 'ok') got.set(itemId, (got.get(itemId) ?? new Set<string>()).add(channel));
  return {
    items: new Set(coverage.map(({ itemId }) => itemId)).size, checked: [...got.values()].filter((channels) => channels.size > 1).length, sides: sides.length, taken: sides.filter(({ outcome }) => outcome === 'ok').length,
    outcomes: [...counts].map(([value, count]) => ({ name: outcomeWords(value).name, value, count })).sort((a, b) => b.count - a.count),
  };
}
