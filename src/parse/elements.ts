import type { CompareContext } from '../model/comparison.js';
import type { ElementSpec } from '../model/element.js';
import type { Field } from '../model/field.js';
import type { Guide } from '../model/guide.js';
import type { Comparisons } from '../compare/index.js';
import type { Block, Document } from './blocks.js';
import { feeFields } from './fees.js';
import { byHalfLabels, choose, distribute, valueField, valueText, type ValueReader } from './fields.js';
import { LabelBook } from './labels.js';
import { readMaterials } from './materials.js';
import { placesOf } from './places.js';
import { byScenario, isByScenario, sectionScenarios } from './scenarios.js';
import { strongElements, type Collected, type Statement } from './statement.js';
import { Collector } from './statements.js';
import { flowField, readSteps } from './steps.js';
import { fieldOf, trimmed, wholeText } from './stretch.js';
import { nameInTitle, titleOf } from './title.js';

/** A text that says that the value is filled in elsewhere states nothing. */
const FILLED_ELSEWHERE = /^(?:由|按|请).{0,24}(?:填写|填报|公布|确定|执行)|不作统一规定|^(?:待|另行)(?:填写|公布)/;

/** Cuts a document into statements; labels inside another element's text count only if the side states their element nowhere else. */
export function statementsOf(document: Document, book: LabelBook): { statements: Statement[]; titles: Document['title'][]; blanks: Collected['blanks'] } {
  const nowhere = new NoElements();
  const first = new Collector(book, nowhere).collect(document.blocks);
  const strong = strongElements(first.statements);
  // Where no cut depended on what else the side states, a second round would cut the same.
  return [...nowhere.asked].some((id) => strong.has(id)) ? new Collector(book, strong).collect(document.blocks) : first;
}

/** The empty set, which remembers what it was asked for. */
class NoElements extends Set<string> {
  readonly asked = new Set<string>();

  override has(id: string): boolean {
    this.asked.add(id);
    return false;
  }
}

class GuideBuilder {
  readonly guide: Guide;
  private readonly stated: Set<string>;
  private readonly scenarioOf: (statement: Statement) => string | undefined;
  /** 情形 of what is being read. */
  private scenario: string | undefined;

  constructor(private readonly document: Document, private readonly reader: ValueReader, statements: readonly Statement[]) {
    this.guide = { snapshot: document.snapshot, fields: {}, places: [], links: document.links, unknown: [] };
    this.scenarioOf = sectionScenarios(statements, reader.comparisons);
    this.stated = new Set(statements.flatMap((one) => ((one.match?.specs ?? []).filter((spec) => one.match?.specs.length === 1 || spec.id === 'feeCharged').map((spec) => spec.id))));
  }

  private put(id: string, field: Field | undefined): void {
    if (!field) return;
    const known = this.guide.fields[id] ?? [];
    known.push(this.scenario !== undefined && isByScenario(id) ? { ...field, scenario: this.scenario } : field);
    this.guide.fields[id] = known;
  }

  private unknown(statement: Statement): void {
    const whole = wholeText(statement.value);
    const field = whole ? fieldOf(whole, whole.text) : undefined;
    if (field) this.guide.unknown.push({ label: statement.label, field });
  }

  add(statement: Statement): void {
    const specs = statement.match?.specs ?? [];
    const parts = specs.length > 0 && specs.every((spec) => isByScenario(spec.id)) ? byScenario(statement.value, this.reader.comparisons, !specs.some((spec) => spec.kind === 'text')) : [{ value: statement.value }];
    for (const part of parts) {
      this.scenario = part.scenario ?? this.scenarioOf(statement);
      this.addPart({ ...statement, value: part.value });
    }
    this.scenario = undefined;
  }

  private addPart(statement: Statement): void {
    const whole = wholeText(statement.value);
    if (!whole || !statement.match) {
      this.unknown(statement);
      return;
    }
    const { specs, compound, unit } = statement.match;
    if (compound && !specs.every((spec) => spec.id.startsWith('fees[]'))) {
      const parts = distribute(statement.value, specs, this.reader);
      if (!parts) this.unknown(statement);
      for (const [spec, stretch] of parts ?? []) this.element(spec, { ...statement, value: [{ type: 'paragraph', text: stretch }] }, unit);
      return;
    }
    if (specs.some((spec) => spec.id === 'feeCharged' || spec.id.startsWith('fees[]'))) {
      for (const [id, field] of feeFields(statement, this.reader, this.stated.has('feeCharged'))) this.put(id, field);
      return;
    }
    const halves = specs.some((one) => one.kind === 'timeLimit') ? byHalfLabels(statement, whole, this.reader.book) : undefined;
    if (halves) {
      for (const half of halves) this.element(half.spec, { ...statement, value: [{ type: 'paragraph', text: half.value }] }, unit);
      return;
    }
    const spec = choose(statement, whole.text, this.reader, this.stated);
    if (spec) this.element(spec, statement, unit);
    else this.unknown(statement);
  }

  private element(spec: ElementSpec, statement: Statement, unit: string | undefined): void {
    if (spec.id === 'materials') {
      this.materials(statement);
      return;
    }
    if (spec.id === 'process.steps') {
      const steps = readSteps(statement.value, this.reader.book, this.reader.comparisons, this.reader.context);
      if (steps.length > 0) this.guide.steps ??= steps;
      const whole = steps.length > 1 ? wholeText(statement.value) : undefined;
      if (whole) {
        this.put(spec.id, flowField(whole, steps, this.reader));
        return;
      }
    }
    const text = valueText(statement.value, spec.kind, this.reader);
    if (!text || (spec.scope === 'local' && FILLED_ELSEWHERE.test(text.text))) return;
    this.put(spec.id, valueField(text, spec, this.reader, unit));
  }

  private materials(statement: Statement): void {
    const list = readMaterials(statement.value, this.reader.book, this.reader);
    if (list.none) {
      this.put('materials', fieldOf(list.none, undefined));
      this.guide.materials ??= [];
      return;
    }
    const under = this.scenario;
    const materials = under === undefined ? list.materials : list.materials.map((one) => (one.scenario === undefined ? { ...one, scenario: under } : one));
    if (materials.length > 0) this.guide.materials = [...(this.guide.materials ?? []), ...materials];
    const counted = this.reader.book.spec('materials.statedCount');
    for (const remark of list.remarks) {
      const field = fieldOf(remark, remark.text);
      if (!field) continue;
      if (counted && /共.{0,6}[0-9一二三四五六七八九十两]/.test(remark.text)) this.put(counted.id, field);
      else this.guide.unknown.push({ label: statement.label, field });
    }
  }

  /** What is left blank, unless the side states it somewhere else. */
  blank(blanks: Collected['blanks']): void {
    const open = blanks.flatMap(({ match: { specs, compound }, at }) => {
      const only = specs.length === 1 && !compound ? specs[0] : undefined;
      const field = only && fieldOf(at, at.text);
      return only && field && only.within === undefined && !this.guide.fields[only.id] ? [{ element: only.id, field }] : [];
    });
    if (open.length > 0) this.guide.blanks = open;
  }

  /** A title names an item only over labelled elements; a mere first line over two of them. */
  private names(title: Document['title'] & object): boolean {
    const known = statedCount(this.guide);
    return known >= 2 || (known > 0 && headings(this.document.blocks).includes(trimmed(title).text));
  }

  finish(titles: readonly Document['title'][]): Guide {
    const title = titleOf(titles, this.document.title);
    const field = title ? fieldOf(title, title.text) : undefined;
    if (field) this.guide.title = field;
    if (!this.guide.fields['mainItemName'] && title && this.names(title)) this.put('mainItemName', nameInTitle(title));
    this.guide.places = placesOf(this.guide.fields);
    return this.guide;
  }
}

/** How many elements a guide states under labels of its own: fields, materials, steps. */
export function statedCount(guide: Guide): number {
  return Object.keys(guide.fields).length + (guide.materials && !guide.fields['materials'] ? 1 : 0) + (guide.steps && !guide.fields['process.steps'] ? 1 : 0);
}

function headings(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.type === 'heading' ? [trimmed(block.text).text] : block.type === 'group' ? headings(block.children) : []));
}

/** Finds the elements of a guide in blocks by their labels, never by position. Pure; never throws on any text. */
export function blocksToGuide(document: Document, labels: readonly ElementSpec[] | LabelBook, comparisons: Comparisons, context: CompareContext): Guide {
  const book = labels instanceof LabelBook ? labels : new LabelBook(labels);
  const { statements, titles, blanks } = statementsOf(document, book);
  const builder = new GuideBuilder(document, { book, comparisons, context }, statements);
  for (const statement of statements) builder.add(statement);
  builder.blank(blanks);
  return builder.finish(titles);
}
