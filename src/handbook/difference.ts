import type { CompareContext, Comparison } from '../model/comparison.js';
import type { ElementSpec } from '../model/element.js';
import type { Guide, Material } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';
import type { Standard } from '../model/standard.js';
import { remember } from '../compare/remember.js';
import { placesOf, stepsLine, textsOf as fieldTexts, tidy } from './content.js';

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

const UNTYPED: CompareContext = { relation: 'standard', names: ['新版', '旧版'] };
const contextOf = remember((itemType): CompareContext => ({ ...UNTYPED, itemType }));
const NONE = '（无）';

function changeOf({ verdict, order }: Comparison): Change {
  if (verdict === 'same') return '仅写法';
  if (verdict === 'unsure') return '待核实';
  return order === 'more' ? '收紧' : order === 'less' ? '放宽' : '改变';
}

/** What `after` lays down otherwise than `before`, element by element in the order of the schema; equal letters give no row. */
export function differenceOf(before: Standard, after: Standard, kit: RuleKit): DifferenceRow[] {
  const itemType = (after.guide.fields.itemType ?? before.guide.fields.itemType)?.[0]?.text;
  const context = itemType === undefined ? UNTYPED : contextOf(itemType);
  const [old, now] = [textsOfGuide(before.guide, kit), textsOfGuide(after.guide, kit)];
  const rows: DifferenceRow[] = [];
  wholeOf(kit).forEach((spec, at) => {
    const was = old[at];
    const is = now[at];
    if (spec.id === 'materials') rows.push(...materialRows(before.guide.materials, after.guide.materials, spec, kit, context));
    else if (was !== is) rows.push(rowOf(spec, undefined, was, is, kit, context));
  });
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

/** The texts of a guide, one for each of the elements of `wholeOf`. */
type Texts = (string | undefined)[];

const texts = new WeakMap<Guide, Texts>();

/** What a guide says of each element as one text. It is not changed once it was read: an entry is compared with all guides of its item. */
function textsOfGuide(guide: Guide, kit: RuleKit): Texts {
  const known = texts.get(guide);
  if (known) return known;
  const found = wholeOf(kit).map((): string | undefined => undefined);
  const positions = positionsOf(kit);
  const say = (id: string, text: string | undefined): void => {
    const at = positions.get(id);
    if (at !== undefined) found[at] = text;
  };
  for (const [id, fields] of Object.entries(guide.fields)) say(id, fieldTexts(fields).join('\n') || undefined);
  // Places and steps stand in lists of their own.
  const places = placesOf(guide);
  for (const part of places.length > 0 ? PLACE_PARTS : []) say(`places[].${part}`, places.flatMap((place) => place[part] ?? []).join('\n') || undefined);
  if (guide.steps) say('process.steps', guide.steps.length === 0 ? undefined : stepsLine(guide.steps.map(({ name }) => ({ name: tidy(name.text) }))));
  texts.set(guide, found);
  return found;
}

const PLACE_PARTS = ['name', 'address', 'openingHours'] as const;

function materialRows(before: Material[] | undefined, after: Material[] | undefined, spec: ElementSpec, kit: RuleKit, context: CompareContext): DifferenceRow[] {
  const row = { element: spec.id, label: spec.label };
  if (!before || !after) {
    if (before === after) return [];
    const list = (materials: Material[] | undefined): string => materials?.map((one) => one.name.text).join('、') ?? NONE;
    return [{ ...row, before: list(before), after: list(after), change: before ? '不再规定' : '新增规定', reason: before ? '新版没有列出材料' : '旧版没有列出材料' }];
  }
  const parts = partsOf(kit);
  const rows: DifferenceRow[] = [];
  for (const { a, b, key, how, reason } of kit.matchMaterials(after, before, context)) {
    if (a && !b) rows.push({ ...row, key, before: NONE, after: a.name.text, change: how === 'unsure' ? '待核实' : '收紧', reason: how === 'unsure' ? reason : '新增一项申请材料' });
    else if (b && !a) rows.push({ ...row, key, before: b.name.text, after: NONE, change: how === 'unsure' ? '待核实' : '放宽', reason: how === 'unsure' ? reason : '不再要求这项材料' });
    if (!a || !b) continue;
    if (a.name.text !== b.name.text) rows.push({ ...row, key, before: b.name.text, after: a.name.text, change: how === 'same' ? '仅写法' : how === 'renamed' ? '改变' : '待核实', reason });
    const [old, now] = [textsOfMaterial(b, parts), textsOfMaterial(a, parts)];
    parts.forEach((part, at) => {
      const was = old[at];
      const is = now[at];
      if (was !== is) rows.push(rowOf(part, a.name.text || key, was, is, kit, context));
    });
  }
  return rows;
}

const partTexts = new WeakMap<Material, Texts>();

/** What a list says of each part of a material. */
function textsOfMaterial(material: Material, parts: readonly PartSpec[]): Texts {
  const known = partTexts.get(material);
  if (known) return known;
  const found = parts.map(({ part }) => says(material.parts[part]?.text));
  partTexts.set(material, found);
  return found;
}

type PartSpec = ElementSpec & { part: keyof Material['parts'] };

interface Elements {
  whole: ElementSpec[];
  positions: Map<string, number>;
  parts: PartSpec[];
}

const sorted = new WeakMap<ElementSpec[], Elements>();

function elementsOf({ elements }: RuleKit): Elements {
  const known = sorted.get(elements);
  if (known) return known;
  const whole = elements.filter(({ scope, part }) => scope !== 'meta' && part === undefined);
  const found = { whole, positions: new Map(whole.map(({ id }, at) => [id, at])), parts: elements.filter((spec): spec is PartSpec => spec.part !== undefined && spec.part !== 'name') };
  sorted.set(elements, found);
  return found;
}

/** Elements that are compared as they stand, in the order of the schema. */
const wholeOf = (kit: RuleKit): ElementSpec[] => elementsOf(kit).whole;
/** Where in that order each of them stands. */
const positionsOf = (kit: RuleKit): Map<string, number> => elementsOf(kit).positions;
/** Elements that are parts of a material, its name apart. */
const partsOf = (kit: RuleKit): PartSpec[] => elementsOf(kit).parts;

/** A stroke in an empty cell says nothing. */
const says = (text: string | undefined): string | undefined => (text === undefined || /^[-—–－/／\\_\s]*$/u.test(text) ? undefined : text);
