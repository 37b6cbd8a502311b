import { judgedOn } from '../../office/cut-off.js';
import { windowOf } from '../../office/windows.js';
import type { DrawnItem } from '../../model/draw.js';
import type { Report } from '../../model/report.js';
import { beginWeekRun, finishWeekRun, listWeekRuns, type WeekRun } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { holidays } from '../holidays.js';
import { toCheck } from './draw-week.js';
import { officeSettings } from './office-settings.js';
import { recordRun } from './record-run.js';
import { leftToCheck, partOf, reportOf, type RunContent } from './run-week.js';
import { checkedItems } from './taking.js';

/** Runs that a week's figures rest on: those of the draw, and what the cut-off took from others. */
const COUNTED = ['weekly', 'cut-off'];

/** The runs of a week that its figures rest on, newest first; what failed reached nothing. */
export async function countedRuns(desk: Desk, week?: string): Promise<WeekRun[]> {
  return (await listWeekRuns(desk.store, week === undefined ? {} : { week })).filter(({ kind, state }) => COUNTED.includes(kind) && state !== 'failed');
}

/** Items of a week that were reached and judged. */
export const reachedItems = (runs: readonly WeekRun[]): Set<string> => new Set(runs.flatMap(({ content }) => (content as RunContent | null)?.checked ?? []));

/**
 * At the cut-off: what was drawn and not reached is judged on the last good capture of the same window that another run took of it; what
 * has none is 未核查, outside every denominator, and is drawn first next week. Done again, it changes nothing.
 */
export async function settleCutOff(desk: Desk, week: string, by: string): Promise<{ judged: string[]; missed: DrawnItem[] }> {
  const window = windowOf(week, (await officeSettings(desk)).clock, holidays());
  const counted = await countedRuns(desk, week);
  const reached = reachedItems(counted.filter(({ state }) => state !== 'running'));
  const left = leftToCheck(await toCheck(desk, week), counted);
  const others = left.length === 0 ? [] : await judgedElsewhere(desk, week);
  const judged: string[] = [];
  for (const { run, report } of others) {
    const own = left.filter(({ item }) => judgedOn(others.flatMap((other) => captureOf(other, item)), window)?.run === run.id);
    if (own.length === 0) continue;
    const only = own.map(({ item }) => item);
    const id = `${week}-cut-off-${run.id}`;
    const { out } = run.content as RunContent;
    await beginWeekRun(desk.store, { id, week, kind: 'cut-off', versions: run.versions, content: { out, only } satisfies RunContent }, [], { by, at: desk.now() });
    const { changes } = await recordRun(desk, { id, week }, partOf(report, new Set(only)), new Map(own.map(({ item, part }) => [item, part])));
    await finishWeekRun(desk.store, id, 'done', { by, at: desk.now() }, { out, only, checked: only, changes } satisfies RunContent);
    judged.push(...only);
  }
  return { judged, missed: left.filter(({ item }) => !judged.includes(item) && !reached.has(item)) };
}

interface Other {
  run: WeekRun;
  report: Report;
}

/** Other runs of the week that are through and whose report is there. */
async function judgedElsewhere(desk: Desk, week: string): Promise<Other[]> {
  const runs = (await listWeekRuns(desk.store, { week })).filter(({ kind, state }) => kind === 'census' && state === 'done');
  const reports = await Promise.all(runs.map(async (run) => ({ run, report: (await reportOf(desk, run.id).catch(() => undefined))?.report })));
  return reports.flatMap(({ run, report }) => (report ? [{ run, report }] : []));
}

/** When a run took the item's page, where it judged it. */
function captureOf({ run, report }: Other, item: string): { run: string; takenAt: string; good: boolean }[] {
  if (!checkedItems(report).includes(item)) return [];
  const takenAt = report.coverage.find(({ itemId, channel, outcome }) => itemId === item && channel === 'online' && outcome === 'ok')?.takenAt;
  return takenAt === undefined ? [] : [{ run: run.id, takenAt, good: true }];
}
