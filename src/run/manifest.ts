import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Report } from '../model/report.js';
import { sm3 } from './sm3.js';
import { sha256 } from './versions.js';

/** Name of the list in an evidence pack, and of the timestamp's answer beside it. */
export const MANIFEST = 'manifest.json';
export const TIMESTAMP = 'manifest.tsr';

export interface ManifestFile {
  /** Relative to the pack, with `/`. */
  path: string;
  bytes: number;
  sha256: string;
  sm3: string;
}

/** `manifest.json` of an evidence pack: every file with its digests, what made it and who took it. */
export interface Manifest {
  format: 'zhinan-evidence';
  version: 1;
  run: Pick<Report['run'], 'id' | 'startedAt' | 'finishedAt' | 'catalogue' | 'portal' | 'versions'>;
  /** Those who took the evidence (双人核查). */
  inspectors: string[];
  /** Where a timestamp was asked for; `failed` says in Chinese why there is none. */
  timestamp?: { server: string; file?: string; failed?: string };
  files: ManifestFile[];
}

/** Files of a run that other programs write on or that are on their way: no evidence. */
const NO_EVIDENCE = /(?:^|\/)\.|\.part$|\.(?:db|sqlite)(?:-wal|-shm|-journal)?$/;
const AT_ONCE = 8;

/** Writes the list of a run's pack: the named files at its top and all of `evidence/`. @returns the list's bytes. */
export async function writeManifest(folder: string, report: Report, named: string[], timestamp?: Manifest['timestamp']): Promise<Uint8Array> {
  const { id, startedAt, finishedAt, catalogue, portal, versions } = report.run;
  const manifest: Manifest = {
    format: 'zhinan-evidence',
    version: 1,
    run: { id, startedAt, finishedAt, catalogue, ...(portal === undefined ? {} : { portal }), versions },
    inspectors: report.run.inspectors ?? [],
    ...(timestamp ? { timestamp } : {}),
    files: await digestAll(folder, [...named, ...(await evidenceFiles(folder))].sort()),
  };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`, 'utf8');
  const target = path.join(folder, MANIFEST);
  await writeFile(`${target}.part`, bytes);
  await rename(`${target}.part`, target);
  return bytes;
}

/** All files below `evidence/` of a pack, relative to the pack, with `/`, in order; links are named, not followed. */
export async function evidenceFiles(folder: string): Promise<string[]> {
  const entries = await readdir(path.join(folder, 'evidence'), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => !NO_EVIDENCE.test(file))
    .sort();
}

/** Digests of files, a few at a time, in the order given. @throws where one cannot be read. */
export async function digestAll(folder: string, files: readonly string[]): Promise<ManifestFile[]> {
  const done: ManifestFile[] = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    done.push(...(await Promise.all(files.slice(at, at + AT_ONCE).map(async (file) => {
      const bytes = await readFile(path.join(folder, file));
      return { path: file, bytes: bytes.length, sha256: sha256(bytes), sm3: sm3(bytes) };
    }))));
  }
  return done;
}
