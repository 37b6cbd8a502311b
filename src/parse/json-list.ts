import type { Place } from '../model/place.js';
import type { RecordList } from '../model/records.js';
import type { Block, Cell, Stretch } from './blocks.js';
import { isEmpty, isObject, isScalar, pointerTo, type Json, type JsonObject } from './json-value.js';
import type { LabelBook } from './labels.js';
import { paragraph, placed } from './placed.js';
import type { RecordNamesBook } from './record-names.js';
import { join, wholeText } from './stretch.js';

interface Entry {
  label: string;
  name: string;
  text: Stretch;
}

/** What the reader of a record does for its lists. */
export interface ListHost {
  at(pointer: string): Place;
  siblings(record: JsonObject): Map<string, Json>;
  labelled(record: JsonObject): { label: string; name: string; value: string } | undefined;
  recordsOf(objects: readonly JsonObject[]): RecordList | undefined;
  content(value: Json, pointer: string, label: string, name: string, depth: number): Block[];
  words(record: JsonObject, pointer: string, label: string, depth: number): Block[];
  cell(text: Stretch, header: boolean): Cell;
}

/** Turns the lists of a record (materials, steps, laws, places) into blocks. */
export class JsonListReader {
  constructor(private readonly host: ListHost, private readonly book: LabelBook, private readonly names: RecordNamesBook) {}

  /** The blocks of a list under its label. */
  read(list: RecordList, values: readonly Json[], pointer: string, depth: number): Block[] {
    const records = values.flatMap((one, index) => (isObject(one) ? [{ record: one, at: pointerTo(pointer, index) }] : []));
    const spec = this.book.spec(list.element);
    const under = (value: Block[]): Block[] => (spec && value.length > 0 ? [{ type: 'pair', label: placed(spec.label, this.host.at(pointer)), value }] : []);
    if (list.element === 'materials') return under(this.materials(list, records, depth));
    if (list.element === 'process.steps') return under(this.steps(list, records));
    if (list.element === 'legalBasis') return under([{ type: 'list', ordered: false, items: records.map(({ record, at }) => this.law(list, record, at)).filter((item) => item.length > 0) }]);
    return records.flatMap(({ record, at }) => this.entries(list, record, at).flatMap((entry): Block[] => [{ type: 'pair', label: placed(entry.label, this.host.at(at)), value: [paragraph(entry.text)] }]));
  }

  /** The fields of one record of a list, by their labels. */
  private entries(list: RecordList, record: JsonObject, pointer: string): Entry[] {
    const siblings = this.host.siblings(record);
    const found: Entry[] = [];
    for (const [name, value] of Object.entries(record)) {
      if (Array.isArray(value) && value.some((one) => isObject(one) && this.host.labelled(one))) {
        for (const [index, one] of value.entries()) {
          const pair = isObject(one) ? this.host.labelled(one) : undefined;
          const text = isObject(one) && pair ? this.entryText(pair.label, '', one[pair.value] ?? null, pointerTo(pointerTo(pointerTo(pointer, name), index), pair.value)) : undefined;
          if (pair && text) found.push({ label: pair.label, name, text });
        }
        continue;
      }
      const column = this.names.column(list, name, siblings);
      if (!column || isEmpty(value) || this.names.hasTwin(name, siblings) || found.some((entry) => entry.label === column.label)) continue;
      const companion = this.names.companion(name, siblings);
      const unit = companion ? this.names.decoded(companion.codes, String(siblings.get(companion.unit) ?? '')) : undefined;
      const text = unit !== undefined && /^\d+$/.test(String(value).trim()) ? placed(`${String(value).trim()}${unit}`, this.host.at(pointerTo(pointer, name)), String(value)) : this.entryText(column.label, name, value, pointerTo(pointer, name));
      if (text) found.push({ label: column.label, name, text });
    }
    return found;
  }

  private entryText(label: string, name: string, value: Json, pointer: string): Stretch | undefined {
    if (!isScalar(value) && !(Array.isArray(value) && value.every(isScalar))) return undefined;
    const parts = this.host.content(value, pointer, label, name, 0);
    return wholeText(parts);
  }

  /** Materials as a table: a column for each part that any of them states. */
  private materials(list: RecordList, records: readonly { record: JsonObject; at: string }[], depth: number, scenario?: Entry): Block[] {
    const rows: { at: string; entries: Entry[] }[] = [];
    const nested: Block[] = [];
    for (const { record, at } of records) {
      const entries = this.entries(list, record, at);
      const under = Object.entries(record).find(([, value]) => Array.isArray(value) && this.host.recordsOf(value.filter(isObject))?.element === 'materials');
      if (under && Array.isArray(under[1])) {
        const heading = entries.find((entry) => entry.label !== '纸质份数');
        const inner = under[1].flatMap((one, index) => (isObject(one) ? [{ record: one, at: pointerTo(pointerTo(at, under[0]), index) }] : []));
        nested.push(...this.materials(list, inner, depth + 1, heading));
      } else if (entries.some((entry) => this.book.partsOf(entry.label).some((spec) => spec.id === 'material.name'))) rows.push({ at, entries: scenario ? [...entries, { ...scenario, label: this.book.spec('scenarios')?.label ?? scenario.label }] : entries });
    }
    const labels = [...new Set(rows.flatMap((row) => row.entries.map((entry) => entry.label)))];
    const first = rows[0];
    if (!first) return nested;
    const head = ['序号', ...labels].map((label) => this.host.cell(placed(label, this.host.at(first.at)), true));
    const body = rows.map(({ at, entries }, index) => [
      this.host.cell(placed(String(index + 1), this.host.at(at)), false),
      ...labels.map((label) => this.host.cell(entries.find((entry) => entry.label === label)?.text ?? placed('', this.host.at(at)), false)),
    ]);
    return [{ type: 'table', rows: [head, ...body] }, ...nested];
  }

  private steps(list: RecordList, records: readonly { record: JsonObject; at: string }[]): Block[] {
    const items = records.flatMap(({ record, at }): Block[][] => {
      const entries = this.entries(list, record, at);
      const part = (id: string): Entry | undefined => entries.find((entry) => this.book.partsOf(entry.label, 'process.steps[].').some((spec) => spec.id === id));
      const name = part('process.steps[].name');
      const limit = part('process.steps[].duration');
      if (!name) return [];
      // Behind a bracket a limit is read as the step's own.
      const bracket = limit ? [paragraph({ text: `（${limit.text.text}）`, locate: (start, end) => limit.text.locate(Math.max(0, start - 1), Math.min(limit.text.text.length, end - 1)) })] : [];
      return [[paragraph(name.text), ...bracket]];
    });
    return items.length > 0 ? [{ type: 'list', ordered: true, items }] : [];
  }

  /** A law in several fields, as offices write it: 《…》（…号）第…条. */
  private law(list: RecordList, record: JsonObject, pointer: string): Block[] {
    const siblings = this.host.siblings(record);
    const entries = this.entries(list, record, pointer);
    const parts = list.columns.flatMap((column) => {
      const entry = entries.find((one) => one.label === column.label);
      const row = entry ? this.names.column(list, entry.name, siblings) : undefined;
      if (!entry || !row) return [];
      const words = entry.text.text.trim();
      const text = row.quote && !/[《》]/.test(words) ? `《${words}》` : row.brackets && !/^[（(〔]/.test(words) ? `（${words}）` : words;
      return [{ text, of: entry.text }];
    });
    if (parts.length === 0) return this.host.words(record, pointer, '', 0);
    const whole = join(parts.map((part) => part.of));
    return [paragraph({ text: parts.map((part) => part.text).join(''), locate: () => whole.locate(0, whole.text.length) })];
  }
}
