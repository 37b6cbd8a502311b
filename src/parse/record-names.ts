import type { ElementSpec } from '../model/element.js';
import type { RecordCompanion, RecordList, RecordNames, RecordTable } from '../model/records.js';
import type { LabelBook } from './labels.js';

/** A field's name as it is looked up: `PROMISE_DAY`, `promise_day` and `promiseDay` are one. */
export const foldName = (name: string): string => name.normalize('NFKC').replace(/[\s_.-]/g, '').toLowerCase();

const HAN = /\p{Script=Han}/u;
export const isChinese = (name: string): boolean => HAN.test(name);

const WORDED = new Set(['text', 'organ', 'address', 'materialForm', 'materialMedium', 'materialSource', 'materialNecessity', 'legalBasis', 'resultDocument']);

/** What a field of a record stands for. The smaller the rank, the better the name: a record may state one element under several names. */
export interface NamedField {
  label: string;
  rank: number;
  column?: RecordNames;
}

/** Names of fields in exported records, and what they stand for. */
export class RecordNamesBook {
  private readonly guide = new Map<string, NamedField>();
  private readonly columns = new Map<string, Map<string, RecordNames[]>>();
  private readonly lists = new Map<string, RecordList>();
  private readonly byElement = new Map<string, RecordList>();
  private readonly units = new Map<string, RecordCompanion>();
  private readonly values = new Map<string, RecordCompanion>();
  private readonly ignored: Set<string>;
  private readonly twins: string[];
  private readonly weak: Set<string>;
  private readonly statuses: Set<string>;

  constructor(readonly table: RecordTable, private readonly book: LabelBook) {
    this.ignored = new Set(table.ignored.map(foldName));
    this.twins = table.twins.map(foldName);
    this.weak = new Set(table.weak.map(foldName));
    this.statuses = new Set(table.statuses.map(foldName));
    for (const row of table.companions) {
      for (const name of row.units) this.units.set(foldName(name), row);
      for (const name of row.values) this.values.set(foldName(name), row);
    }
    for (const spec of book.specs) if (spec.within === undefined) this.learn(spec);
    for (const row of table.names) for (const [rank, name] of row.names.entries()) this.keep(foldName(name), { label: row.label, rank: 100 + rank });
    for (const list of table.lists) this.learnList(list);
  }

  private learn(spec: ElementSpec): void {
    for (const [rank, name] of (spec.fieldNames ?? []).entries()) if (!this.units.has(foldName(name))) this.keep(foldName(name), { label: spec.label, rank });
  }

  private keep(name: string, field: NamedField): void {
    if (!this.guide.has(name)) this.guide.set(name, field);
  }

  private learnList(list: RecordList): void {
    for (const name of list.names) this.lists.set(foldName(name), list);
    this.byElement.set(list.element, list);
    const columns = new Map<string, RecordNames[]>();
    const put = (name: string, row: RecordNames): void => {
      columns.set(foldName(name), [...(columns.get(foldName(name)) ?? []), row]);
    };
    const fixed = new Set(list.columns.flatMap((column) => column.names.map(foldName)));
    // More exact rows first: those that ask for another field beside them.
    for (const column of [...list.columns].sort((a, b) => Number(b.beside !== undefined) - Number(a.beside !== undefined))) for (const name of column.names) put(name, column);
    for (const spec of this.book.specs) {
      if (spec.within !== list.element) continue;
      for (const name of spec.fieldNames ?? []) if (!fixed.has(foldName(name))) put(name, { label: spec.label, names: [name] });
    }
    this.columns.set(list.element, columns);
  }

  isIgnored(name: string): boolean {
    return this.ignored.has(foldName(name)) || this.isUnit(name);
  }

  /** A unit beside a value is no value, nor are the words of such a unit. */
  isUnit(name: string): boolean {
    const folded = foldName(name);
    return this.units.has(folded) || this.twins.some((twin) => folded.endsWith(twin) && this.units.has(folded.slice(0, -twin.length)));
  }

  /** Is this the state of an answer (`code: 200`, `code: 0`) and no code of an item? */
  isStatus(name: string, value: unknown): boolean {
    return this.statuses.has(foldName(name)) && (typeof value === 'number' || typeof value === 'string') && /^-?\d{1,5}$/.test(String(value).trim());
  }

  /** Is the name so general that it may mean another thing? */
  isWeak(name: string): boolean {
    return this.weak.has(foldName(name));
  }

  /** A bare code under a label that holds words, which no list holds: it says nothing that a reader could compare. */
  isBareCode(label: string, text: string): boolean {
    if (!/^\d{1,2}(?:[,，;；、|]\d{1,2}){0,12}$/.test(text.trim())) return false;
    return this.book.specs.some((one) => one.label === label && WORDED.has(one.kind));
  }

  /** The label that a field of a guide stands for; Chinese names are labels themselves. */
  field(name: string): NamedField | undefined {
    if (isChinese(name)) return { label: name.trim(), rank: 0 };
    const folded = foldName(name);
    return this.guide.get(folded) ?? this.twin(folded);
  }

  private twin(folded: string): NamedField | undefined {
    for (const twin of this.twins) {
      const base = folded.endsWith(twin) ? this.guide.get(folded.slice(0, -twin.length)) : undefined;
      if (base) return { ...base, rank: base.rank - 0.5 };
    }
    return undefined;
  }

  /** Does another field of the record hold the words of this coded one? */
  hasTwin(name: string, siblings: ReadonlyMap<string, unknown>): boolean {
    const folded = foldName(name);
    return this.twins.some((twin) => {
      const words = siblings.get(folded + twin);
      return typeof words === 'string' && words.trim() !== '';
    });
  }

  /** The list that a name or a label stands for. */
  list(name: string): RecordList | undefined {
    const known = this.lists.get(foldName(name));
    if (known) return known;
    const label = this.field(name)?.label;
    return label === undefined ? undefined : this.byElement.get(this.book.match(label)?.specs[0]?.id ?? '');
  }

  /** A list that is known by the names of its columns, under whatever name it stands. */
  listOfRecords(names: readonly string[]): RecordList | undefined {
    const folded = names.map(foldName);
    return this.table.lists.find((list) => {
      const within = this.book.specs.filter((spec) => spec.within === list.element && /\.name$/.test(spec.id));
      const labels = new Set(within.flatMap((spec) => [spec.label]));
      const own = new Set(within.flatMap((spec) => (spec.fieldNames ?? []).map(foldName)));
      return folded.some((name) => own.has(name)) || names.some((name) => labels.has(name.trim()));
    });
  }

  /** The column that a field of a list's record stands for. */
  column(list: RecordList, name: string, siblings: ReadonlyMap<string, unknown>): RecordNames | undefined {
    if (isChinese(name)) return { label: name.trim(), names: [name] };
    const folded = foldName(name);
    const columns = this.columns.get(list.element);
    const rows = columns?.get(folded) ?? this.twins.flatMap((twin) => (folded.endsWith(twin) ? (columns?.get(folded.slice(0, -twin.length)) ?? []) : []));
    return rows.find((row) => row.beside === undefined || row.beside.some((other) => siblings.has(foldName(other))));
  }

  /** The unit that stands beside a value: the name of its field and the codes that it is written in. */
  companion(name: string, siblings: ReadonlyMap<string, unknown>): { codes: string; unit: string } | undefined {
    const row = this.values.get(foldName(name));
    const names = row?.units.map(foldName).flatMap((unit) => [...this.twins.map((twin) => unit + twin), unit]) ?? [];
    const unit = names.find((one) => siblings.has(one) && String(siblings.get(one) ?? '').trim() !== '');
    return row && unit !== undefined ? { codes: row.codes, unit } : undefined;
  }

  /** Words for codes under a label; `undefined` where no list holds them or lists disagree. */
  words(label: string, name: string, text: string): string | undefined {
    const spec = this.book.specs.find((one) => one.label === label);
    const row = this.table.coded.find((one) => (one.label === label || (one.kind !== undefined && one.kind === spec?.kind)) && (one.names === undefined || one.names.some((own) => foldName(own) === foldName(name))));
    return row ? this.decoded(row.codes, text) : undefined;
  }

  decoded(codes: string, text: string): string | undefined {
    const pieces = text.split(/[\s,，;；、|^]+/).filter((piece) => piece !== '');
    const found = new Set<string>();
    for (const list of this.table.codes[codes]?.lists ?? []) {
      const words = pieces.map((piece) => list[piece]);
      if (pieces.length > 0 && words.every((word) => word !== undefined)) found.add(words.join('、'));
    }
    return found.size === 1 ? [...found][0] : undefined;
  }
}
