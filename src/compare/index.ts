import type { CompareContext, Comparison, Reading } from '../model/comparison.js';
import type { ComparisonData } from '../model/vocabulary.js';
import type { AnyKind, CompareTools } from './comparator.js';
import { createLexicon } from './lexicon.js';
import { KINDS } from './kinds.js';
import { createMaterialComparisons } from './materials.js';
import type { MaterialComparisons } from './materials.js';
import { PairMemory } from './remember.js';
import { namesScenario, scenarioKey } from './scenarios.js';

/** Reads and compares values of every kind. */
export interface Comparisons extends MaterialComparisons {
  kinds: string[];
  /** What a text says as a value of a kind; never throws. An unknown kind is read as running text. */
  read(kind: string, text: string, context: CompareContext): Reading;
  /** Whether two texts say the same; symmetric but for the sides' names and `order`. */
  compare(kind: string, a: string, b: string, context: CompareContext): Comparison;
  /** Is a text nothing but the name of a 情形 (新办, 情形二：变更)? */
  namesScenario(text: string): boolean;
  /** The key by which a 情形 is found again on the other side, in whatever wording. */
  scenarioKey(words: string): string;
}

/** Readings kept per instance: enough for a run over one city, and texts long enough to fill memory are not kept. */
const KEPT_READINGS = 20_000;
const KEPT_LENGTH = 2_000;

/** Answers kept in each of two generations, of all kinds and contexts together: another day or type of item is another context, and a process may run for months. */
const KEPT_ANSWERS = 40_000;

const LETTER_EQUAL: Comparison = Object.freeze({ verdict: 'same', reason: '文字完全相同' });

const keys = new WeakMap<CompareContext, string>();

/** What a context says but for the names of the sides, as one text. Contexts are never changed once they were used. */
function contextKey(context: CompareContext): string {
  const known = keys.get(context);
  if (known !== undefined) return known;
  const { areaCode = '', numberLength = '', region = '', itemType = '', relation = '', day = '' } = context;
  const key = [areaCode, numberLength, region, itemType, relation, day].join('|');
  keys.set(context, key);
  return key;
}

/** Makes the comparisons from the vocabulary and regions of the schema room. Pure: the same texts always get the same answer. */
export function createComparison(data: ComparisonData): Comparisons {
  const kept = new Map<string, Reading>();
  const answers = new PairMemory<Comparison>(KEPT_ANSWERS, KEPT_LENGTH);
  const made = new Map<string, AnyKind>();
  const tools: CompareTools = { data, lexicon: createLexicon(data.vocabulary), read, compare };

  function kindOf(name: string): AnyKind {
    const known = made.get(name);
    if (known !== undefined) return known;
    const kind = (KINDS[name] ?? KINDS['text'])?.(tools);
    if (kind === undefined) throw new Error(`no comparison for kind ${name}`);
    made.set(name, kind);
    return kind;
  }

  function read(kind: string, text: string, context: CompareContext): Reading {
    if (text.length > KEPT_LENGTH) return kindOf(kind).read(text, context);
    const key = `${kind}\u0000${contextKey(context)}\u0000${text}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const found = kindOf(kind).read(text, context);
    if (kept.size >= KEPT_READINGS) kept.clear();
    kept.set(key, found);
    return found;
  }

  function compare(kind: string, a: string, b: string, context: CompareContext): Comparison {
    if (a === b) return LETTER_EQUAL;
    const whole = `${kind}|${contextKey(context)}|${context.names?.join('|') ?? ''}`;
    return answers.answer(whole, a, b, () => Object.freeze(kindOf(kind).compare(a, b, context, (text) => read(kind, text, context))));
  }

  return {
    kinds: Object.keys(KINDS), read, compare,
    namesScenario: (text) => namesScenario(text, tools.lexicon),
    scenarioKey: (words) => scenarioKey(words, tools.lexicon),
    ...createMaterialComparisons(tools),
  };
}

