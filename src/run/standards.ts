import type { CompareContext } from '../model/comparison.js';
import type { ServiceItem } from '../model/item.js';
import type { Capture } from '../model/capture.js';
import type { Standard } from '../model/standard.js';
import type { HandbookGap } from '../model/case.js';
import { toStandard, type GuideReader } from '../parse/index.js';
import type { SnapshotStore } from '../store/index.js';
import type { FileFinder } from './files.js';
import { readPaper } from './paper.js';

export interface StandardReading {
  handbook?: { capture: Capture; standard: Standard };
  gap?: HandbookGap;
  /** Owner that an entry names which is not yet in force. */
  owner?: string;
  capture: Capture;
}

/** Reads handbook entries, each file once however many units' items it judges. */
export class StandardShelf {
  private readonly read = new Map<string, Promise<StandardReading>>();
  /** What the entries state of themselves; read only where a file's name does not tell. */
  private stated: Promise<{ name: string; path: string; code: string | undefined; title: string | undefined }[]> | undefined;

  constructor(
    private readonly finder: FileFinder,
    private readonly reader: GuideReader,
    private readonly store: SnapshotStore | undefined,
  ) {}

  /** The entry for an item, or which gap the handbook has. An entry that is not yet in force on the day judges nothing. */
  async entry(item: ServiceItem, context: CompareContext, takenAt: string): Promise<StandardReading> {
    const found = item.handbook ? undefined : (this.finder.byCodeOrName([item.basicCode], item.name) ?? (await this.byContent(item, context)));
    const file = item.handbook ? await this.finder.find(item.handbook) : found?.path;
    const named = item.handbook ?? found?.name ?? item.basicCode;
    if (!file) {
      const detail = item.handbook
        ? `没有找到目录所写的手册文件“${item.handbook}”，“${item.name}”未与手册比对；请核对文件名，或把文件放到手册文件夹。`
        : `手册中没有“${item.name}”${item.basicCode ? `（${item.basicCode}）` : ''}的条目，未与手册比对；请手册主管单位确认是否应当收录。`;
      return { gap: '手册未收录', capture: { channel: 'handbook', capture: 'handbook', outcome: 'missing', attempts: 1, takenAt, ...(item.handbook ? { file: item.handbook } : {}), detail } };
    }
    const key = `${file} ${context.itemType ?? ''}`;
    let reading = this.read.get(key);
    if (!reading) this.read.set(key, (reading = this.open(file, named, context, takenAt)));
    return reading;
  }

  /** The entry that states the item's code, else the only one that bears exactly its name. */
  private async byContent(item: ServiceItem, context: CompareContext): Promise<{ name: string; path: string } | undefined> {
    this.stated ??= Promise.all(
      this.finder.files().map(async (file) => {
        const { guide } = await readPaper({ path: file.path, named: file.name }, 'handbook', 'handbook', context, this.reader, undefined, '');
        return { ...file, code: guide?.fields.basicCode?.[0]?.text.trim(), name: file.name, title: (guide?.fields.mainItemName?.[0] ?? guide?.title)?.text.normalize('NFKC').replace(/\s/g, '') };
      }),
    );
    const entries = await this.stated;
    const byCode = item.basicCode ? entries.filter((entry) => entry.code === item.basicCode) : [];
    const byName = entries.filter((entry) => entry.title === item.name.normalize('NFKC').replace(/\s/g, '') && (!item.basicCode || !entry.code || entry.code === item.basicCode));
    const [only, other] = byCode.length > 0 ? byCode : byName;
    return only && !other ? { name: only.name, path: only.path } : undefined;
  }

  private async open(file: string, named: string, context: CompareContext, takenAt: string): Promise<StandardReading> {
    const { capture, guide } = await readPaper({ path: file, named }, 'handbook', 'handbook', context, this.reader, this.store, takenAt);
    if (!guide) return { gap: '手册无法读取', capture };
    const standard = toStandard(guide);
    if (standard.effectiveFrom && standard.effectiveFrom > takenAt.slice(0, 10)) {
      return { gap: '手册未施行', ...(standard.owner ? { owner: standard.owner } : {}), capture: { ...capture, detail: `手册条目自 ${standard.effectiveFrom} 起施行，本次未与手册比对。` } };
    }
    return { handbook: { capture, standard }, capture };
  }
}
