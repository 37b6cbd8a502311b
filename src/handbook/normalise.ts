import { amountOf, chargedOf, statementsOf } from '../check/stated.js';
import type { CompareContext } from '../model/comparison.js';
import type { Guide, Material } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';

/** A value that JSON can hold. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

export interface NormalMaterial {
  form?: Plain;
  medium?: Plain;
  copies?: Plain;
  necessity?: Plain;
  source?: Plain;
}

/**
 * What a guide says in normal form: independent of wording, punctuation, numerals and order where order says nothing. A scalar element is
 * a list of the values that the guide states, usually one; what could not be read is absent, as is what is not stated.
 */
export interface NormalRecord {
  mainItemName?: Plain[];
  subItemName?: Plain[];
  basicCode?: Plain[];
  itemType?: Plain[];
  caseType?: Plain[];
  audience?: string[];
  handlingModes?: string[];
  legalBasis?: { title: string; numbers: string[]; articles: string[]; brackets: string }[];
  eligibility?: string[][];
  'process.steps'?: string[][];
  promisedTimeLimit?: Plain[];
  statutoryTimeLimit?: Plain[];
  onSiteVisits?: Plain[];
  'output.name'?: Plain[];
  'output.validity'?: Plain[];
  feeCharged?: boolean;
  'fees[].amount'?: Plain;
  materials?: Record<string, NormalMaterial>;
}

type Read = (kind: string, text: string) => unknown;

/** Elements of one value and how the reading becomes plain. */
const SCALARS: readonly [keyof NormalRecord & string, string, (value: never) => Plain][] = [
  ['mainItemName', 'itemName', (value: { key: string }) => value.key],
  ['subItemName', 'itemName', (value: { key: string }) => value.key],
  ['basicCode', 'code', (value: string) => value],
  ['itemType', 'itemType', (value: { value: string }) => value.value],
  ['caseType', 'caseType', (value: { value: string }) => value.value],
  ['eligibility', 'text', (value: { clauses: { key: string }[] }) => value.clauses.map((clause) => clause.key).sort()],
  ['process.steps', 'steps', (value: { name: string }[]) => value.map((step) => step.name)],
  ['promisedTimeLimit', 'timeLimit', timeLimit],
  ['statutoryTimeLimit', 'timeLimit', timeLimit],
  ['onSiteVisits', 'visits', (value: { times: number; atMost: boolean }) => ({ times: value.times, atMost: value.atMost })],
  ['output.name', 'resultDocument', (value: { key: string }) => value.key],
  ['output.validity', 'duration', plain],
];

/** JSON of a reading: `undefined` left out, keys in order. */
export function plain(value: unknown): Plain {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, plain(one)]));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

interface ReadLimit {
  amount: number;
  unit: string;
  start?: string;
  excluded: string[];
  rest: string;
}

/** A limit that does not say what starts it runs from acceptance (受理). */
function timeLimit(value: { limits: ReadLimit[]; none: boolean }): Plain {
  if (value.none) return { none: true };
  const limits = value.limits.map(({ rest, ...limit }) => plain({ ...limit, start: limit.start ?? '受理', excluded: [...limit.excluded].sort(), ...(rest === '' ? {} : { rest }) }));
  return limits.length === 1 && limits[0] !== undefined ? limits[0] : { limits };
}

/** The normal form of a reading of one kind, as `normaliseGuide` gives it; `undefined` where the text cannot be read. */
export function normaliseValue(element: string, text: string, read: Read): Plain | undefined {
  const [, kind, toPlain] = SCALARS.find(([id]) => id === element) ?? [];
  const value = kind === undefined ? undefined : read(kind, text);
  return value === undefined || toPlain === undefined ? undefined : toPlain(value as never);
}

/** Normal form of a material's part; `undefined` where it cannot be read. */
export function normalisePart(part: keyof NormalMaterial, text: string, read: Read): Plain | undefined {
  switch (part) {
    case 'form': return optional((read('materialForm', text) as { form?: unknown } | undefined)?.form);
    case 'medium': return optional((read('materialMedium', text) as { medium?: unknown } | undefined)?.medium);
    case 'copies': return copies(read('materialCopies', text) as { amount: Record<string, number | string> } | undefined);
    case 'necessity': return optional((read('materialNecessity', text) as { necessity: string } | undefined)?.necessity);
    case 'source': return optional(read('materialSource', text));
  }
}

const optional = (value: unknown): Plain | undefined => (value === undefined ? undefined : plain(value));

function copies(value: { amount: Record<string, number | string> } | undefined): Plain | undefined {
  if (!value) return undefined;
  return plain(Object.fromEntries(Object.entries(value.amount).filter(([name]) => name !== 'unit')));
}

export const PARTS = ['form', 'medium', 'copies', 'necessity', 'source'] as const;

/** The name under which a list's materials are known, in the order of the list. */
export function materialKeys(materials: Material[], kit: RuleKit, context: CompareContext): string[] {
  const keys = new Map(kit.matchMaterials(materials, materials, context).map((match) => [match.a, match.key]));
  return materials.map((material) => `${material.scenario === undefined ? '' : `${material.scenario}／`}${keys.get(material) ?? material.name.text}`);
}

/** The normal record of a guide or entry. */
export function normaliseGuide(guide: Guide, kit: RuleKit, context: CompareContext = {}): NormalRecord {
  const read: Read = (kind, text) => kit.read(kind, text, context).value;
  const record: Record<string, Plain> = {};
  for (const [element] of SCALARS) {
    const values = (statementsOf(guide, element) ?? []).map((field) => normaliseValue(element, field.text, read)).filter((value) => value !== undefined);
    if (values.length > 0) record[element] = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  }
  for (const element of ['audience', 'handlingModes'] as const) {
    const words = read(element, (statementsOf(guide, element) ?? []).map((field) => field.text).join('；')) as { words: string[] } | undefined;
    if (words && statementsOf(guide, element)) record[element] = [...words.words].sort();
  }
  const bases = statementsOf(guide, 'legalBasis');
  const citations = bases && (read('legalBasis', bases.map((field) => field.text).join('；')) as { title: string; numbers: string[]; articles: string[]; brackets: string }[] | undefined);
  if (citations) record.legalBasis = citations.map(({ title, numbers, articles, brackets }) => plain({ title, numbers: [...numbers].sort(), articles, brackets }));
  const charged = chargedOf(guide, kit, context);
  if (charged) record.feeCharged = charged.charged;
  const amount = charged?.charged ? amountOf(guide) : undefined;
  const fee = amount && read('fee', amount.text);
  if (fee !== undefined) record['fees[].amount'] = plain(fee);
  if (guide.materials) {
    const keys = materialKeys(guide.materials, kit, context);
    record.materials = Object.fromEntries(guide.materials.map((material, index) => [keys[index] ?? '', plain(normalMaterial(material, read))]));
  }
  return record as NormalRecord;
}

function normalMaterial(material: Material, read: Read): NormalMaterial {
  const found: NormalMaterial = {};
  for (const part of PARTS) {
    const field = material.parts[part];
    const value = field && field.text.trim() !== '' ? normalisePart(part, field.text, read) : undefined;
    if (value !== undefined) found[part] = value;
  }
  return found;
}
