import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { postBytes } from '../crawl/index.js';
import type { Report } from '../model/report.js';
import { MANIFEST, TIMESTAMP, writeManifest } from './manifest.js';
import { readTimestamp, timestampRequest } from './timestamp.js';
import { sha256 } from './versions.js';

export interface Sealed {
  /** SHA-256 of the list: who writes it down elsewhere can prove later that the list itself is the same. */
  sha256: string;
  /** Why there is no timestamp although a server is set, a Chinese sentence. */
  failed?: string;
}

/** Closes a run's evidence pack: the list of its files and, where a server is set, a timestamp over the list. */
export async function sealPack(folder: string, report: Report, named: string[], server: string | undefined): Promise<Sealed> {
  const file = path.join(folder, TIMESTAMP);
  // A stamp of an earlier run in the same folder says nothing of this one.
  await rm(file, { force: true });
  const list = sha256(await writeManifest(folder, report, named, server === undefined ? undefined : { server, file: TIMESTAMP }));
  if (server === undefined) return { sha256: list };
  const trouble = await stamp(file, list, server);
  if (trouble === undefined) return { sha256: list };
  const failed = `没有取得时间戳：${trouble}取证包的其余部分不受影响，可稍后重新运行。`;
  return { sha256: sha256(await writeManifest(folder, report, named, { server, failed })), failed };
}

async function stamp(file: string, list: string, server: string): Promise<string | undefined> {
  let answer: Uint8Array;
  try {
    answer = await postBytes(server, timestampRequest(list), 'application/timestamp-query', 'application/timestamp-reply');
  } catch (error) {
    return `时间戳服务器没有正常应答（${error instanceof Error ? error.message : String(error)}）。`;
  }
  const read = readTimestamp(answer);
  if (typeof read === 'string') return read;
  if (read.sha256 !== list) return `时间戳服务器盖的不是 ${MANIFEST} 的摘要。`;
  await writeFile(file, answer);
  return undefined;
}
