import type { Side } from '../../model/capture.js';
import type { CompareContext, Comparison } from '../../model/comparison.js';
import type { Field } from '../../model/field.js';
import type { Guide } from '../../model/guide.js';
import type { RuleKit } from '../../model/kit.js';
import { paintDifference, type PaintedSegment } from '../../compare/show.js';
import { explanation } from '../../report/explain.js';
import { SIDES, type Wording } from '../../report/labels.js';
import { placesInWords } from '../../report/places.js';
import type { StoredFinding } from '../../store/index.js';
import { alignMaterials } from './three-way-materials.js';

/** One element of an item on its three sides. */
export interface AlignedRow {
  label: string;
  /** Material, step: the name of what the row is about. */
  key?: string;
  /**
   * `problem`, `doubt`: a finding is on it. `same`: to the letter; `alike`: other words, the same meaning; `unjudged`: they differ and that is
   * no finding (local values, better than the standard); `alone`: one side only states it.
   */
  state: 'problem' | 'doubt' | 'same' | 'alike' | 'unjudged' | 'alone';
  /** Why it is the same, or what the finding says; a sentence. */
  why: string;
  findings: { id: string; title: string }[];
  cells: AlignedCell[];
}

export interface AlignedCell {
  side: Side;
  stated: boolean;
  pieces: PaintedSegment[];
  where: string;
}

export interface Aligning {
  kit: RuleKit;
  context: CompareContext;
  wording: Wording;
}

export type Sides<T> = Partial<Record<Side, T>>;

/** Guides in rows, in the order of the schema; findings stand in the rows of their elements. */
export function alignGuides(guides: Sides<Guide>, findings: readonly StoredFinding[], aligning: Aligning): AlignedRow[] {
  const { kit } = aligning;
  const rows: AlignedRow[] = [];
  const placed = new Set<string>();
  const take = (belongs: (finding: StoredFinding['content']) => boolean): StoredFinding[] => {
    const found = findings.filter(({ fingerprint, content }) => !placed.has(fingerprint) && belongs(content));
    for (const { fingerprint } of found) placed.add(fingerprint);
    return found;
  };
  for (const spec of kit.elements.filter(({ within }) => within === undefined)) {
    if (bare(spec.id) === 'materials') continue;
    const fields = each(guides, (guide) => fieldsOf(guide, spec.id));
    if (SIDES.every((side) => (fields[side] ?? []).length === 0)) continue;
    rows.push(rowOf(spec.label, undefined, spec.kind, fields, take(({ element }) => bare(element) === bare(spec.id)), aligning));
  }
  const ofMaterial = ({ element }: StoredFinding['content']): boolean => /^materials?(?:\.|$)/.test(bare(element));
  rows.push(...alignMaterials(each(guides, (guide) => guide.materials), (names) => take((content) => ofMaterial(content) && isNamed(content, names)), aligning));
  for (const row of findings.filter(({ fingerprint }) => !placed.has(fingerprint))) rows.push(ofFinding(row, aligning));
  return rows.sort((a, b) => rank(a) - rank(b));
}

/** Rows with findings first; the others stay in their order. */
const rank = ({ state }: AlignedRow): number => (state === 'problem' ? 0 : state === 'doubt' ? 1 : 2);
/** Whether a finding is about the material of these names: by its key, or by what a side says at its place. */
const isNamed = ({ key, sides }: StoredFinding['content'], names: ReadonlySet<string>): boolean =>
  (key !== undefined && names.has(key)) || Object.values(sides).some(({ raw, text }) => names.has(raw.trim()) || (text !== undefined && names.has(text.trim())));
const bare = (element: string): string => element.replace(/\[\]/g, '');

/** Fields of an element; those of places and steps are gathered from their lists. */
function fieldsOf(guide: Guide, id: string): Field[] {
  const plain = guide.fields[id] ?? [];
  const part = /^places(?:\[\])?\.(name|address|openingHours|phones)(?:\[\])?$/.exec(id)?.[1] as 'name' | 'address' | 'openingHours' | 'phones' | undefined;
  if (part) return [...plain, ...guide.places.flatMap((place): Field[] => (place[part] ? [place[part]] : []))];
  if (bare(id) === 'process.steps') return [...plain, ...(guide.steps ?? []).map(({ name }) => name)];
  return plain;
}

function each<T>(guides: Sides<Guide>, of: (guide: Guide) => T | undefined): Sides<T> {
  const found: Sides<T> = {};
  for (const side of SIDES) {
    const guide = guides[side];
    const value = guide && of(guide);
    if (value !== undefined) found[side] = value;
  }
  return found;
}

/** A row of fields: what a comparison says of them is shown, what a finding says goes before it. */
export function rowOf(label: string, key: string | undefined, kind: string, fields: Sides<Field[]>, findings: readonly StoredFinding[], aligning: Aligning): AlignedRow {
  const texts = each2(fields, (list) => [...new Set(list.map(({ text }) => text.trim()))].filter((text) => text !== '').join('\n'));
  const stated = SIDES.filter((side) => (texts[side] ?? '') !== '');
  const base = stated[0];
  const cells = SIDES.map((side): AlignedCell => ({ side, stated: stated.includes(side), pieces: piecesOf(side, base, stated, texts), where: placesInWords((fields[side] ?? []).flatMap(({ at }) => at)) }));
  const row = { label, ...(key === undefined ? {} : { key }), cells, findings: findings.map(({ fingerprint, content }) => ({ id: fingerprint, title: content.message })) };
  const [first] = findings;
  if (first) return { ...row, state: findings.some(({ verdict }) => verdict === 'fail') ? 'problem' : 'doubt', why: explanation(first.content) };
  if (stated.length < 2 || base === undefined) return { ...row, state: 'alone', why: '' };
  const said = stated.slice(1).map((side) => compared(kind, texts[base] ?? '', texts[side] ?? '', aligning));
  if (stated.every((side) => texts[side] === texts[base])) return { ...row, state: 'same', why: '' };
  const different = said.find(({ verdict }) => verdict !== 'same');
  if (!different) return { ...row, state: 'alike', why: said.find(({ reason }) => reason !== '文字完全相同')?.reason ?? '' };
  return { ...row, state: 'unjudged', why: different.reason };
}

function each2(fields: Sides<Field[]>, of: (list: Field[]) => string): Sides<string> {
  const found: Sides<string> = {};
  for (const side of SIDES) {
    const list = fields[side];
    if (list) found[side] = of(list);
  }
  return found;
}

const compared = (kind: string, a: string, b: string, { kit, context }: Aligning): Comparison => kit.compare(kind, a, b, { ...context, names: ['前者', '后者'] });

/** A side painted against the first one that states the element; that one against the first that differs from it. */
function piecesOf(side: Side, base: Side | undefined, stated: readonly Side[], texts: Sides<string>): PaintedSegment[] {
  const own = texts[side] ?? '';
  if (own === '' || base === undefined) return [];
  const other = side === base ? stated.find((one) => one !== base && texts[one] !== own) : base;
  const against = other === undefined ? undefined : texts[other];
  return against === undefined ? [{ text: own, changed: false }] : paintDifference(own, against).a;
}

/** A finding whose element no side could be read for. */
function ofFinding({ fingerprint, content, verdict }: StoredFinding, { wording }: Aligning): AlignedRow {
  return {
    label: wording.labels.elementLabel(content.element), ...(content.key ? { key: content.key } : {}), state: verdict === 'fail' ? 'problem' : 'doubt', why: explanation(content), findings: [{ id: fingerprint, title: content.message }],
    cells: SIDES.map((side): AlignedCell => {
      const source = content.sides[side];
      const text = source && (source.text ?? source.raw);
      return { side, stated: text !== undefined && text !== '' && source?.at !== null, pieces: text ? [{ text, changed: false }] : [], where: placesInWords(source?.at ?? null) };
    }),
  };
}
