import path from 'node:path';
import type { CompareContext } from '../model/comparison.js';
import type { ServiceItem } from '../model/item.js';
import type { SnapshotStore } from '../store/index.js';
import type { Notice } from './catalogue.js';
import type { FileReader } from './file-reader.js';
import { itemOf } from './handover-match.js';
import { readPapers, type PaperReading } from './paper.js';

/** A 现场核查表 that was filled in, and the unit that was visited. */
export interface FieldSheetFile {
  path: string;
  /** As the catalogue calls the unit; absent: the sheet's item says it. */
  unit?: string;
  /** Day of the visit, ISO day. */
  date?: string;
  person?: string;
}

export interface FieldSheets {
  /** By item id. */
  sides: Map<string, PaperReading[]>;
  notices: Notice[];
}

/** Reads filled-in field sheets and gives each to the item of the unit that was visited, as a further capture of its offline side. */
export async function openFieldSheets(files: readonly FieldSheetFile[], items: readonly ServiceItem[], context: CompareContext, reader: Pick<FileReader, 'readAll'>, store: SnapshotStore, takenAt: string): Promise<FieldSheets> {
  const sheets: FieldSheets = { sides: new Map(), notices: [] };
  for (const file of files) {
    const own = file.unit === undefined ? items : items.filter(({ department }) => department === file.unit);
    const named = path.basename(file.path);
    const at = file.date === undefined ? takenAt : `${file.date}T00:00:00+08:00`;
    for (const { capture, guide, aside } of await readPapers({ path: file.path, named }, 'offline', 'field-sheet', context, reader, store, at)) {
      if (aside) continue;
      const match = guide && itemOf(guide, named.replace(/\.[^.]+$/, ''), own);
      const item = match?.item;
      if (!guide || !item) {
        sheets.notices.push({ where: named, message: capture.outcome === 'ok' ? (match?.reason ?? '') : (capture.detail ?? '没有读懂这份现场核查表，没有使用。') });
        continue;
      }
      const before = sheets.sides.get(item.id) ?? [];
      const { detail: _, ...rest } = capture;
      sheets.sides.set(item.id, [...before, { guide, capture: { ...rest, capture: before.length === 0 ? 'field-sheet' : `field-sheet-${before.length + 1}`, ...(file.person ? { person: file.person } : {}) } }]);
    }
  }
  return sheets;
}
