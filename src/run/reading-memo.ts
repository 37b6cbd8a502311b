import type { CompareContext } from '../model/comparison.js';
import type { Guide } from '../model/guide.js';
import type { VocabularyRow } from '../model/vocabulary.js';
import type { ReadInput, ReadItem } from '../parse/index.js';
import type { Schemas } from '../schema/index.js';
import { codeVersion } from './code-version.js';
import { vocabularyTurns } from './day-span.js';
import type { KeptGuide, PutAway } from './kept-guide.js';
import type { KeptValues } from './kept-values.js';
import type { PaperReader } from './paper.js';
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

  /** What is kept of the guides of a page: as they were read before, else by `read`. `about`: the page's snapshot, declared set and profile; `worth`: whether they are kept. */
  async page(about: unknown, context: CompareContext, read: () => Promise<PutAway[]>, worth: (guides: readonly KeptGuide[]) => boolean = () => true): Promise<KeptGuide[]> {
    const key = this.key('page', about, context);
    const before = this.found<KeptGuide[]>(key);
    if (before?.every(({ hash }) => this.values.has(hash))) return before;
    const readNow = await read();
    const guides = readNow.map(({ kept }) => kept);
    if (worth(guides)) this.values.cache.put(key, JSON.stringify(readNow.map((one) => this.values.accept(one))));
    return guides;
  }

  /** A reader of files that asks `read` only for what was not read before, and puts the guides away. What could not be read is tried each time. */
  papers(read: (input: ReadInput) => Promise<ReadItem<PutAway>[]>): PaperReader<KeptGuide> {
    return {
      readAll: async (input) => {
        const key = this.fileKey(input);
        const before = this.found<ReadItem<KeptGuide>[]>(key);
        if (before?.every(({ guide }) => guide === undefined || this.values.has(guide.hash))) return before;
        const items = (await read(input)).map(({ guide, ...item }): ReadItem<KeptGuide> => ({ ...item, ...(guide ? { guide: this.values.accept(guide) } : {}) }));
        if (items.every((item) => item.problem === undefined)) this.values.cache.put(key, JSON.stringify(items));
        return items;
      },
    };
  }

  /** The same with the guides themselves. */
  files(papers: PaperReader<KeptGuide>): PaperReader {
    return {
      readAll: async (input) => {
        const whole = (items: readonly ReadItem<KeptGuide>[]): (ReadItem | undefined)[] => items.map(({ guide: kept, ...item }) => {
          const guide = kept && this.values.load<Guide>(kept.hash, kept.snapshot);
          return kept && !guide ? undefined : { ...item, ...(guide ? { guide } : {}) };
        });
        const found = whole(await papers.readAll(input));
        // What was not whole is forgotten, and read anew.
        const items = found.includes(undefined) ? whole(await papers.readAll(input)) : found;
        return items.flatMap((item) => item ?? []);
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
