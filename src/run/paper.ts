import path from 'node:path';
import type { CompareContext } from '../model/comparison.js';
import type { Capture, Side } from '../model/capture.js';
import type { Guide } from '../model/guide.js';
import type { ServiceItem } from '../model/item.js';
import { isoDay } from '../parse/handbook.js';
import type { ReadInput, ReadItem } from '../parse/index.js';
import type { TextLine } from '../model/text-line.js';
import type { SnapshotStore } from '../store/index.js';
import { slashes, type FileFinder } from './files.js';
import { isOtherItem } from './identity.js';
import type { GuideFace } from './kept-guide.js';
import { openFile } from './opening.js';
import { sha256 } from './versions.js';

/** A guide of a file that was read, or what is kept of it in its place, or why there is none. */
export interface PaperReading<G = Guide> {
  capture: Capture;
  guide?: G;
}

/** One of the guides of a file or archive. */
export interface PaperItem<G = Guide> extends PaperReading<G> {
  /** No guide by its name alone: a picture in an archive. */
  aside: boolean;
  tableStarts?: number[];
  text?: TextLine[];
}

/** Reads the guides of a file. */
export interface PaperReader<G = Guide> {
  readAll(input: ReadInput): Promise<ReadItem<G>[]>;
}

interface PaperFile {
  path: string | undefined;
  named: string;
  /** Opens it, where it does not lie on the disk. */
  opens?: typeof openFile;
}

/** Reads every guide of one file of a side. What goes wrong is a capture's outcome with a sentence; nothing is thrown. */
export async function readPapers<G extends GuideFace>(file: PaperFile, channel: Side, capture: string, context: CompareContext, reader: PaperReader<G>, store: SnapshotStore | undefined, takenAt: string): Promise<PaperItem<G>[]> {
  const base = { channel, capture, attempts: 1, takenAt };
  const name = slashes(file.named);
  const failed = (outcome: Capture['outcome'], detail: string, more: Partial<Capture> = {}): PaperItem<G> => ({ capture: { ...base, ...more, file: more.file ?? name, outcome, detail }, aside: false });
  if (!file.path) return [failed('missing', `没有找到文件“${name}”，请核对目录中的文件名，或把文件放到指定文件夹后再运行。`)];
  const opened = await (file.opens ?? openFile)(file.path, file.named);
  if (opened.problem !== undefined) return [failed('unreadable', opened.problem)];
  const snapshot = sha256(opened.bytes);
  await store?.put(opened.bytes, { sha256: snapshot, extension: path.extname(file.path).toLowerCase() });
  const items = await reader.readAll({ bytes: opened.bytes, name: path.basename(file.path), snapshot, context });
  return items.map((item): PaperItem<G> => {
    const read = { sha256: snapshot, file: item.inner === '' ? name : `${name}/${item.inner}` };
    if (!item.guide) return { ...failed('unreadable', item.problem ?? '', read), aside: item.aside ?? false };
    return { capture: { ...base, ...read, ...(channel === 'offline' ? seenOn(item.guide) : {}), outcome: 'ok', ...(item.where === '' ? {} : { detail: item.where }) }, guide: item.guide, aside: false, ...(item.tableStarts ? { tableStarts: item.tableStarts } : {}), ...(item.text ? { text: item.text } : {}) };
  });
}

/** A 现场核查表 says on which day (采集时间) its inspectors saw what it states: that day is the capture's. */
function seenOn(guide: GuideFace): Pick<Capture, 'takenAt'> {
  const day = isoDay(guide.fields.capturedAt?.[0]?.text ?? '');
  return day === undefined ? {} : { takenAt: `${day}T12:00:00+08:00` };
}

/**
 * Reads the guide of an item in a file of a side: the file's only one, or of several the one that is the item's. What goes wrong is the
 * capture's outcome with a sentence; nothing is thrown.
 */
export async function readPaper<G extends GuideFace>(file: PaperFile, channel: Side, capture: string, context: CompareContext, reader: PaperReader<G>, store: SnapshotStore | undefined, takenAt: string, item?: ServiceItem): Promise<PaperReading<G>> {
  const items = (await readPapers(file, channel, capture, context, reader, store, takenAt)).filter((one) => !one.aside);
  const read = items.filter((one) => one.guide !== undefined);
  const own = item ? read.filter(({ guide }) => guide && !isOtherItem(guide, item)) : read;
  const [only] = own;
  if (only && own.length === 1) return { capture: withoutDetail(only.capture), ...(only.guide ? { guide: only.guide } : {}) };
  const [first] = read.length > 0 ? read : items;
  const about = first?.capture ?? { channel, capture, attempts: 1, takenAt, outcome: 'unreadable' as const };
  const name = slashes(file.named);
  if (!first?.guide) return { capture: about };
  if (own.length > 1) return { capture: { ...about, outcome: 'unreadable', detail: `文件“${name}”里有 ${own.length} 个事项${item ? `都像是“${item.name}”` : ''}，不能确定用哪一个，没有比对；请一项一个文件。` } };
  const shown = first.guide.fields.mainItemName?.[0]?.text ?? first.guide.title?.text ?? '';
  return { capture: { ...withoutDetail(about), outcome: 'wrong-item', detail: `文件“${name}”写的是另一事项${shown ? `“${shown}”` : ''}，没有与“${item?.name ?? ''}”比对；请核对目录中的文件名，或换成该事项的指南。` } };
}

function withoutDetail({ detail: _detail, ...capture }: Capture): Capture {
  return capture;
}

/** The paper side of an item, by the catalogue's file column, else by code or exact name in the folder of its own unit or of nobody's. */
export async function paperFiles(item: ServiceItem, finder: FileFinder, units: ReadonlySet<string>): Promise<{ path: string | undefined; named: string }[]> {
  if (item.offline.length > 0) return Promise.all(item.offline.map(async (name) => ({ named: name, path: await finder.find(name) })));
  const found = finder.byCodeOrName([item.implementationCode, item.basicCode], item.name, item.department, units);
  return found ? [{ named: found.name, path: found.path }] : [];
}
