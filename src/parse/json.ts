import type { RecordTable } from '../model/records.js';
import type { Block, Document } from './blocks.js';
import { isObject, parseJson, pointerTo, type Json } from './json-value.js';
import { JsonRecordReader } from './json-record.js';
import type { LabelBook } from './labels.js';
import { RecordNamesBook } from './record-names.js';

/** One item's record within a JSON text. */
export interface JsonItem {
  pointer: string;
  document: Document;
}

/** Labels that a record must hold, its name among them, to be taken for an item's where no code says so. */
const ENOUGH = 3;
const DEEPEST = 8;

function labelsIn(blocks: readonly Block[], book: LabelBook): Set<string> {
  const found = new Set<string>();
  const walk = (some: readonly Block[]): void => {
    for (const block of some) {
      if (block.type === 'pair') for (const spec of book.match(block.label.text)?.specs ?? []) found.add(spec.id);
      if (block.type === 'group') walk(block.children);
    }
  };
  walk(blocks);
  return found;
}

function isItem(labels: ReadonlySet<string>): boolean {
  if (labels.size < 2) return false;
  return labels.has('implementationCode') || labels.has('basicCode') || (labels.has('mainItemName') && labels.size >= ENOUGH);
}

/**
 * The items that a JSON text holds, each as a document whose places are JSON pointers: the records of a list of items under
 * whatever wrappers, else the whole as one. `undefined` where the text is no JSON.
 */
export function jsonItems(text: string, snapshot: string, book: LabelBook, table: RecordTable): JsonItem[] | undefined {
  const root = parseJson(text);
  if (typeof root !== 'object' || root === null) return undefined;
  const reader = new JsonRecordReader((pointer) => ({ snapshot, kind: 'json', pointer }), book, new RecordNamesBook(table, book));
  const document = (value: Json, pointer: string): Document => ({ snapshot, blocks: reader.read(value, pointer), links: [] });

  /** The first list below in which more than one record is an item. */
  const items = (value: Json, pointer: string, depth: number): JsonItem[] | undefined => {
    if (depth > DEEPEST) return undefined;
    if (Array.isArray(value)) {
      if (value.length < 2 || !value.every(isObject)) return value.length === 1 ? items(value[0] ?? null, pointerTo(pointer, 0), depth + 1) : undefined;
      const found = value.map((one, index) => ({ pointer: pointerTo(pointer, index), document: document(one, pointerTo(pointer, index)) }));
      const known = found.filter((one) => isItem(labelsIn(one.document.blocks, book)));
      return known.length * 2 > value.length && known.length > 1 ? known : undefined;
    }
    if (!isObject(value)) return undefined;
    for (const [name, inner] of Object.entries(value)) {
      const found = typeof inner === 'object' && inner !== null ? items(inner, pointerTo(pointer, name), depth + 1) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  return items(root, '', 0) ?? [{ pointer: '', document: document(root, '') }];
}
