import { appendFile, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../model/finding.js';
import type { Report } from '../model/report.js';
import { plusDays } from '../office/dates.js';
import { allFindings, appendAudit, endSessions, listAppeals, listWeekRuns, listWeeks, openCaptureLog, type WeekRun } from '../store/index.js';
import type { Desk } from './desk.js';
import { filesBelow } from './files.js';
import { TIDIED, type TidiedLine } from './tidied.js';
import { sha256 } from './versions.js';
import { heldFolder } from './week/city.js';
import { weekOf } from './week/draw-week.js';
import { reportOf, type RunContent } from './week/run-week.js';

/** Findings that nothing follows from any more, where their week was not published and nobody appealed. */
const OVER = ['dismissed', 'closed', 'revoked'];

export interface TidiedRun {
  run: string;
  files: { path: string; bytes: number }[];
}

/**
 * Evidence that is older than `keepWeeks` and of no finding that is open, was appealed or stands in a published week: of each run, the
 * files that only such items have. Reports, lists and what cannot be told are never among them.
 */
export async function toTidy(desk: Desk, keepWeeks: number): Promise<TidiedRun[]> {
  const before = plusDays(await weekOf(desk), -7 * keepWeeks);
  const published = new Set((await listWeeks(desk.store)).filter(({ frozenAt }) => frozenAt !== null).map(({ week }) => week));
  const appealed = new Set((await listAppeals(desk.store)).map(({ fingerprint }) => fingerprint));
  const found: TidiedRun[] = [];
  const seen = new Set<string>();
  for (const run of (await listWeekRuns(desk.store)).filter(({ week, state }) => week < before && state !== 'running')) {
    const out = await heldFolder(desk, (run.content as RunContent).out);
    // A run of the cut-off stands on the folder of another.
    if (seen.has(out)) continue;
    seen.add(out);
    const opened = await reportOf(desk, run.id).catch(() => undefined);
    if (!opened) continue;
    const whole = JSON.parse(await readFile(path.join(opened.out, 'report.json'), 'utf8')) as Report;
    const needed = await neededItems(desk, run, whole, published, appealed);
    const files = await filesOf(opened.out, whole, needed);
    if (files.length > 0) found.push({ run: run.id, files });
  }
  return found;
}

/** Items of a report whose evidence must stay. */
async function neededItems(desk: Desk, run: WeekRun, { findings }: Report, published: ReadonlySet<string>, appealed: ReadonlySet<string>): Promise<Set<string>> {
  const stored = new Map((await allFindings(desk.store, { item: [...new Set(findings.map(({ itemId }) => itemId)), ''] })).map((row) => [row.fingerprint, row]));
  const stays = ({ fingerprint }: Finding): boolean => {
    const row = stored.get(fingerprint);
    if (!row || !OVER.includes(row.state) || appealed.has(fingerprint)) return true;
    // Also what another run saw of it is evidence for what was published.
    return row.state !== 'dismissed' && (run.frozenAt !== null || [...published].some((week) => row.firstWeek <= week && week <= row.lastWeek));
  };
  return new Set(findings.filter(stays).map(({ itemId }) => itemId));
}

/** Kept files of a run that belong to items that are not needed, and to no other. */
async function filesOf(out: string, { coverage, findings }: Report, needed: ReadonlySet<string>): Promise<TidiedRun['files']> {
  const evidence = path.join(out, 'evidence');
  const records = await openCaptureLog(path.join(evidence, 'captures.jsonl')).read();
  const hashesOf = new Map<string, string[]>();
  for (const { sha256: raw, rendered } of records) {
    const hashes = [raw, rendered?.sha256, ...(rendered?.requests.map((request) => request.sha256) ?? [])].filter((one): one is string => one !== undefined);
    for (const hash of [raw, rendered?.sha256]) if (hash) hashesOf.set(hash, [...(hashesOf.get(hash) ?? []), ...hashes]);
  }
  const [keep, gone] = [new Set<string>(), new Set<string>()];
  for (const row of coverage) if (row.sha256) for (const hash of [row.sha256, ...(hashesOf.get(row.sha256) ?? [])]) (needed.has(row.itemId) ? keep : gone).add(hash);
  const pictures = (wanted: (item: string) => boolean): string[] => findings.filter(({ itemId }) => wanted(itemId)).flatMap(({ sides }) => Object.values(sides).flatMap((side) => [side?.picture?.file, side?.picture?.page].filter((file): file is string => file !== undefined)));
  const kept = new Set(pictures((item) => needed.has(item)));
  const names = new Set(pictures((item) => !needed.has(item)).filter((file) => !kept.has(file)));
  const files: TidiedRun['files'] = [];
  for (const name of await filesBelow(evidence)) {
    const file = `evidence/${name}`;
    const hash = /(?:^|\/)([0-9a-f]{64})(?:\.[^/.]+)?$/.exec(name)?.[1];
    if (hash ? gone.has(hash) && !keep.has(hash) : names.has(file)) files.push({ path: file, bytes: (await stat(path.join(evidence, name))).size });
  }
  return files;
}

/** Removes what `toTidy` names, run by run: noted in the log and in the run's list first, so that nothing is ever missing without a word. */
export async function tidy(desk: Desk, runs: readonly TidiedRun[], keepWeeks: number, by: string): Promise<void> {
  for (const { run, files } of runs) {
    const { out } = await reportOf(desk, run);
    const listed = await Promise.all(files.map(async (file) => ({ path: file.path, sha256: sha256(await readFile(path.join(out, file.path))) })));
    const line = JSON.stringify({ at: desk.now(), by, keepWeeks, files: listed } satisfies TidiedLine);
    await desk.store.change(() => undefined, () => appendAudit(desk.store, { by, at: desk.now(), action: 'evidence.tidy', thing: 'run', id: run, detail: { keepWeeks, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), list: sha256(line) } }));
    await appendFile(path.join(out, TIDIED), `${line}\n`, { flush: true });
    for (const file of files) await rm(path.join(out, file.path), { force: true });
  }
  await endSessions(desk.store, { expiredAt: desk.now() });
}

/** Says what would be removed, and removes it with `yes`. */
export async function showTidy(desk: Desk, { keepWeeks, yes }: { keepWeeks: number; yes: boolean }, by: string): Promise<string> {
  const runs = await toTidy(desk, keepWeeks);
  const files = runs.flatMap((run) => run.files);
  const size = `${files.length} 个文件，${(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1)} MB`;
  const rule = `${keepWeeks} 周以前、没有未了结问题、没有申诉、不属于已发布问题的取证材料`;
  if (files.length === 0) return `没有可清理的内容（${rule}）。\n`;
  const lines = runs.map((run) => `  ${run.run}　${run.files.length} 个文件\n`).join('');
  if (!yes) return `可清理 ${size}（${rule}）：\n${lines}现在没有删除。确认后加 --yes 执行；报告、清单和操作日志不在其内。\n`;
  await tidy(desk, runs, keepWeeks, by);
  return `已清理 ${size}（${rule}）：\n${lines}每个文件的名称和摘要记在该次核查的 ${TIDIED}，并记入操作日志。\n`;
}
