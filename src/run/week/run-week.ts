import path from 'node:path';
import { readFile } from 'node:fs/promises';
import type { VocabularyRow } from '../../model/vocabulary.js';
import type { Report } from '../../model/report.js';
import { beginWeekRun, countSteps, finishStep, finishWeekRun, freezeWeekRun, getWeekRun, listWeekRuns, type WeekRun } from '../../store/index.js';
import { runCity } from '../city.js';
import type { Desk } from '../desk.js';
import { withHandovers } from '../desk/handovers.js';
import { UserProblem } from '../problem.js';
import type { Progress } from '../progress.js';
import { sha256, toolVersion } from '../versions.js';
import { cityPlan, readPlanned, runFolder } from './city.js';
import { drawn, revealDraw, toCheck, weekOf } from './draw-week.js';
import { recordRun } from './record-run.js';

/** What stands in a run's row besides its columns. */
export interface RunContent {
  /** Folder of report and evidence. */
  out: string;
  /** Items that were reached and judged. */
  checked?: string[];
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
 * Checks what was drawn for the present window, or everything (`census`: its findings are 提醒 without points). A run that was ended goes on
 * where it was: each page is fetched once, each finding written once.
 */
export async function runWeek(desk: Desk, kind: 'weekly' | 'census', by: string, options: RunOptions): Promise<{ run: WeekRun; report: Report }> {
  const plan = await withHandovers(desk, await cityPlan(desk));
  const week = await weekOf(desk);
  const planned = await readPlanned(desk, plan);
  const picks = kind === 'weekly' ? await toCheck(desk, week) : planned.items.map(({ id, department }) => ({ item: id, unit: department, part: 'census' as const }));
  const open = (await listWeekRuns(desk.store, { week, kind })).find(({ state }) => state === 'running');
  const id = open?.id ?? `${week}-${kind}-${(await listWeekRuns(desk.store, { week, kind })).length + 1}`;
  const out = await runFolder(options.root, id);
  const { versions } = desk.engine.schemas;
  await beginWeekRun(desk.store, {
    id, week, kind, ...(kind === 'weekly' ? { sample: (await drawn(desk, week)).id } : {}), content: { out } satisfies RunContent,
    versions: { tool: toolVersion(), schema: versions.schema, rules: desk.engine.ruleVersion, policy: versions.policy, catalogue: sha256(planned.bytes) },
  }, picks.map(({ item }) => ({ item, step: 'check' })), { by, at: desk.now() });

  const { report } = await runCity({
    catalogue: plan.catalogue, only: picks.map(({ item }) => item), out, data: path.join(options.root, 'journal'), browser: options.browser ?? true,
    ...(plan.portal ? { portal: plan.portal } : {}), ...(plan.offline ? { offline: plan.offline } : {}), ...(plan.handbook ? { handbook: plan.handbook } : {}), ...(plan.region ? { region: plan.region } : {}),
    allowHosts: plan.allowHosts ?? [], ...(plan.handover ? { handover: plan.handover } : {}), ...(options.signal ? { signal: options.signal } : {}),
    ...(options.confirmAfter === undefined ? {} : { confirmAfter: options.confirmAfter }), ...(options.inspectors ? { inspectors: options.inspectors } : {}),
    ...(options.vocabulary && options.vocabulary.length > 0 ? { vocabulary: options.vocabulary } : {}),
  }, options.progress ?? (() => {}), () => new Date(Date.parse(desk.now())));

  const { changes } = await recordRun(desk, { id, week }, report, new Map(picks.map(({ item, part }) => [item, part])));
  const checked = checkedItems(report);
  for (const item of checked) await finishStep(desk.store, { run: id, item, step: 'check', at: desk.now() });
  await endRun(desk, id, { out, checked, changes }, by);
  if (kind === 'weekly') await revealDraw(desk, week, by);
  return { run: await getWeekRun(desk.store, id), report };
}

/** Items of which two sides at least could be judged. */
function checkedItems(report: Report): string[] {
  const sides = new Map<string, Set<string>>();
  for (const { itemId, channel, outcome } of report.coverage) if (outcome === 'ok') sides.set(itemId, (sides.get(itemId) ?? new Set()).add(channel));
  return [...sides].filter(([, channels]) => channels.size > 1).map(([item]) => item);
}

async function endRun(desk: Desk, id: string, content: RunContent, by: string): Promise<void> {
  await finishWeekRun(desk.store, id, 'done', { by, at: desk.now() }, content);
}

/** The report of a run, as its files hold it. @throws UserProblem where they are gone */
export async function reportOf(desk: Desk, id: string): Promise<{ report: Report; out: string }> {
  const { content } = await getWeekRun(desk.store, id);
  const { out } = content as RunContent;
  try {
    return { report: JSON.parse(await readFile(path.join(out, 'report.json'), 'utf8')) as Report, out };
  } catch {
    throw new UserProblem('这次核查的报告文件不在了，请用备份恢复后再看。');
  }
}

/** Publishes a run: from then on neither it nor its report changes. */
export async function publishRun(desk: Desk, id: string, by: string): Promise<void> {
  const { report } = await reportOf(desk, id);
  await freezeWeekRun(desk.store, id, sha256(JSON.stringify(report)), { by, at: desk.now() });
}

/** How far a run is. */
export const runProgress = (desk: Desk, id: string) => countSteps(desk.store, id);
