import path from 'node:path';
import type { CompareContext } from '../model/comparison.js';
import type { ServiceItem } from '../model/item.js';
import type { Capture } from '../model/capture.js';
import type { FormerStandard, Standard } from '../model/standard.js';
import type { HandbookGap } from '../model/case.js';
import { formerOf, inForce } from '../handbook/versions.js';
import { toStandard } from '../parse/index.js';
import type { SnapshotStore } from '../store/index.js';
import type { FileReader } from './file-reader.js';
import type { FileFinder } from './files.js';
import { readPaper } from './paper.js';
import { isChineseWorkday } from './workdays.js';

export interface StandardReading {
  handbook?: { capture: Capture; standard: Standard; former?: FormerStandard };
  gap?: HandbookGap;
  /** Owner that an entry names which is not yet in force. */
  owner?: string;
  capture: Capture;
}

interface EntryFile {
  name: string;
  path: string;
}

/** Entries held in memory; those that are asked for again later are read again. */
const MOST_HELD = 400;

/** One version of an entry as it was read, or why it could not be. */
interface ReadVersion {
  capture: Capture;
  standard?: Standard;
}

/**
 * How the files of a handbook are named: `330131004002.md`, its further versions `330131004002@2018-12.md` beside it, a district's
 * local supplement `330131004002+江湾区.md` (docs/decisions).
 */
export function entryName(file: string): { folder: string; base: string; supplement: boolean } {
  const stem = path.posix.basename(file).replace(/\.[^.]+$/, '');
  const cut = stem.search(/[@＠+＋]/);
  return { folder: path.posix.dirname(file), base: cut > 0 ? stem.slice(0, cut) : stem, supplement: cut > 0 && /[+＋]/.test(stem.charAt(cut)) };
}

/** Reads handbook entries, each file once for all units' items that it judges, as long as they follow each other. */
export class StandardShelf {
  private readonly read = new Map<string, Promise<ReadVersion>>();
  /** When each file was first read, which its capture says however often it is read. */
  private readonly taken = new Map<string, string>();
  /** The files of entries, by their place in the list, by name and by path; each made once. */
  private listed: EntryFile[] | undefined;
  private byBase: Map<string, EntryFile[]> | undefined;
  private byPath: Map<string, EntryFile> | undefined;
  /** What the entries state of themselves; read only where a file's name does not tell. */
  private stated: Promise<(EntryFile & { code: string | undefined; title: string | undefined })[]> | undefined;

  constructor(
    private readonly finder: FileFinder,
    private readonly reader: Pick<FileReader, 'readAll'>,
    private readonly store: SnapshotStore | undefined,
  ) {}

  /**
   * The entry for an item, or which gap the handbook has. Of several versions the one in force on the day judges; where none is in
   * force yet, nothing is judged.
   */
  async entry(item: ServiceItem, context: CompareContext, takenAt: string): Promise<StandardReading> {
    const files = await this.filesOf(item, context);
    if (files.length === 0) {
      const detail = item.handbook
        ? `没有找到目录所写的手册文件“${item.handbook}”，“${item.name}”未与手册比对；请核对文件名，或把文件放到手册文件夹。`
        : `手册中没有“${item.name}”${item.basicCode ? `（${item.basicCode}）` : ''}的条目，未与手册比对；请手册主管单位确认是否应当收录。`;
      return { gap: '手册未收录', capture: { channel: 'handbook', capture: 'handbook', outcome: 'missing', attempts: 1, takenAt, ...(item.handbook ? { file: item.handbook } : {}), detail } };
    }
    const versions = await Promise.all(files.map((file) => this.version(file, context, takenAt)));
    return chosen(versions, takenAt);
  }

  /** Files of the item's entry, all its versions. */
  async filesOf(item: ServiceItem, context: CompareContext): Promise<EntryFile[]> {
    if (item.handbook) {
      const file = await this.finder.find(item.handbook);
      return file ? this.withVersions({ name: item.handbook, path: file }) : [];
    }
    for (const wanted of [item.basicCode, item.name.normalize('NFC')]) {
      const hits = wanted ? this.calledSo(wanted) : [];
      if (hits.length > 0 && new Set(hits.map((file) => entryName(file.name).folder)).size === 1) return hits;
    }
    return this.byContent(item, context);
  }

  private entries(): EntryFile[] {
    return (this.listed ??= this.finder.files().filter((file) => !entryName(file.name).supplement));
  }

  /** The files of entries that bear a name, in whatever folder. */
  private calledSo(base: string): EntryFile[] {
    if (!this.byBase) {
      this.byBase = new Map();
      for (const file of this.entries()) {
        const own = entryName(file.name).base;
        const same = this.byBase.get(own);
        if (same) same.push(file);
        else this.byBase.set(own, [file]);
      }
    }
    return this.byBase.get(base) ?? [];
  }

  /** A file that the catalogue names, and the other versions that lie beside it. */
  private withVersions(file: EntryFile): EntryFile[] {
    this.byPath ??= new Map(this.entries().map((entry) => [entry.path, entry]));
    const listed = this.byPath.get(file.path);
    if (!listed) return [file];
    const { folder, base } = entryName(listed.name);
    return [file, ...this.calledSo(base).filter((entry) => entry !== listed && entryName(entry.name).folder === folder)];
  }

  /** The entries that state the item's code, else the only one that bears exactly its name. */
  private async byContent(item: ServiceItem, context: CompareContext): Promise<EntryFile[]> {
    this.stated ??= Promise.all(
      this.entries().map(async (file) => {
        const { guide } = await readPaper({ path: file.path, named: file.name }, 'handbook', 'handbook', context, this.reader, undefined, '');
        return { ...file, code: guide?.fields.basicCode?.[0]?.text.trim(), name: file.name, title: (guide?.fields.mainItemName?.[0] ?? guide?.title)?.text.normalize('NFKC').replace(/\s/g, '') };
      }),
    );
    const entries = await this.stated;
    const byCode = item.basicCode ? entries.filter((entry) => entry.code === item.basicCode) : [];
    const byName = entries.filter((entry) => entry.title === item.name.normalize('NFKC').replace(/\s/g, '') && (!item.basicCode || !entry.code || entry.code === item.basicCode));
    const found = byCode.length > 0 ? byCode : byName;
    return new Set(found.map((entry) => `${entryName(entry.name).folder}/${entryName(entry.name).base}`)).size === 1 ? found : [];
  }

  private version(file: EntryFile, context: CompareContext, takenAt: string): Promise<ReadVersion> {
    const key = `${file.path} ${context.itemType ?? ''}`;
    let reading = this.read.get(key);
    if (reading) return reading;
    const at = this.taken.get(key) ?? takenAt;
    this.taken.set(key, at);
    this.read.set(key, (reading = this.open(file, context, at)));
    for (const oldest of this.read.keys()) if (this.read.size > MOST_HELD) this.read.delete(oldest);
    return reading;
  }

  private async open(file: EntryFile, context: CompareContext, takenAt: string): Promise<ReadVersion> {
    const { capture, guide } = await readPaper({ path: file.path, named: file.name }, 'handbook', 'handbook', context, this.reader, this.store, takenAt);
    return guide ? { capture, standard: toStandard(guide) } : { capture };
  }
}

/** What judges on the day, of the versions that could be read. One that cannot be read may be the one in force: then nothing judges. */
function chosen(versions: readonly ReadVersion[], takenAt: string): StandardReading {
  const unread = versions.find((version) => version.standard === undefined);
  if (unread) return { gap: '手册无法读取', capture: unread.capture };
  const read = versions.flatMap(({ capture, standard }) => (standard ? [{ capture, standard }] : []));
  const { current, former, next } = inForce(read, (version) => version.standard, takenAt.slice(0, 10), isChineseWorkday);
  if (current) {
    const before = formerOf(former && { version: former.version.standard, ...(former.until === undefined ? {} : { until: former.until }) });
    return { handbook: { ...current, ...(before ? { former: before } : {}) }, capture: current.capture };
  }
  const coming = next ?? read[0];
  if (!coming) throw new Error('an entry has at least one version');
  const { standard, capture } = coming;
  return { gap: '手册未施行', ...(standard.owner ? { owner: standard.owner } : {}), capture: { ...capture, detail: `手册条目自 ${standard.effectiveFrom ?? ''} 起施行，本次未与手册比对。` } };
}
