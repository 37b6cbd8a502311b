import type { CompareContext, Comparison, Reading } from '../model/comparison.js';
import type { ElementSpec } from '../model/element.js';
import type { Material } from '../model/guide.js';
import type { MaterialMatch, RuleKit } from '../model/kit.js';

/** The part of the compare room that rules use. */
export interface Comparing {
  read(kind: string, text: string, context: CompareContext): Reading;
  compare(kind: string, a: string, b: string, context: CompareContext): Comparison;
  matchMaterials(a: Material[], b: Material[], context: CompareContext): MaterialMatch[];
  scenarioKey(words: string): string;
}

/** Partners of a list whose matches are kept: the other side's captures and the entry, and no more, since an entry outlives the guides. */
const PARTNERS = 8;

interface Matched {
  b: Material[];
  context: string;
  matches: MaterialMatch[];
}

/** What rules get besides the case. Lists of materials are matched once for a pair of lists, whatever number of rules ask. */
export function createKit(elements: ElementSpec[], comparisons: Comparing, words: Record<string, string[]>, tables: Record<string, Record<string, string>[]> = {}): RuleKit {
  const byId = new Map(elements.map((spec) => [spec.id, spec]));
  const matched = new WeakMap<Material[], Matched[]>();
  const keys = new WeakMap<CompareContext, string>();

  function matchMaterials(a: Material[], b: Material[], context: CompareContext): MaterialMatch[] {
    let answers = matched.get(a);
    if (!answers) matched.set(a, (answers = []));
    const key = keys.get(context) ?? JSON.stringify(context);
    keys.set(context, key);
    const known = answers.find((one) => one.b === b && one.context === key);
    if (known) return known.matches;
    const matches = comparisons.matchMaterials(a, b, context);
    if (answers.length === PARTNERS) answers.shift();
    answers.push({ b, context: key, matches });
    return matches;
  }

  return {
    elements,
    element: (id) => byId.get(id) ?? unlisted(id),
    listed: (id) => byId.get(id),
    read: (kind, text, context) => comparisons.read(kind, text, context),
    compare: (kind, a, b, context) => comparisons.compare(kind, a, b, context),
    matchMaterials,
    scenarioKey: (words) => comparisons.scenarioKey(words),
    words: (list) => words[list] ?? [],
    rows: (table) => tables[table] ?? [],
    text: (field) => field.text,
  };
}

/** Findings may stand on something that is no element of the guide itself, such as a whole channel that is missing. */
function unlisted(id: string): ElementSpec {
  return { id, label: id === 'sourceChannel' ? '办事指南' : '其他内容', aliases: [], kind: 'text', scope: 'meta', severity: '一般', basis: '', required: false };
}
