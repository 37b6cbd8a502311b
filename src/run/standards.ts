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
  capture: Capture;
}

/** Reads handbook entries, each file once however many units' items it judges. */
export class StandardShelf {
  private readonly read = new Map<string, Promise<StandardReading>>();

  constructor(
    private readonly finder: FileFinder,
    private readonly reader: GuideReader,
    private readonly store: SnapshotStore | undefined,
  ) {}

  /** The entry for an item, or which gap the handbook has. An entry that is not yet in force on the day judges nothing. */
  async entry(item: ServiceItem, context: CompareContext, takenAt: string): Promise<StandardReading> {
    const file = item.handbook ? await this.finder.find(item.handbook) : this.finder.byCodeOrName([item.basicCode], item.name);
    const named = item.handbook ?? (file ?? item.basicCode);
    if (!file) {
      return {
        gap: '手册未收录',
        capture: { channel: 'handbook', capture: 'handbook', outcome: 'missing', attempts: 1, takenAt, ...(item.handbook ? { file: item.handbook } : {}), detail: `手册中没有“${item.name}”（${item.basicCode}）的条目，未与手册比对；请手册主管单位确认是否应当收录。` },
      };
    }
    const key = `${file} ${context.itemType ?? ''}`;
    let reading = this.read.get(key);
    if (!reading) this.read.set(key, (reading = this.open(file, named, context, takenAt)));
    return reading;
  }

  private async open(file: string, named: string, context: CompareContext, takenAt: string): Promise<StandardReading> {
    const { capture, guide } = await readPaper({ path: file, named }, 'handbook', 'handbook', context, this.reader, this.store, takenAt);
    if (!guide) return { gap: '手册无法读取', capture };
    const standard = toStandard(guide);
    if (standard.effectiveFrom && standard.effectiveFrom > takenAt.slice(0, 10)) {
      return { gap: '手册未施行', capture: { ...capture, detail: `手册条目自 ${standard.effectiveFrom} 起施行，本次未与手册比对。` } };
    }
    return { handbook: { capture, standard }, capture };
  }
}
