import type { CompareContext, Comparison } from '../model/comparison.js';
import type { ElementSpec } from '../model/element.js';
import type { Field } from '../model/field.js';
import type { Guide, Material } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';
import type { Standard } from '../model/standard.js';
import { contentOf, stepsLine, type Content } from './content.js';

/** What a change means for whoever applies: asked for more (收紧) or less (放宽), otherwise, or only in other words. */
export type Change = '收紧' | '放宽' | '改变' | '新增规定' | '不再规定' | '仅写法' | '待核实';

export interface DifferenceRow {
  element: string;
  label: string;
  /** The material meant. */
  key?: string;
  before: string;
  after: string;
  change: Change;
  reason: string;
}

const NAMES: [string, string] = ['新版', '旧版'];
const NONE = '（无）';

function changeOf({ verdict, order }: Comparison): Change {
  if (verdict === 'same') return '仅写法';
  if (verdict === 'unsure') return '待核实';
  return order === 'more' ? '收紧' : order === 'less' ? '放宽' : '改变';
}

/** What `after` lays down otherwise than `before`, element by element in the order of the schema; equal letters give no row. */
export function differenceOf(before: Standard, after: Standard, kit: RuleKit): DifferenceRow[] {
  const itemType = (after.guide.fields.itemType ?? before.guide.fields.itemType)?.[0]?.text;
  const context: CompareContext = { relation: 'standard', names: NAMES, ...(itemType === undefined ? {} : { itemType }) };
  const [old, now] = [textsOf(before.guide, kit), textsOf(after.guide, kit)];
  const rows: DifferenceRow[] = [];
  for (const spec of wholeOf(kit)) {
    if (spec.id === 'materials') {
      rows.push(...materialRows(before.guide.materials, after.guide.materials, spec, kit, context));
      continue;
    }
    const [was, is] = [old.get(spec.id), now.get(spec.id)];
    if (was !== is) rows.push(rowOf(spec, undefined, was, is, kit, context));
  }
  return rows;
}

/** The row of an element, or of a part of a material, that both sides do not state alike. */
function rowOf({ id, label, kind }: ElementSpec, key: string | undefined, was: string | undefined, is: string | undefined, kit: RuleKit, context: CompareContext): DifferenceRow {
  const comparison = was === undefined || is === undefined ? undefined : kit.compare(kind, is, was, context);
  const change = comparison ? changeOf(comparison) : was === undefined ? '新增规定' : '不再规定';
  const reason = comparison ? comparison.reason : was === undefined ? '旧版没有写明' : '新版没有写明';
  const before = was ?? NONE;
  const after = is ?? NONE;
  return key === undefined ? { element: id, label, before, after, change, reason } : { element: id, label, key, before, after, change, reason };
}

const texts = new WeakMap<Guide, Map<string, string | undefined>>();

/** What a guide says of each element as one text. It is not changed once it was read: an entry is compared with all guides of its item. */
function textsOf(guide: Guide, kit: RuleKit): Map<string, string | undefined> {
  const known = texts.get(guide);
  if (known) return known;
  const content = contentOf(guide);
  const found = new Map(wholeOf(kit).map(({ id }) => [id, textOf(content, id)]));
  texts.set(guide, found);
  return found;
}

const PLACE_PARTS: Partial<Record<string, 'name' | 'address' | 'openingHours'>> = { 'places[].name': 'name', 'places[].address': 'address', 'places[].openingHours': 'openingHours' };

/** An element as one text; places and steps stand in lists of their own. */
function textOf(content: Content, id: string): string | undefined {
  if (id === 'process.steps' && content.steps) return stepsLine(content.steps);
  const part = PLACE_PARTS[id];
  if (part && content.places.length > 0) return content.places.flatMap((place) => place[part] ?? []).join('\n') || undefined;
  return content.fields[id]?.join('\n');
}

function materialRows(before: Material[] | undefined, after: Material[] | undefined, spec: ElementSpec, kit: RuleKit, context: CompareContext): DifferenceRow[] {
  const row = { element: spec.id, label: spec.label };
  if (!before || !after) {
    if (before === after) return [];
    const list = (materials: Material[] | undefined): string => materials?.map((one) => one.name.text).join('、') ?? NONE;
    return [{ ...row, before: list(before), after: list(after), change: before ? '不再规定' : '新增规定', reason: before ? '新版没有列出材料' : '旧版没有列出材料' }];
  }
  return kit.matchMaterials(after, before, context).flatMap((match): DifferenceRow[] => {
    const { a, b, key, how, reason } = match;
    if (a && !b) return [{ ...row, key, before: NONE, after: a.name.text, change: how === 'unsure' ? '待核实' : '收紧', reason: how === 'unsure' ? reason : '新增一项申请材料' }];
    if (b && !a) return [{ ...row, key, before: b.name.text, after: NONE, change: how === 'unsure' ? '待核实' : '放宽', reason: how === 'unsure' ? reason : '不再要求这项材料' }];
    if (!a || !b) return [];
    const renamed: DifferenceRow[] = a.name.text === b.name.text ? [] : [{ ...row, key, before: b.name.text, after: a.name.text, change: how === 'same' ? '仅写法' : how === 'renamed' ? '改变' : '待核实', reason }];
    return [...renamed, ...partsOf(kit).flatMap((part) => partRow(part, b, a, key, kit, context))];
  });
}

const sorted = new WeakMap<ElementSpec[], { whole: ElementSpec[]; parts: ElementSpec[] }>();

function elementsOf({ elements }: RuleKit): { whole: ElementSpec[]; parts: ElementSpec[] } {
  const known = sorted.get(elements) ?? { whole: elements.filter(({ scope, part }) => scope !== 'meta' && part === undefined), parts: elements.filter(({ part }) => part !== undefined && part !== 'name') };
  sorted.set(elements, known);
  return known;
}

/** Elements that are compared as they stand, in the order of the schema. */
const wholeOf = (kit: RuleKit): ElementSpec[] => elementsOf(kit).whole;
/** Elements that are parts of a material, its name apart. */
const partsOf = (kit: RuleKit): ElementSpec[] => elementsOf(kit).parts;

const says = (field: Field | undefined): string | undefined => (field && !/^[-—–－/／\\_\s]*$/u.test(field.text) ? field.text : undefined);

function partRow(spec: ElementSpec, before: Material, after: Material, key: string, kit: RuleKit, context: CompareContext): DifferenceRow[] {
  const part = spec.part as keyof Material['parts'] | undefined;
  if (part === undefined) return [];
  const [was, is] = [says(before.parts[part]), says(after.parts[part])];
  return was === is ? [] : [rowOf(spec, after.name.text || key, was, is, kit, context)];
}
