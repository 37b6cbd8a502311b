import path from 'node:path';
import type { CompareContext } from '../model/comparison.js';
import type { Capture, Side } from '../model/capture.js';
import type { Guide } from '../model/guide.js';
import type { ServiceItem } from '../model/item.js';
import { UnreadableError, type GuideReader } from '../parse/index.js';
import type { SnapshotStore } from '../store/index.js';
import { readBytes, slashes, type FileFinder } from './files.js';
import { isOtherItem } from './identity.js';
import { sha256 } from './versions.js';

/** A file that was read, or why it could not be. */
export interface PaperReading {
  capture: Capture;
  guide?: Guide;
}

/** Reads one file of a side. What goes wrong is the capture's outcome with a sentence; nothing is thrown. */
export async function readPaper(
  file: { path: string | undefined; named: string },
  channel: Side,
  capture: string,
  context: CompareContext,
  reader: GuideReader,
  store: SnapshotStore | undefined,
  takenAt: string,
  item?: ServiceItem,
): Promise<PaperReading> {
  const base = { channel, capture, attempts: 1, takenAt };
  if (!file.path) {
    return { capture: { ...base, file: slashes(file.named), outcome: 'missing', detail: `没有找到文件“${slashes(file.named)}”，请核对目录中的文件名，或把文件放到指定文件夹后再运行。` } };
  }
  const name = slashes(file.named);
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(file.path);
  } catch (cause) {
    return { capture: { ...base, file: name, outcome: 'unreadable', detail: `文件“${name}”打不开（${(cause as NodeJS.ErrnoException).code ?? '未知原因'}），请检查文件权限或重新保存。` } };
  }
  const snapshot = sha256(bytes);
  await store?.put(bytes, { sha256: snapshot, extension: path.extname(file.path).toLowerCase() });
  const read = { ...base, file: name, sha256: snapshot };
  try {
    const guide = await reader.read({ bytes, name: path.basename(file.path), snapshot, context });
    if (item && isOtherItem(guide, item)) {
      const shown = guide.fields.mainItemName?.[0]?.text ?? guide.title?.text ?? '';
      return { capture: { ...read, outcome: 'wrong-item', detail: `文件“${name}”写的是另一事项${shown ? `“${shown}”` : ''}，没有与“${item.name}”比对；请核对目录中的文件名，或换成该事项的指南。` } };
    }
    return { capture: { ...read, outcome: 'ok' }, guide };
  } catch (cause) {
    const detail = cause instanceof UnreadableError ? cause.message : `文件“${name}”没有读懂（${(cause as Error).message}），请另存为 .docx 或 .md 后再试，并把原文件交给系统管理员。`;
    return { capture: { ...read, outcome: 'unreadable', detail } };
  }
}

/** The paper side of an item, by the catalogue's file column, else by code or exact name in the folder of its own unit or of nobody's. */
export async function paperFiles(item: ServiceItem, finder: FileFinder, units: ReadonlySet<string>): Promise<{ path: string | undefined; named: string }[]> {
  if (item.offline.length > 0) return Promise.all(item.offline.map(async (name) => ({ named: name, path: await finder.find(name) })));
  const found = finder.byCodeOrName([item.implementationCode, item.basicCode], item.name, item.department, units);
  return found ? [{ named: found.name, path: found.path }] : [];
}
