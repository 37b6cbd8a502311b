import path from 'node:path';
import type { Capture } from '../model/capture.js';
import type { CompareContext } from '../model/comparison.js';
import type { Guide } from '../model/guide.js';
import type { ServiceItem } from '../model/item.js';
import { UnreadableError, type GuideReader, type HandedItem, type HandedOver } from '../parse/index.js';
import { momentOf, type Provenance } from '../parse/provenance.js';
import type { SnapshotStore } from '../store/index.js';
import type { Notice } from './catalogue.js';
import type { Engine } from './engine.js';
import { readBytes } from './files.js';
import { handoverFiles, type HandoverFile } from './handover-files.js';
import { itemOf } from './handover-match.js';
import { UserProblem } from './problem.js';
import { sha256 } from './versions.js';

export interface HandoverSettings {
  /** Files and folders that were handed over for the online side. */
  handover?: string[];
  /** Source, date and person of what does not say so itself. */
  handoverSource?: string;
  handoverDate?: string;
  handoverPerson?: string;
}

/** The online side of an item as it was handed over. */
export interface HandedSide {
  capture: Capture;
  read(context: CompareContext): Guide;
}

export interface Handover {
  /** By item id. */
  sides: Map<string, HandedSide[]>;
  notices: Notice[];
}

/** Rows and files named one by one; of more only the number is said. */
const MOST_NAMED = 20;

/**
 * Reads what was handed over for the online side and gives each part to its item of the catalogue: by the codes that it states,
 * else by exactly the same name. What cannot be used is named with the reason; the rest goes on.
 * @throws UserProblem where a named file or folder does not exist, or the date given is none.
 */
export async function openHandover(settings: HandoverSettings, items: readonly ServiceItem[], engine: Pick<Engine, 'reader' | 'schemas'>, store: SnapshotStore): Promise<Handover> {
  const result: Handover = { sides: new Map(), notices: [] };
  if (!settings.handover || settings.handover.length === 0) return result;
  const given = provenanceFrom(settings);
  const { files, pictures, notices } = await handoverFiles(settings.handover, engine.schemas.records);
  result.notices.push(...notices);
  const unmatched: Notice[] = [];
  for (const file of files) {
    const opened = await openFile(file, engine.reader, store, result.notices);
    if (!opened) continue;
    const { handed, snapshot } = opened;
    result.notices.push(...handed.notices.map((notice) => ({ where: `${file.name} ${notice.where}`, message: notice.message })));
    let lacking = false;
    for (const item of handed.items) {
      const where = item.where === '' ? file.name : `${file.name} ${item.where}`;
      const match = itemOf(item.read({}), path.posix.basename(file.name).replace(/\.[^.]+$/, ''), items);
      if (!match.item) {
        (match.ambiguous ? result.notices : unmatched).push({ where, message: match.reason });
        continue;
      }
      const origin: Provenance = { ...given, ...file.provenance, ...handed.provenance, ...item.provenance };
      lacking ||= origin.date === undefined || origin.person === undefined || origin.source === undefined;
      const side = { capture: captureOf(file, item, snapshot, origin, (result.sides.get(match.item.id) ?? []).length), read: (context: CompareContext) => item.read(context) };
      result.sides.set(match.item.id, [...(result.sides.get(match.item.id) ?? []), side]);
      for (const name of item.pictures) await keepPicture(name, pictures, store, where, result.notices);
    }
    if (lacking) result.notices.push({ where: file.name, message: lackingOf({ ...given, ...file.provenance, ...handed.provenance }, handed.items) });
  }
  result.notices.push(...unmatched.slice(0, MOST_NAMED));
  if (unmatched.length > MOST_NAMED) result.notices.push({ where: '移交数据', message: `另有 ${unmatched.length - MOST_NAMED} 条不属于目录中的事项，没有使用。` });
  return result;
}

function provenanceFrom(settings: HandoverSettings): Provenance {
  const date = settings.handoverDate === undefined ? undefined : momentOf(settings.handoverDate);
  if (settings.handoverDate !== undefined && date === undefined) throw new UserProblem(`--handover-date ${settings.handoverDate} 不是日期，请写成 2018-09-10 或 2018-09-10 09:30。`);
  return {
    ...(settings.handoverSource ? { source: settings.handoverSource } : {}),
    ...(date === undefined ? {} : { date }),
    ...(settings.handoverPerson ? { person: settings.handoverPerson } : {}),
  };
}

async function openFile(file: HandoverFile, reader: GuideReader, store: SnapshotStore, notices: Notice[]): Promise<{ handed: HandedOver; snapshot: string } | undefined> {
  try {
    const bytes = await readBytes(file.path);
    const snapshot = sha256(bytes);
    const handed = await reader.handedOver({ bytes, name: file.name, snapshot, context: {} });
    await store.put(bytes, { sha256: snapshot, extension: path.extname(file.path).toLowerCase() });
    return { handed, snapshot };
  } catch (cause) {
    const message = cause instanceof UnreadableError ? cause.message : `没有读懂（${(cause as Error).message}），没有使用；请重新导出或保存后再试。`;
    notices.push({ where: file.name, message });
    return undefined;
  }
}

function captureOf(file: HandoverFile, item: HandedItem, snapshot: string, origin: Provenance, before: number): Capture {
  return {
    channel: 'online',
    capture: before === 0 ? 'online-handover' : `online-handover-${before + 1}`,
    outcome: 'ok',
    attempts: 1,
    file: file.name,
    sha256: snapshot,
    ...(item.url === undefined ? {} : { url: item.url }),
    ...(origin.date === undefined ? {} : { takenAt: origin.date }),
    ...(origin.source === undefined ? {} : { source: origin.source }),
    ...(origin.person === undefined ? {} : { person: origin.person }),
  };
}

async function keepPicture(name: string, pictures: ReadonlyMap<string, string>, store: SnapshotStore, where: string, notices: Notice[]): Promise<void> {
  const found = pictures.get(path.posix.basename(name.replaceAll('\\', '/')).normalize('NFC').toLowerCase());
  if (found === undefined) notices.push({ where, message: `没有找到截图文件“${name}”，录入的内容照常比对，但缺少佐证；请把截图与表格放在同一文件夹。` });
  else await store.put(await readBytes(found), { extension: path.extname(found).toLowerCase() });
}

function lackingOf(known: Provenance, items: readonly HandedItem[]): string {
  const lacks = (part: keyof Provenance): boolean => known[part] === undefined && items.some((item) => item.provenance[part] === undefined);
  const words = [lacks('source') ? '来源' : '', lacks('date') ? '日期' : '', lacks('person') ? '人员' : ''].filter((word) => word !== '');
  return `移交数据没有写明${words.join('、')}，照常比对，但佐证不完整；请在表头上方、handover.json 中或用 --handover-source、--handover-date、--handover-person 补充。`;
}
