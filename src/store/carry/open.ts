import { fileName, MANIFEST_NAME, tableName, BadArchive } from '../archive/manifest.js';
import type { Row } from '../archive/lines.js';
import { openArchive, type ArchiveReader } from '../archive/zip-reader.js';
import { digest } from '../canonical.js';
import { SCHEMA_VERSION } from '../migrations/index.js';
import { CARRY_WORDS, type CarryManifest } from './manifest.js';
import { selection } from './selection.js';

const MANIFEST_BYTES = 256 * 1024 * 1024;
const FILE_BYTES = 1024 * 1024 * 1024;

/** An archive of which every byte has been proven. */
export interface ProvenCarry {
  manifest: CarryManifest;
  /** Hash of the manifest: what the sender was told. */
  sha256: string;
  rows(table: string): AsyncGenerator<Row>;
  bytes(sha256: string): Promise<Buffer>;
  close(): void;
}

/** Opens an archive and proves all of it by its hashes. @throws BadArchive where a byte is missing, added or changed */
export async function openCarry(file: string): Promise<ProvenCarry> {
  const archive = await openArchive(file, CARRY_WORDS);
  try {
    const bytes = await archive.bytes(MANIFEST_NAME, MANIFEST_BYTES);
    const manifest = readManifest(bytes);
    await prove(archive, manifest);
    return {
      manifest, sha256: digest(bytes),
      async *rows(table) {
        if (table in manifest.tables) for await (const line of archive.lines(tableName(table))) yield JSON.parse(line) as Row;
      },
      bytes: (sha256) => archive.bytes(fileName(sha256), FILE_BYTES),
      close: () => archive.close(),
    };
  } catch (cause) {
    archive.close();
    throw cause;
  }
}

function readManifest(bytes: Buffer): CarryManifest {
  let manifest: Partial<CarryManifest>;
  try {
    manifest = JSON.parse(bytes.toString('utf8')) as Partial<CarryManifest>;
  } catch {
    throw new BadArchive('这个摆渡包的清单读不懂，已损坏，没有带入任何内容。请重新导出。');
  }
  const { format, formatVersion, kind, week, from, number, schema, tables, files, takenAt } = manifest;
  if (format !== 'zhinan-carry' || !from?.store || !from.name || !tables || !Array.isArray(files) || !takenAt || typeof number !== 'number' || !week) throw new BadArchive('这个文件不是指南针的摆渡包，没有带入任何内容。请核对文件；备份请用 zhinan db restore 恢复。');
  if (formatVersion !== 1 || (kind !== 'week' && kind !== 'decisions') || schema === undefined || schema > SCHEMA_VERSION) throw new BadArchive('这个摆渡包由更新版本的指南针导出，没有带入任何内容。请先把本机的指南针升级到同一版本。');
  if (schema < SCHEMA_VERSION) throw new BadArchive('这个摆渡包由较旧版本的指南针导出，没有带入任何内容。请先把对方的指南针升级到同一版本，再重新导出。');
  if (Object.keys(selection(kind, week)).some((table) => !(table in tables)) || Object.keys(tables).some((table) => !(table in selection(kind, week))) || !files.every((one) => isPlace(one.path))) throw new BadArchive('这个摆渡包的清单与其种类不符，可能被改动过，没有带入任何内容。请重新导出。');
  return manifest as CarryManifest;
}

/** A path that stays below the data folder, in what runs, hand-overs and the plan have there. */
function isPlace(path: unknown): boolean {
  return typeof path === 'string' && /^(?:runs|handover|carried)\//.test(path) && !path.includes('\\') && !path.includes('\0') && !path.split('/').some((part) => part === '' || part === '.' || part === '..');
}

async function prove(archive: ArchiveReader, manifest: CarryManifest): Promise<void> {
  const wrong: string[] = [];
  const names = new Map<string, string>([...Object.entries(manifest.tables).map(([table, { sha256 }]) => [tableName(table), sha256] as const), ...manifest.files.map(({ sha256 }) => [fileName(sha256), sha256] as const)]);
  for (const [name, sha256] of names) if ((await archive.sha256(name)) !== sha256) wrong.push(name);
  wrong.push(...archive.names.filter((name) => name !== MANIFEST_NAME && !names.has(name)));
  if (wrong.length > 0) throw new BadArchive(`这个摆渡包已被改动或损坏：${wrong.slice(0, 5).join('、')}${wrong.length > 5 ? ` 等 ${wrong.length} 处` : ''}与清单不符，没有带入任何内容。请重新导出或重新复制。`);
}
