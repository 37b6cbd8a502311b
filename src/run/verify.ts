import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { shanghaiTime } from '../model/shanghai-time.js';
import { digestAll, evidenceFiles, MANIFEST, TIMESTAMP, type Manifest, type ManifestFile } from './manifest.js';
import { startsAsZip, withUnpacked } from './pack-zip.js';
import { UserProblem } from './problem.js';
import { TIDIED, type TidiedLine } from './tidied.js';
import { sm3 } from './sm3.js';
import { readTimestamp } from './timestamp.js';
import { sha256 } from './versions.js';

export interface Verified {
  /** Chinese sentences, one a line. */
  output: string;
  /** 0: nothing was changed; 1: something was. */
  exitCode: 0 | 1;
}

/**
 * Proves whether an evidence pack, a folder or a .zip of it, is as it was when it was closed: every file is digested anew.
 * @throws UserProblem (2) where it is no pack or cannot be read.
 */
export async function verifyPack(pack: string): Promise<Verified> {
  const kind = await lstat(pack).catch(() => undefined);
  return kind?.isFile() === true && (await startsAsZip(pack)) ? withUnpacked(pack, (folder) => verifyFolder(folder, pack)) : verifyFolder(pack, pack);
}

/** `name`: as the user called the pack. */
async function verifyFolder(folder: string, name: string): Promise<Verified> {
  const { manifest, bytes } = await openManifest(folder, name);
  const present = new Set(await evidenceFiles(folder));
  const listed = new Set(manifest.files.map((file) => file.path));
  const trouble: string[] = [];
  const tidied = await tidiedFiles(folder);
  let gone = 0;
  for (const file of manifest.files) {
    const said = await compareFile(folder, file);
    if (said && tidied.get(file.path) === file.sha256 && !(await lstat(path.join(folder, file.path)).catch(() => undefined))) gone += 1;
    else if (said) trouble.push(said);
  }
  for (const file of present) if (!listed.has(file)) trouble.push(`多出：文件“${file}”不在清单中。`);
  const stamp = await stampWords(folder, manifest, sha256(bytes));
  if (!stamp.ok) trouble.push(stamp.words);
  const { run, inspectors } = manifest;
  const facts = [
    `取证包：${run.catalogue}，${run.startedAt} 至 ${run.finishedAt}，检查编号 ${run.id}。`,
    inspectors.length > 0 ? `取证人员：${inspectors.join('、')}。` : '取证人员：未登记。',
    ...(gone > 0 ? [`其中 ${gone} 个文件已按保留期清理，不在此列；清理的时间和摘要记在 ${TIDIED}，并在操作日志中。`] : []),
    ...(stamp.ok ? [stamp.words] : []),
    `清单 ${MANIFEST} 的摘要：SHA-256 ${sha256(bytes)}，SM3 ${sm3(bytes)}；与取证时另行记下的摘要相同，即清单本身未改。`,
  ];
  const verdict = trouble.length === 0
    ? `未改动：清单所列 ${manifest.files.length - gone} 个文件已全部重新计算，SHA-256 和 SM3 均与清单一致，没有缺少或多出的文件。`
    : `有改动：清单所列 ${manifest.files.length} 个文件已全部重新计算，发现 ${trouble.length} 处不符：`;
  return { output: `${[verdict, ...trouble.map((line) => `  ${line}`), ...facts].join('\n')}\n`, exitCode: trouble.length === 0 ? 0 : 1 };
}

async function openManifest(folder: string, name: string): Promise<{ manifest: Manifest; bytes: Uint8Array }> {
  const kind = await lstat(folder).catch(() => undefined);
  if (!kind) throw new UserProblem(`没有找到“${name}”，请核对取证包的路径。`);
  if (!kind.isDirectory()) throw new UserProblem(`“${name}”不是文件夹，也不是压缩文件（.zip），请给出取证包的文件夹或其 .zip；其他格式的压缩文件请先解压。`);
  const bytes = await readFile(path.join(folder, MANIFEST)).catch(() => undefined);
  if (!bytes) throw new UserProblem(`“${name}”中没有清单 ${MANIFEST}，不是取证包，或清单已被删除，无法核验。`);
  const manifest = parseManifest(bytes.toString('utf8'));
  if (!manifest) throw new UserProblem(`“${name}”中的清单 ${MANIFEST} 读不懂（不是合格的清单），可能已损坏或被改动，无法核验。`);
  return { manifest, bytes };
}

function parseManifest(text: string): Manifest | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { format, version, run, inspectors, files } = (data ?? {}) as Partial<Manifest>;
  if (format !== 'zhinan-evidence' || version !== 1 || typeof run?.id !== 'string' || !Array.isArray(inspectors) || !Array.isArray(files)) return undefined;
  return files.every(isListed) ? (data as Manifest) : undefined;
}

/** A path that leaves the pack is no file of it. */
function isListed(file: Partial<ManifestFile> | null): boolean {
  return typeof file?.path === 'string' && !path.isAbsolute(file.path) && !file.path.split(/[/\\]/).includes('..')
    && typeof file.sha256 === 'string' && typeof file.sm3 === 'string' && typeof file.bytes === 'number';
}

async function compareFile(folder: string, file: ManifestFile): Promise<string | undefined> {
  const kind = await lstat(path.join(folder, file.path)).catch(() => undefined);
  if (!kind) return `缺少：文件“${file.path}”在清单中，但找不到。`;
  if (!kind.isFile()) return `改动：“${file.path}”已不是普通文件。`;
  const [found] = await digestAll(folder, [file.path]).catch(() => []);
  if (!found) throw new UserProblem(`文件“${file.path}”打不开，无法核验，请检查文件权限。`);
  const differs = [found.sha256 === file.sha256 ? '' : 'SHA-256', found.sm3 === file.sm3 ? '' : 'SM3'].filter(Boolean);
  if (differs.length === 0 && found.bytes === file.bytes) return undefined;
  return `改动：文件“${file.path}”的内容与清单不符（${differs.join('、') || '大小'}不同；清单所记 ${file.bytes} 字节，现为 ${found.bytes} 字节）。`;
}

/** What was removed after its time and noted: path and hash. */
async function tidiedFiles(folder: string): Promise<Map<string, string>> {
  const text = await readFile(path.join(folder, TIDIED), 'utf8').catch(() => '');
  const lines = text.split('\n').flatMap((line): TidiedLine[] => {
    try {
      return line === '' ? [] : [JSON.parse(line) as TidiedLine];
    } catch {
      return [];
    }
  });
  return new Map(lines.flatMap(({ files }) => (Array.isArray(files) ? files.map(({ path: file, sha256: digest }) => [file, digest] as const) : [])));
}

async function stampWords(folder: string, manifest: Manifest, list: string): Promise<{ ok: boolean; words: string }> {
  const { timestamp } = manifest;
  if (!timestamp) return { ok: true, words: '时间戳：取证时没有设置时间戳服务器。' };
  if (timestamp.failed !== undefined || timestamp.file === undefined) return { ok: true, words: `时间戳：${timestamp.failed ?? '没有取得。'}` };
  const answer = await readFile(path.join(folder, TIMESTAMP)).catch(() => undefined);
  if (!answer) return { ok: false, words: `缺少：时间戳文件“${TIMESTAMP}”找不到。` };
  const stamp = readTimestamp(answer);
  if (typeof stamp === 'string') return { ok: false, words: `改动：时间戳文件“${TIMESTAMP}”读不懂。${stamp}` };
  if (stamp.sha256 !== list) return { ok: false, words: `改动：时间戳所盖的摘要与清单 ${MANIFEST} 的摘要不同，清单在盖时间戳之后被改过，或时间戳属于别的取证包。` };
  const time = Number.isNaN(Date.parse(stamp.time)) ? stamp.time : shanghaiTime(Date.parse(stamp.time));
  return { ok: true, words: `时间戳：${timestamp.server} 于 ${time} 盖在清单上，摘要相符；签名未在此核验，可用 openssl ts -verify 对照服务机构的证书核验。` };
}
