import { statfs } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { getSetting, listWeekRuns, stepCounts, storeCounts, storeHealth, type Count } from '../../store/index.js';
import { LAST } from '../backup-folder.js';
import type { Desk } from '../desk.js';
import { heldUntil, ofThings } from './news.js';
import { openRun } from './run-reports.js';

export interface HealthCheck {
  name: 'database' | 'schema' | 'disk';
  ok: boolean;
  /** Chinese, for whoever looks. */
  detail: string;
}

/** Bytes below which nothing more should be taken in: a week's evidence needs about this much. */
const LEAST_DISK = 512 * 1024 * 1024;
/** Milliseconds in which a database that is well answers. */
const PATIENCE = 5_000;

/** Whether the workbench can do its work now: its database answers in today's shape, and there is room on the disk. */
export async function healthOf(desk: Desk): Promise<HealthCheck[]> {
  return [...(await database(desk)), await disk(desk)];
}

async function database(desk: Desk): Promise<HealthCheck[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => { timer = setTimeout(() => resolve(undefined), PATIENCE); });
  try {
    const health = await Promise.race([storeHealth(desk.store), late]);
    if (!health) return [{ name: 'database', ok: false, detail: `数据库 ${PATIENCE / 1000} 秒内没有应答` }];
    const { schema, latest } = health;
    return [{ name: 'database', ok: true, detail: '数据库应答正常' }, { name: 'schema', ok: schema === latest, detail: schema === latest ? `数据结构为 ${schema}，已是最新` : `数据结构为 ${schema}，本版本需要 ${latest}，请停止后用 zhinan db migrate 升级` }];
  } catch {
    return [{ name: 'database', ok: false, detail: '数据库没有应答' }];
  } finally {
    clearTimeout(timer);
  }
}

async function disk({ folder }: Desk): Promise<HealthCheck> {
  const free = await freeBytes(folder);
  if (free === undefined) return { name: 'disk', ok: false, detail: '数据文件夹打不开' };
  return { name: 'disk', ok: free >= LEAST_DISK, detail: `磁盘剩余 ${(free / 1e9).toFixed(1)} GB${free >= LEAST_DISK ? '' : '，请腾出空间（zhinan db tidy 可清理过期的取证材料）'}` };
}

/** Free bytes of the disk that a folder is on, or will be. */
export async function freeBytes(folder: string): Promise<number | undefined> {
  let there = folder;
  while (!existsSync(there) && path.dirname(there) !== there) there = path.dirname(there);
  const stats = await statfs(there).catch(() => undefined);
  return stats && Number(stats.bavail) * Number(stats.bsize);
}

export interface Measures {
  counts: Record<'findings' | 'runs' | 'steps' | 'appeals', Count[]>;
  /** Outcomes of the pages of the last run that is through. */
  outcomes: Map<string, number>;
  running: boolean;
  freeBytes?: number;
  /** Seconds since 1970 of the last backup, where there was one. */
  backedUpAt?: number;
}

/** What is counted for whoever watches. */
export async function measuresOf(desk: Desk): Promise<Measures> {
  // Whoever watches asks every few seconds: a hundred thousand findings are not counted each time.
  const held = await heldUntil(desk, 'counts', ofThings('finding', 'run', 'appeal'), () => storeCounts(desk.store));
  const outcomes = await heldUntil(desk, 'outcomes', ofThings('run'), () => outcomesOf(desk));
  const backup = await getSetting<{ at: string }>(desk.store, LAST);
  const free = await freeBytes(desk.folder);
  return { counts: { ...held, steps: await stepCounts(desk.store) }, outcomes, running: desk.runner.state().running, ...(free === undefined ? {} : { freeBytes: free }), ...(backup ? { backedUpAt: Date.parse(backup.at) / 1000 } : {}) };
}

async function outcomesOf(desk: Desk): Promise<Map<string, number>> {
  const [last] = (await listWeekRuns(desk.store)).filter(({ state }) => state === 'done' || state === 'published').sort((a, b) => ((a.finishedAt ?? '') < (b.finishedAt ?? '') ? 1 : -1));
  const outcomes = new Map<string, number>();
  if (last) {
    const opened = await openRun(desk, last.id).catch(() => undefined);
    for (const { channel, outcome } of opened?.report.coverage ?? []) if (channel === 'online') outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  return outcomes;
}
