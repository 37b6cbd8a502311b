import type { Side } from '../../model/capture.js';
import type { CompareContext, Comparison } from '../../model/comparison.js';
import type { Field } from '../../model/field.js';
import type { Guide } from '../../model/guide.js';
import type { RuleKit } from '../../model/kit.js';
import { paintDifference, type PaintedSegment } from '../../compare/show.js';
import { explanation } from '../../report/explain.js';
import { SIDES, type Wording } from '../../report/labels.js';
import { placesInWords } from '../../report/places.js';
import { calmed } from '../../report/sides.js';
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
  /** Why it is the same, or what the findings say, a line each. */
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
    rows.push(plainRow(spec.label, spec.kind, fields, take(({ element }) => bare(element) === bare(spec.id)), aligning));
  }
  const ofMaterial = ({ element }: StoredFinding['content']): boolean => /^materials?(?:\.|$)/.test(bare(element));
  rows.push(...alignMaterials(each(guides, (guide) => guide.materials), (names) => take((content) => ofMaterial(content) && isNamed(content, names)), aligning));
  for (const row of findings.filter(({ fingerprint }) => !placed.has(fingerprint))) rows.push(ofFinding(row, aligning));
  return rows.sort((a, b) => rank(a) - rank(b));
}

/** Rows with findings first, what only one side states last; otherwise in their order. */
const rank = ({ state }: AlignedRow): number => (state === 'problem' ? 0 : state === 'doubt' ? 1 : state === 'alone' ? 3 : 2);
/** Whether a finding is about the material of these names: by its key, or by what a side says at its place. */
const isNamed = ({ key, sides }: StoredFinding['content'], names: ReadonlySet<string>): boolean =>
  (key !== undefined && names.has(key)) || Object.values(sides).some(({ raw, text }) => names.has(raw.trim()) || (text !== undefined && names.has(text.trim())));
const bare = (element: string): string => element.replace(/\[\]/g, '');

/** Fields of an element; those of places and steps are gathered from their lists. */
function fieldsOf(guide: Guide, id: string): Field[] {
  const plain = guide.fields[id] ?? [];
  const part = /^places(?:\[\])?\.(name|address|openingHours|phones)(?:\[\])?$/.exec(id)?.[1] as 'name' | 'address' | 'openingHours' | 'phones' | undefined;
  if (part) return [...plain, ...guide.places.flatMap((place): Field[] => (place[part] ? [place[part]] : []))];
  if (bare(id) === 'process.steps' && plain.length === 0) return (guide.steps ?? []).map(({ name }) => name);
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

/** One thing that sides say in a row; a material says several. */
export interface Said {
  /** Stands before the text and is no part of it. */
  before: string;
  kind: string;
  texts: Sides<string>;
}

/** A plain element: the fields that a side gives to it are one text. */
function plainRow(label: string, kind: string, fields: Sides<Field[]>, findings: readonly StoredFinding[], aligning: Aligning): AlignedRow {
  const texts: Sides<string> = {};
  const where: Sides<string> = {};
  for (const side of SIDES) {
    const list = fields[side] ?? [];
    texts[side] = [...new Set(list.map(({ text }) => text.trim()))].filter((text) => text !== '').join('\n');
    where[side] = placesInWords(list.flatMap(({ at }) => at));
  }
  return rowOf({ label }, [{ before: '', kind, texts }], where, findings, aligning);
}

/** A row of what the sides say: what a finding says of it goes before what a comparison says. */
export function rowOf(about: { label: string; key?: string }, said: readonly Said[], where: Sides<string>, findings: readonly StoredFinding[], { kit, context }: Aligning): AlignedRow {
  const stated = SIDES.filter((side) => said.some(({ texts }) => (texts[side] ?? '') !== ''));
  const cells = SIDES.map((side): AlignedCell => ({ side, stated: stated.includes(side), pieces: said.flatMap((one, index) => piecesOf(side, one, index > 0)), where: where[side] ?? '' }));
  const row = { ...about, cells, findings: findings.map(({ fingerprint, content }) => ({ id: fingerprint, title: content.message })) };
  // What is sure is said before what is doubtful.
  const told = [...findings].sort((a, b) => Number(a.verdict !== 'fail') - Number(b.verdict !== 'fail'));
  if (told.length > 0) return { ...row, state: told[0]?.verdict === 'fail' ? 'problem' : 'doubt', why: told.map(({ content }) => explanation(content)).join('\n') };
  if (stated.length < 2) return { ...row, state: 'alone', why: '' };
  const compared = said.flatMap((one) => comparisons(one, kit, context));
  const different = compared.find(({ verdict }) => verdict !== 'same');
  if (different) return { ...row, state: 'unjudged', why: different.reason };
  return compared.length === 0 ? { ...row, state: 'same', why: '' } : { ...row, state: 'alike', why: compared[0]?.reason ?? '' };
}

const sayers = ({ texts }: Said): Side[] => SIDES.filter((side) => (texts[side] ?? '') !== '');

/** What the comparisons say of sides whose words differ; a side that is silent is not compared. */
function comparisons(said: Said, kit: RuleKit, context: CompareContext): Comparison[] {
  const [base, ...others] = sayers(said);
  if (base === undefined) return [];
  return others.filter((side) => said.texts[side] !== said.texts[base]).map((side) => kit.compare(said.kind, said.texts[base] ?? '', said.texts[side] ?? '', { ...context, names: [SIDE_WORDS[base], SIDE_WORDS[side]] }));
}

const SIDE_WORDS: Record<Side, string> = { handbook: '手册', online: '线上', offline: '线下' };

/** A side painted against the first one that says it; that one against the first that differs from it. */
function piecesOf(side: Side, said: Said, further: boolean): PaintedSegment[] {
  const own = said.texts[side] ?? '';
  if (own === '') return [];
  const [base, ...others] = sayers(said);
  const other = side === base ? others.find((one) => said.texts[one] !== own) : base;
  const against = other === undefined ? undefined : said.texts[other];
  const head = `${further ? '\n' : ''}${said.before}`;
  return [...(head === '' ? [] : [{ text: head, changed: false }]), ...(against === undefined ? [{ text: own, changed: false }] : calmed(paintDifference(own, against).a))];
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
