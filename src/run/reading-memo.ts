import type { CompareContext } from '../model/comparison.js';
import type { Guide } from '../model/guide.js';
import type { VocabularyRow } from '../model/vocabulary.js';
import type { ReadInput, ReadItem } from '../parse/index.js';
import type { Schemas } from '../schema/index.js';
import { codeVersion } from './code-version.js';
import { vocabularyTurns } from './day-span.js';
import type { FileReader } from './file-reader.js';
import type { KeptValues } from './kept-values.js';
import { sha256 } from './versions.js';

/** What a reading rests on besides the bytes: the code that reads, and the data of the schemas that it reads by. */
export function readingVersion(schemas: Schemas, confirmed: readonly VocabularyRow[] = []): string {
  return sha256(JSON.stringify([codeVersion('read-child'), schemas.elements, schemas.columns, schemas.vocabulary, schemas.regions, schemas.records, schemas.fieldSheet.notAsked, schemas.portals.map(({ hosts, labels }) => [hosts, labels]), confirmed]));
}

/** Guides as they were read before, by the hash of the bytes and all else that the reading rests on. */
export class ReadingMemo {
  private readonly turns: string[];

  constructor(private readonly values: KeptValues, private readonly version: string, vocabulary: readonly VocabularyRow[]) {
    this.turns = [...new Set(vocabularyTurns(vocabulary))].sort();
  }

  /** The key of a reading. Of the day it says only between which turns of the vocabulary it lies; what concerns comparisons alone is no part of it. */
  private key(kind: string, about: unknown, { day, itemType: _, relation: __, names: ___, ...context }: CompareContext): string {
    return `read ${sha256(JSON.stringify([kind, this.version, about, Object.entries(context).sort(), day === undefined ? -1 : this.turns.filter((turn) => turn <= day).length]))}`;
  }

  /** The guides of a page: as they were read before, else by `read`. `about`: the page's snapshot, declared set and profile; `worth`: whether they are kept. */
  async page(about: unknown, context: CompareContext, read: () => Promise<Guide[]>, worth: (guides: readonly Guide[]) => boolean = () => true): Promise<Guide[]> {
    const key = this.key('page', about, context);
    const before = this.found<[string, string][]>(key)?.map(([hash, snapshot]) => this.values.load<Guide>(hash, snapshot));
    if (before?.every((guide) => guide !== undefined)) return before;
    const guides = await read();
    if (worth(guides)) this.values.cache.put(key, JSON.stringify(guides.map((guide) => [this.values.keep(guide, guide.snapshot), guide.snapshot])));
    return guides;
  }

  /** A reader of files that asks `reader` only for what was not read before. What could not be read is tried each time. */
  files(reader: FileReader): Pick<FileReader, 'readAll'> {
    return {
      readAll: async (input) => {
        const key = this.fileKey(input);
        const before = this.found<(Omit<ReadItem, 'guide'> & { kept: string; snapshot: string })[]>(key)?.map(({ kept, snapshot, ...item }): ReadItem | undefined => {
          const guide = kept === '' ? undefined : this.values.load<Guide>(kept, snapshot);
          return kept !== '' && !guide ? undefined : { ...item, ...(guide ? { guide } : {}) };
        });
        if (before?.every((item) => item !== undefined)) return before;
        const items = await reader.readAll(input);
        if (items.every((item) => item.problem === undefined)) {
          this.values.cache.put(key, JSON.stringify(items.map(({ guide, ...item }) => ({ ...item, kept: guide ? this.values.keep(guide, guide.snapshot) : '', snapshot: guide?.snapshot ?? '' }))));
        }
        return items;
      },
    };
  }

  private fileKey({ snapshot, name, mediaType, charset, as, context }: ReadInput): string {
    return this.key('file', [snapshot, name, mediaType ?? '', charset ?? '', as ?? ''], context);
  }

  private found<T>(key: string): T | undefined {
    const text = this.values.cache.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }
}
