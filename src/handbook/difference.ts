import type { CompareContext, Comparison } from '../model/comparison.js';
import type { ElementSpec } from '../model/element.js';
import type { Field } from '../model/field.js';
import type { Material } from '../model/guide.js';
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
  const [old, now] = [contentOf(before.guide), contentOf(after.guide)];
  return kit.elements.flatMap((spec): DifferenceRow[] => {
    if (spec.scope === 'meta' || spec.part !== undefined) return [];
    if (spec.id === 'materials') return materialRows(before.guide.materials, after.guide.materials, spec, kit, context);
    const [was, is] = [textOf(old, spec.id), textOf(now, spec.id)];
    if (was === is) return [];
    const row = { element: spec.id, label: spec.label, before: was ?? NONE, after: is ?? NONE };
    if (was === undefined) return [{ ...row, change: '新增规定', reason: '旧版没有写明' }];
    if (is === undefined) return [{ ...row, change: '不再规定', reason: '新版没有写明' }];
    const comparison = kit.compare(spec.kind, is, was, context);
    return [{ ...row, change: changeOf(comparison), reason: comparison.reason }];
  });
}

/** An element as one text; places and steps stand in lists of their own. */
function textOf(content: Content, id: string): string | undefined {
  if (id === 'process.steps' && content.steps) return stepsLine(content.steps);
  const part = /^places\[\]\.(name|address|openingHours)$/.exec(id)?.[1] as 'name' | 'address' | 'openingHours' | undefined;
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
    return [...renamed, ...kit.elements.flatMap((part) => partRow(part, b, a, key, kit, context))];
  });
}

function partRow(spec: ElementSpec, before: Material, after: Material, key: string, kit: RuleKit, context: CompareContext): DifferenceRow[] {
  const part = spec.part as keyof Material['parts'] | undefined;
  if (part === undefined || spec.part === 'name') return [];
  const says = (field: Field | undefined): string | undefined => (field && !/^[-—–－/／\\_\s]*$/u.test(field.text) ? field.text : undefined);
  const [was, is] = [says(before.parts[part]), says(after.parts[part])];
  if (was === is) return [];
  const row = { element: spec.id, label: spec.label, key: after.name.text || key, before: was ?? NONE, after: is ?? NONE };
  if (was === undefined) return [{ ...row, change: '新增规定', reason: '旧版没有写明' }];
  if (is === undefined) return [{ ...row, change: '不再规定', reason: '新版没有写明' }];
  const comparison = kit.compare(spec.kind, is, was, context);
  return [{ ...row, change: changeOf(comparison), reason: comparison.reason }];
}
