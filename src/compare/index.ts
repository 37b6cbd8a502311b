import type { CompareContext, Comparison, ReadContext, Reading } from '../model/comparison.js';
import type { ComparisonData } from '../model/vocabulary.js';
import type { AnyKind, CompareTools } from './comparator.js';
import { createLexicon } from './lexicon.js';
import { KINDS } from './kinds.js';
import { createMaterialComparisons } from './materials.js';
import type { MaterialComparisons } from './materials.js';
import { Memory, PairMemory, remember } from './remember.js';
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

/** Readings and answers kept in each of two generations, of all kinds and contexts together: another day or type of item is another context, and a process may run for months. */
const KEPT_READINGS = 10_000;
const KEPT_ANSWERS = 40_000;
/** Texts long enough to fill memory are not kept. */
const KEPT_LENGTH = 2_000;

const LETTER_EQUAL: Comparison = Object.freeze({ verdict: 'same', reason: '文字完全相同' });

/** Under which headings readings and answers of one kind are kept. */
interface Headings {
  reading: string;
  answer: string;
}

/** All of a context that a reader may know, as one text. */
const readingKey = ({ region = '', day = '' }: ReadContext): string => `${region}|${day}`;

/** All that a context says, as one text. */
function contextKey(context: CompareContext): string {
  const { areaCode = '', numberLength = '', itemType = '', relation = '', names } = context;
  return `${readingKey(context)}|${areaCode}|${numberLength}|${itemType}|${relation}|${names?.join('|') ?? ''}`;
}

/** Makes the comparisons from the vocabulary and regions of the schema room. Pure: the same texts always get the same answer. */
export function createComparison(data: ComparisonData): Comparisons {
  const readings = new Memory<Reading>(KEPT_READINGS, KEPT_LENGTH);
  const answers = new PairMemory<Comparison>(KEPT_ANSWERS, KEPT_LENGTH);
  // Contexts that say the same share their headings; contexts are never changed once they were used.
  const headings = new WeakMap<CompareContext, Map<string, Headings>>();
  const headingsOf = remember((_context) => new Map<string, Headings>());
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

  function headingOf(kind: string, context: CompareContext): Headings {
    let own = headings.get(context);
    if (own === undefined) headings.set(context, (own = headingsOf(contextKey(context))));
    let found = own.get(kind);
    if (found === undefined) own.set(kind, (found = { reading: `${kind}|${readingKey(context)}`, answer: `${kind}|${contextKey(context)}` }));
    return found;
  }

  const readUnder = (heading: string, kind: string, text: string, context: ReadContext): Reading => readings.answer(heading, text, () => kindOf(kind).read(text, context));

  function read(kind: string, text: string, context: CompareContext): Reading {
    return readUnder(headingOf(kind, context).reading, kind, text, context);
  }

  function compare(kind: string, a: string, b: string, context: CompareContext): Comparison {
    if (a === b) return LETTER_EQUAL;
    const { reading, answer } = headingOf(kind, context);
    return answers.answer(answer, a, b, () => Object.freeze(kindOf(kind).compare(a, b, context, (text) => readUnder(reading, kind, text, context))));
  }

  return {
    kinds: Object.keys(KINDS), read, compare,
    namesScenario: (text) => namesScenario(text, tools.lexicon),
    scenarioKey: (words) => scenarioKey(words, tools.lexicon),
    ...createMaterialComparisons(tools),
  };
}

