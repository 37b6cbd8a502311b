import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createSnapshotStore, getWeekRun, openCaptureLog, type SnapshotStore } from '../../store/index.js';
import type { Report } from '../../model/report.js';
import type { Desk } from '../desk.js';
import { keptPages, type KeptPageInfo } from '../kept-pages.js';
import { UserProblem } from '../problem.js';
import { reportOf } from '../week/run-week.js';

/** A run with what its folder holds. */
export interface OpenedRun {
  report: Report;
  out: string;
  snapshots: SnapshotStore;
  /** Kept pages by the hash of what was read. */
  pages: Map<string, KeptPageInfo>;
}

/** Reports are megabytes: the last few are held, each as long as its run is the same. */
const HELD = 3;
const held = new WeakMap<Desk, Map<string, { finishedAt: string | null; opened: Promise<OpenedRun> }>>();

/** The report of a run and its kept evidence. @throws Missing, UserProblem where its files are gone */
export async function openRun(desk: Desk, id: string): Promise<OpenedRun> {
  const { finishedAt } = await getWeekRun(desk.store, id);
  const runs = held.get(desk) ?? new Map<string, { finishedAt: string | null; opened: Promise<OpenedRun> }>();
  held.set(desk, runs);
  const known = runs.get(id);
  if (known && known.finishedAt === finishedAt) return known.opened;
  const opened = open(desk, id);
  runs.set(id, { finishedAt, opened });
  opened.catch(() => runs.delete(id));
  const [oldest] = runs.keys();
  if (runs.size > HELD && oldest !== undefined) runs.delete(oldest);
  return opened;
}

async function open(desk: Desk, id: string): Promise<OpenedRun> {
  const { report, out } = await reportOf(desk, id);
  const evidence = path.join(out, 'evidence');
  return { report, out, snapshots: createSnapshotStore(evidence), pages: keptPages(await openCaptureLog(path.join(evidence, 'captures.jsonl')).read()) };
}

const PICTURE = /^(?:page-[0-9a-f]{40}|[0-9a-f]{40}(?:\.opened)?)\.png$/;

/** A picture of a run by its name, with the units whose findings it shows. @throws Missing, UserProblem */
export async function runPicture(desk: Desk, id: string, name: string): Promise<{ png: Uint8Array; units: Set<string> }> {
  if (!PICTURE.test(name)) throw new UserProblem('没有这张图片。');
  const { report, out } = await openRun(desk, id);
  const units = new Set(report.findings.filter(({ sides }) => [sides.online?.picture?.file, sides.online?.picture?.page].some((file) => file?.endsWith(`/${name}`))).map(({ department }) => department));
  if (units.size === 0) throw new UserProblem('没有这张图片。');
  try {
    return { png: await readFile(path.join(out, 'evidence', 'pictures', name)), units };
  } catch {
    throw new UserProblem('这张图片的文件不在了，请用备份恢复后再看。');
  }
}

/** What kept bytes of a run are, besides the bytes. */
export interface KeptFile {
  bytes: Uint8Array;
  /** Name of the file as it was handed in, or of the page's host; without folders. */
  name: string;
  units: Set<string>;
  /** Of a page: where and when it was taken, and the charset that it was declared in. */
  page?: { url?: string; takenAt?: string; charset?: string };
  /** Everybody may see the handbook. */
  handbook: boolean;
}

/** Kept bytes of a side by their hash; nothing else of the folder can be asked for. @throws UserProblem */
export async function runFile(desk: Desk, id: string, sha256: string): Promise<KeptFile> {
  const { report, snapshots, pages } = await openRun(desk, id);
  const rows = report.coverage.filter((row) => row.sha256 === sha256);
  const [first] = rows;
  if (!first) throw new UserProblem('这次核查没有留存这份材料。');
  const bytes = await snapshots.get(sha256);
  if (!bytes) throw new UserProblem('这份材料的原件不在了，请用备份恢复后再看。');
  const name = first.file?.split(/[/\\]/).at(-1) ?? '网页原件.html';
  const { url } = first;
  const charset = pages.get(sha256)?.charset;
  const page = { ...(url ? { url } : {}), ...(first.takenAt ? { takenAt: first.takenAt } : {}), ...(charset ? { charset } : {}) };
  return { bytes, name, page, units: new Set(rows.map(({ department }) => department)), handbook: rows.some(({ channel }) => channel === 'handbook') };
}
