import path from 'node:path';
import { readFile } from 'node:fs/promises';
import type { VocabularyRow } from '../../model/vocabulary.js';
import type { Report } from '../../model/report.js';
import { beginWeekRun, finishStep, finishWeekRun, freezeWeekRun, getWeekRun, listWeekRuns, type WeekRun } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { withHandovers } from '../desk/handovers.js';
import { UserProblem } from '../problem.js';
import type { Progress } from '../progress.js';
import { sha256, toolVersion } from '../versions.js';
import { checkedHere, heldFolder, readPlanned, runFolder } from './city.js';
import { drawn, revealDraw, toCheck, weekOf } from './draw-week.js';
import { recordRun } from './record-run.js';
import { checkedItems, failedItems, takeReport, wholeReport } from './taking.js';

/** What stands in a run's row besides its columns. */
export interface RunContent {
  /** Folder of report and evidence. */
  out: string;
  /** Items that were reached and judged. */
  checked?: string[];
  /** Items of which a page could not be taken; taken again when the run is begun again. */
  untaken?: string[];
  /** Where only part of the report counts: its items. */
  only?: string[];
  /** Why it could not be finished, a sentence. */
  failed?: string;
  /** What changed on what was known. */
  changes?: Record<string, number>;
}

export interface RunOptions {
  /** Folder below which runs keep their reports and evidence. */
  root: string;
  progress?: Progress;
  signal?: AbortSignal;
  confirmAfter?: number;
  browser?: boolean;
  inspectors?: string[];
  vocabulary?: VocabularyRow[];
}

/**
 * Checks what was drawn for a window (default: the present one), or everything (`census`: its findings are 提醒 without points). A run that
 * was ended goes on where it was: each page is fetched once, each finding written once. Begun again when it is through, a weekly run takes
 * only what was not reached; where all was, it changes nothing.
 */
export async function runWeek(desk: Desk, kind: 'weekly' | 'census', by: string, options: RunOptions): Promise<{ run: WeekRun; report: Report }> {
  const plan = await withHandovers(desk, await checkedHere(desk));
  const week = await weekOf(desk);
  const planned = await readPlanned(desk, plan);
  const runs = await listWeekRuns(desk.store, { week, kind });
  const picks = kind === 'weekly' ? leftToCheck(await toCheck(desk, week), runs) : planned.items.map(({ id, department }) => ({ item: id, unit: department, part: 'census' as const }));
  const open = runs.find(({ state }) => state === 'running');
  const last = runs.find(({ state }) => state === 'done' || state === 'published');
  if (!open && last && kind === 'weekly' && (picks.length === 0 || last.state === 'published')) return ended(desk, last, by);

  const id = open?.id ?? `${week}-${kind}-${runs.length + 1}`;
  const out = await runFolder(options.root, id);
  const { versions } = desk.engine.schemas;
  await beginWeekRun(desk.store, {
    id, week, kind, ...(kind === 'weekly' ? { sample: (await drawn(desk, week)).id } : {}), content: { out } satisfies RunContent,
    versions: { tool: toolVersion(), schema: versions.schema, rules: desk.engine.ruleVersion, policy: versions.policy, catalogue: sha256(planned.bytes) },
  }, picks.map(({ item }) => ({ item, step: 'check' })), { by, at: desk.now() });

  const report = (open && (await wholeReport(out))) ?? (await takeReport(desk, plan, picks.map(({ item }) => item), out, options));
  const { changes } = await recordRun(desk, { id, week }, report, new Map(picks.map(({ item, part }) => [item, part])));
  const [checked, untaken] = [checkedItems(report), failedItems(report)];
  for (const item of checked) await finishStep(desk.store, { run: id, item, step: 'check', at: desk.now() });
  await finishWeekRun(desk.store, id, 'done', { by, at: desk.now() }, { out, checked, untaken, changes } satisfies RunContent);
  return ended(desk, await getWeekRun(desk.store, id), by, report);
}

/** What of a draw no run that is through has reached whole. */
export function leftToCheck<T extends { item: string }>(picks: readonly T[], runs: readonly WeekRun[]): T[] {
  const whole = new Set<string>();
  for (const { content, state } of runs) {
    const { checked = [], untaken = [] } = (content as RunContent | null) ?? { out: '' };
    if (state !== 'running') for (const item of checked) if (!untaken.includes(item)) whole.add(item);
  }
  return picks.filter(({ item }) => !whole.has(item));
}

/** A run that is through: its draw may be shown from now on. */
async function ended(desk: Desk, run: WeekRun, by: string, report?: Report): Promise<{ run: WeekRun; report: Report }> {
  if (run.kind === 'weekly') await revealDraw(desk, run.week, by);
  return { run, report: report ?? (await reportOf(desk, run.id)).report };
}

/** The report of a run, as its files hold it. @throws UserProblem where they are gone */
export async function reportOf(desk: Desk, id: string): Promise<{ report: Report; out: string }> {
  const { content } = await getWeekRun(desk.store, id);
  const { out: named, only } = content as RunContent;
  const out = await heldFolder(desk, named);
  try {
    const report = JSON.parse(await readFile(path.join(out, 'report.json'), 'utf8')) as Report;
    return { report: only ? partOf(report, new Set(only)) : report, out };
  } catch {
    throw new UserProblem('这次核查的报告文件不在了，请用备份恢复后再看。');
  }
}

/** What a report says of some items. */
export function partOf(report: Report, items: ReadonlySet<string>): Report {
  return { ...report, coverage: report.coverage.filter(({ itemId }) => items.has(itemId)), findings: report.findings.filter(({ itemId }) => items.has(itemId)) };
}

/** Publishes a run: from then on neither it nor its report changes. @throws Conflict where it is published */
export async function publishRun(desk: Desk, id: string, by: string): Promise<void> {
  const { report } = await reportOf(desk, id);
  await freezeWeekRun(desk.store, id, sha256(JSON.stringify(report)), { by, at: desk.now() });
}
