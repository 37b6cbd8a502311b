import type { Comparison } from '../model/comparison.js';
import type { Field } from '../model/field.js';
import type { RuleKit } from '../model/kit.js';

/** What one side says for one 情形; `words`: the name as it prints it, none for what holds for all. */
export interface OfScenario {
  words?: string;
  fields: Field[];
}

/** The statements of a side by the key of their 情形; those for all under the empty key. */
export function byScenario(fields: readonly Field[], kit: RuleKit): Map<string, OfScenario> {
  const found = new Map<string, OfScenario>();
  for (const field of fields) {
    const key = field.scenario === undefined ? '' : kit.scenarioKey(field.scenario);
    const known = found.get(key);
    if (known) known.fields.push(field);
    else found.set(key, { fields: [field], ...(field.scenario === undefined ? {} : { words: field.scenario }) });
  }
  return found;
}

/** A comparison within one 情形, or one that no 情形 of the other side answers. */
export interface Within<T extends { comparison: Comparison }> {
  words?: string;
  compared: T;
}

/** A 情形 that is only numbered may be another one under the same number. */
const isNumbered = (key: string): boolean => key.startsWith('#');

const BY_ONE_SIDE = '一方分情形写明，另一方未分，请人工核对';
const UNMATCHED = '双方所分情形不能逐一对应，请人工核对';

/**
 * Compares two sides of which at least one states an element by 情形, within each 情形: different where a 情形 that both have differs;
 * the same where all that either states is; unsure where one side only speaks by 情形 and the sides differ, or a 情形 has no partner.
 * `within` compares what the two say for one 情形.
 */
export function compareByScenario<T extends { comparison: Comparison }>(a: Map<string, OfScenario>, b: Map<string, OfScenario>, within: (a: OfScenario, b: OfScenario) => T): T | undefined {
  const answers: Within<T>[] = [];
  let open = false;
  for (const [key, one] of a) {
    const other = b.get(key);
    if (!other) {
      open = true;
      continue;
    }
    const compared = within(one, other);
    const doubted = isNumbered(key) && compared.comparison.verdict === 'different';
    answers.push({ compared: doubted ? { ...compared, comparison: { verdict: 'unsure', reason: `${compared.comparison.reason}；${UNMATCHED}` } } : compared, ...(one.words === undefined ? {} : { words: one.words }) });
  }
  if ([...b.keys()].some((key) => !a.has(key))) open = true;
  const differs = answers.find(({ compared }) => compared.comparison.verdict === 'different');
  const odd = differs ?? answers.find(({ compared }) => compared.comparison.verdict === 'unsure');
  if (odd) return named(odd);
  if (!open) return answers[0]?.compared;
  return unmatched(a, b, within);
}

function named<T extends { comparison: Comparison }>({ words, compared }: Within<T>): T {
  return words === undefined ? compared : { ...compared, comparison: { ...compared.comparison, reason: `“${words}”情形：${compared.comparison.reason}` } };
}

/** Where 情形 have no partner: the same if every statement of one side is the same as every one of the other, else for a person. */
function unmatched<T extends { comparison: Comparison }>(a: Map<string, OfScenario>, b: Map<string, OfScenario>, within: (a: OfScenario, b: OfScenario) => T): T | undefined {
  const pairs = [...a.values()].flatMap((one) => [...b.values()].map((other) => within(one, other)));
  const odd = pairs.find(({ comparison }) => comparison.verdict !== 'same');
  if (!odd) return pairs[0];
  const oneSided = [a, b].some((side) => side.size === 1 && side.has(''));
  return { ...odd, comparison: { verdict: 'unsure', reason: oneSided ? BY_ONE_SIDE : UNMATCHED } };
}
