import type { Place } from '../model/place.js';
import type { RecordList, RecordTable } from '../model/records.js';
import type { Block, Cell, Stretch } from './blocks.js';
import { htmlToDocument } from './html.js';
import { isEmpty, isObject, isScalar, looksLikeJson, parseJson, pointerTo, type Json, type JsonObject } from './json-value.js';
import { JsonListReader, type ListHost } from './json-list.js';
import type { LabelBook } from './labels.js';
import { paragraph, placed, placedBlocks } from './placed.js';
import { foldName, isChinese, type RecordNamesBook } from './record-names.js';
import { wholeText } from './stretch.js';

const DEEPEST = 24;
const TAGS = /<\/?(?:p|br|div|span|table|tr|td|ul|ol|li|b|strong|a|font|h[1-6])\b/i;
const ENTITY = /&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|middot|#\d{1,6});/i;

/** Turns one exported record into blocks, by the names of its fields. */
export class JsonRecordReader implements ListHost {
  private readonly table: RecordTable;
  private readonly labelNames: Set<string>;
  private readonly valueNames: Set<string>;
  private readonly captionNames: Set<string>;
  private stated = new Set<string>();
  /** Labels that only fields of too general a name have stated. */
  private hinted = new Set<string>();
  private weak = new Set<Block>();
  private readonly lists: JsonListReader;

  constructor(private readonly placeOf: (pointer: string) => Place, private readonly book: LabelBook, private readonly names: RecordNamesBook) {
    this.table = names.table;
    this.lists = new JsonListReader(this, book, names);
    this.labelNames = new Set(this.table.labelled.labels.map(foldName));
    this.valueNames = new Set(this.table.labelled.values.map(foldName));
    this.captionNames = new Set(this.table.captions.map(foldName));
  }

  /** The blocks of one record at a pointer. */
  read(value: Json, pointer: string): Block[] {
    this.stated = new Set();
    this.hinted = new Set();
    this.weak = new Set();
    return this.exact(this.any(value, pointer, 0));
  }

  /** The blocks without pairs under names that are too general where the record states the same label elsewhere. */
  private exact(blocks: Block[]): Block[] {
    const elements = (block: Block): string => (block.type === 'pair' ? (this.book.match(block.label.text)?.specs[0]?.id ?? block.label.text) : '');
    const exact = new Set(blocks.filter((block) => !this.weak.has(block)).map(elements));
    return blocks.filter((block) => !this.weak.has(block) || !exact.has(elements(block)));
  }

  at(pointer: string): Place {
    return this.placeOf(pointer);
  }

  private any(value: Json, pointer: string, depth: number): Block[] {
    if (isEmpty(value) || depth > DEEPEST) return [];
    if (typeof value === 'string' && looksLikeJson(value)) {
      const inner = parseJson(value);
      // Places lead to the text that holds the record.
      return inner === undefined ? [] : placedBlocks(this.any(inner, pointer, depth + 1), this.at(pointer));
    }
    if (Array.isArray(value)) return this.array(value, pointer, depth);
    return isObject(value) ? this.object(value, pointer, depth) : [];
  }

  private array(values: Json[], pointer: string, depth: number): Block[] {
    const pairs = values.filter((one): one is Json[] => Array.isArray(one) && one.length === 2 && typeof one[0] === 'string' && isScalar(one[1]));
    if (pairs.length > 0 && pairs.length === values.length && pairs.some(([label]) => this.book.match(String(label)) !== undefined)) {
      return values.flatMap((one, index) => (Array.isArray(one) ? this.pair(String(one[0]), pointerTo(pointerTo(pointer, index), 0), one[1] ?? null, pointerTo(pointerTo(pointer, index), 1), '', depth) : []));
    }
    const objects = values.filter(isObject);
    const list = this.recordsOf(objects);
    if (list) return this.lists.read(list, values, pointer, depth);
    return values.flatMap((one, index) => this.any(one, pointerTo(pointer, index), depth + 1));
  }

  /** The list that records are, by the names of most of their fields. */
  recordsOf(objects: readonly JsonObject[]): RecordList | undefined {
    const first = objects[0];
    return first ? this.names.listOfRecords(Object.keys(first)) : undefined;
  }

  siblings(record: JsonObject): Map<string, Json> {
    return new Map(Object.entries(record).map(([name, value]) => [foldName(name), value]));
  }

  /** `{label, value}`: the record itself says which is label and which value. */
  labelled(record: JsonObject): { label: string; name: string; value: string } | undefined {
    const keys = Object.keys(record);
    const value = [...this.valueNames].flatMap((name) => keys.find((key) => foldName(key) === name) ?? [])[0];
    if (value === undefined || keys.length > 8) return undefined;
    for (const wanted of this.labelNames) {
      const name = keys.find((key) => foldName(key) === wanted && key !== value);
      const label = name === undefined ? undefined : record[name];
      if (name !== undefined && typeof label === 'string' && isChinese(label) && label.length <= 30) return { label, name, value };
    }
    return undefined;
  }

  private object(record: JsonObject, pointer: string, depth: number): Block[] {
    const labelled = this.labelled(record);
    if (labelled) return this.pair(labelled.label, pointerTo(pointer, labelled.name), record[labelled.value] ?? null, pointerTo(pointer, labelled.value), '', depth);
    const captioned = this.captioned(record, pointer, depth);
    return captioned ?? this.fields(record, pointer, depth);
  }

  /** A section: a caption that is a label, and contents beside it. */
  private captioned(record: JsonObject, pointer: string, depth: number): Block[] | undefined {
    const name = Object.keys(record).find((key) => this.captionNames.has(foldName(key)) && typeof record[key] === 'string');
    const caption = name === undefined ? undefined : record[name];
    if (name === undefined || typeof caption !== 'string' || !this.book.match(caption)) return undefined;
    const contents = Object.entries(record).filter(([key, value]) => key !== name && typeof value === 'object' && !isEmpty(value));
    if (contents.length === 0) return undefined;
    const label = placed(caption, this.at(pointerTo(pointer, name)));
    const list = this.names.list(caption);
    const value = contents.flatMap(([key, content]) => (list && Array.isArray(content) && content.some(isObject)
      ? this.lists.read(list, content, pointerTo(pointer, key), depth + 1).flatMap((block) => (block.type === 'pair' && block.label.text === caption ? block.value : [block]))
      : this.content(content, pointerTo(pointer, key), caption, '', depth + 1)));
    return value.length === 0 ? [] : [{ type: 'pair', label, value }];
  }

  private fields(record: JsonObject, pointer: string, depth: number): Block[] {
    const siblings = this.siblings(record);
    const best = new Map<string, { name: string; rank: number }>();
    const inner: string[] = [];
    for (const [name, value] of Object.entries(record)) {
      if (isEmpty(value) || this.names.isIgnored(name)) continue;
      const field = this.names.field(name);
      const isList = Array.isArray(value) && value.some(isObject) && this.names.list(name) !== undefined;
      const structured = typeof value === 'object' && !(Array.isArray(value) && value.every((one) => isScalar(one) || one === null));
      if (!field || isList || (structured && !isChinese(name))) {
        inner.push(name);
        continue;
      }
      if (this.names.hasTwin(name, siblings)) continue;
      const known = best.get(field.label);
      if (!known || field.rank < known.rank) best.set(field.label, { name, rank: field.rank });
    }
    const blocks: Block[] = [];
    for (const [label, { name }] of best) {
      const weak = this.names.isWeak(name);
      const value = record[name] ?? null;
      // What an envelope says under a general name keeps no field of the record from being read.
      if (this.stated.has(label) || (weak && (this.hinted.has(label) || this.names.isStatus(name, value)))) continue;
      if (!isChinese(name)) (weak ? this.hinted : this.stated).add(label);
      const companion = this.names.companion(name, siblings);
      const unit = companion ? Object.keys(record).find((key) => foldName(key) === companion.unit) : undefined;
      const at = pointerTo(pointer, name);
      if (companion && unit !== undefined && isScalar(value)) blocks.push(...this.withUnit(label, value, at, String(record[unit] ?? ''), pointerTo(pointer, unit), companion.codes));
      else {
        const pair = this.pair(label, at, value, at, name, depth);
        if (weak) for (const block of pair) this.weak.add(block);
        blocks.push(...pair);
      }
    }
    for (const name of inner) {
      const value = record[name] ?? null;
      const list = Array.isArray(value) && value.some(isObject) ? this.names.list(name) : undefined;
      blocks.push(...(list && Array.isArray(value) ? this.lists.read(list, value, pointerTo(pointer, name), depth + 1) : this.any(value, pointerTo(pointer, name), depth + 1)));
    }
    return blocks;
  }

  /** A number with its unit in the field beside it; an unknown unit leaves the number alone, which nobody can read as a limit. */
  private withUnit(label: string, value: string | number | boolean, at: string, unit: string, unitAt: string, codes: string): Block[] {
    const number = String(value).trim();
    const words = this.names.decoded(codes, unit);
    const text = words !== undefined && /^\d+(?:\.\d+)?$/.test(number) ? `${number}${words}` : number;
    const stretch = text === number ? placed(number, this.at(at)) : { text, locate: () => ({ raw: `${number}\n${unit}`, at: [this.at(at), this.at(unitAt)] }) };
    return [{ type: 'pair', label: placed(label, this.at(at)), value: [paragraph(stretch)] }];
  }

  private pair(label: string, labelAt: string, value: Json, at: string, name: string, depth: number): Block[] {
    const content = this.content(value, at, label, name, depth + 1);
    return content.length === 0 ? [] : [{ type: 'pair', label: placed(label, this.at(labelAt)), value: content }];
  }

  /** What stands under a label. */
  content(value: Json, pointer: string, label: string, name: string, depth: number): Block[] {
    if (value === null || isEmpty(value) || depth > DEEPEST) return [];
    if (typeof value === 'string' && looksLikeJson(value)) {
      const inner = parseJson(value);
      if (inner !== undefined) return placedBlocks(this.content(inner, pointer, label, name, depth + 1), this.at(pointer));
    }
    if (isScalar(value)) return this.text(value, pointer, label, name);
    if (isObject(value)) {
      const { head, rows } = value as { head?: Json; rows?: Json };
      if (Array.isArray(head) && Array.isArray(rows)) return this.grid([head, ...rows], [pointerTo(pointer, 'head'), ...rows.map((_, index) => pointerTo(pointerTo(pointer, 'rows'), index))]);
      const inner = this.object(value, pointer, depth);
      return inner.length > 0 ? inner : this.words(value, pointer, label, depth);
    }
    const list = this.names.list(label);
    if (list && value.some(isObject)) return this.lists.read(list, value, pointer, depth).flatMap((block) => (block.type === 'pair' && block.label.text === label ? block.value : [block]));
    if (value.every((one) => isScalar(one) || one === null)) {
      const coded = this.names.words(label, name, value.map((one) => String(one)).join(','));
      if (coded !== undefined) return [paragraph(placed(coded, this.at(pointer), value.map(String).join(',')))];
      const items = value.map((one, index) => (isScalar(one) ? this.text(one, pointerTo(pointer, index), label, name) : [])).filter((item) => item.length > 0);
      return items.length === 1 ? (items[0] ?? []) : [{ type: 'list', ordered: false, items }];
    }
    if (value.every((one) => Array.isArray(one))) {
      const pairs = this.array(value, pointer, depth);
      return pairs.length > 0 ? pairs : this.grid(value, value.map((_, index) => pointerTo(pointer, index)));
    }
    const blocks = this.array(value, pointer, depth);
    if (blocks.length > 0) return blocks;
    const items = value.flatMap((one, index) => (isObject(one) ? [this.words(one, pointerTo(pointer, index), label, depth)] : []));
    return [{ type: 'list', ordered: false, items: items.filter((item) => item.length > 0) }];
  }

  /** The words of a record whose fields have no known names: what stands under a name for values, else all Chinese text. */
  words(record: JsonObject, pointer: string, label: string, depth: number): Block[] {
    const entries = Object.entries(record).filter(([name, value]) => isScalar(value) && !isEmpty(value) && !this.names.isIgnored(name));
    const valued = entries.filter(([name]) => this.valueNames.has(foldName(name)) || this.labelNames.has(foldName(name)));
    const chosen = valued.length > 0 ? valued : entries.filter(([, value]) => isChinese(String(value)) || /\d{7}/.test(String(value)));
    const found = chosen.flatMap(([name, value]) => this.content(value, pointerTo(pointer, name), label, name, depth + 1));
    const whole = wholeText(found);
    return whole ? [paragraph(whole)] : [];
  }

  private text(value: string | number | boolean, pointer: string, label: string, name: string): Block[] {
    const raw = String(value);
    const at = this.at(pointer);
    if (raw.trim() === '') return [];
    const coded = this.names.words(label, name, raw);
    if (coded !== undefined) return [paragraph(placed(coded, at, raw))];
    if (name !== '' && !isChinese(name) && this.names.isBareCode(label, raw)) return [];
    if (!TAGS.test(raw) && !ENTITY.test(raw)) return [paragraph(placed(raw, at))];
    const html = /&lt;\/?[a-z]/i.test(raw) ? raw.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&') : raw;
    return placedBlocks(htmlToDocument(`<body>${html}</body>`, '').blocks, at);
  }

  /** Rows of texts as a table, the first one its heading. */
  private grid(rows: readonly Json[], pointers: readonly string[]): Block[] {
    const cells = rows.map((row, index) => (Array.isArray(row) ? row.map((one, column) => this.cell(placed(isScalar(one) ? String(one) : '', this.at(pointerTo(pointers[index] ?? '', column))), index === 0)) : []));
    return [{ type: 'table', rows: cells.filter((row) => row.length > 0) }];
  }

  cell(text: Stretch, header: boolean): Cell {
    return { header, text, blocks: text.text.trim() === '' ? [] : [paragraph(text)] };
  }
}
