import type { Lexicon } from './lexicon.js';
import { materialKey } from './material-names.js';
import { withoutRemarks } from './material-remarks.js';
import { foldPresentation } from './presentation.js';
import { remember } from './remember.js';
import { namesScenario, scenarioKey } from './scenarios.js';
import { contentOf, likeness } from './wording.js';

/** A material as matching sees it: its name and, where the side lists materials by 情形, under which. */
export interface Listed {
  name: string;
  scenario?: string;
}

export interface ListedMatch {
  /** Canonical name, without remarks where the list has no other of that name. */
  key: string;
  a?: number;
  b?: number;
  how: 'same' | 'renamed' | 'extra' | 'missing' | 'unsure';
  reason: string;
}

const CLEAR = 0.6;
/** Enough where nothing else is left on either side: 申请书 and 申请表 are one document under two names sooner than two documents. */
const ONLY = 0.5;
const MARGIN = 0.15;
const SHOWN = 40;

const short = (name: string): string => (name.length > SHOWN ? `${name.slice(0, SHOWN)}…` : name);

interface Entry {
  index: number;
  name: string;
  key: string;
  /** The key without remarks on when and how the document is handed in, and those remarks. */
  bare: string;
  remarks: string;
  /** What matches call it: `bare` where no other of the list and 情形 is called so. */
  called: string;
  scenario: string;
}

type Keys = Pick<Entry, 'key' | 'bare' | 'remarks'>;

const keys = new WeakMap<Lexicon, (name: string) => Keys>();

/** The keys of names; lists of one item give the same names. */
function keysOf(lexicon: Lexicon): (name: string) => Keys {
  const known = keys.get(lexicon) ?? remember((name) => ({ key: materialKey(name, lexicon), ...withoutRemarks(name, lexicon) }));
  keys.set(lexicon, known);
  return known;
}

function entries(list: readonly Listed[], lexicon: Lexicon): Entry[] {
  const keyed = keysOf(lexicon);
  const named = list.map(({ name, scenario }, index) => ({ index, name, ...keyed(name), scenario: scenario === undefined ? '' : scenarioKey(scenario, lexicon) }));
  const counts = new Map<string, number>();
  const place = (entry: { bare: string; scenario: string }): string => `${entry.scenario}\n${entry.bare}`;
  for (const entry of named) counts.set(place(entry), (counts.get(place(entry)) ?? 0) + 1);
  return named.map((entry) => ({ ...entry, called: counts.get(place(entry)) === 1 ? entry.bare : entry.key }));
}

/** Two like names that cannot be one document: another number, a negation more or less. */
function contrary(a: string, b: string): boolean {
  const signs = (text: string): string => (text.match(/\d+|[不无未非免]|前|后/gu) ?? []).join();
  return signs(a) !== signs(b);
}

/** How far one name may have taken the place of the other. Symmetric. */
function resemblance(a: string, b: string): number {
  if (contrary(a, b)) return 0;
  if (a.length > 200 || b.length > 200) return likeness(a.slice(0, 200), b.slice(0, 200));
  const contained = (a.includes(b) || b.includes(a)) && Math.min(a.length, b.length) >= 4 ? 0.7 : 0;
  return Math.max(likeness(a, b), contained);
}

/** 租房合同 and 房屋租赁合同: every character of the shorter name stands in the longer, and both end in the same noun. */
function shortened(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 2 && long.length <= 6 && long.endsWith(short)) return true;
  return short.length >= 3 && long.length <= 60 && short.slice(-2) === long.slice(-2) && !contrary(a, b) && [...short].every((character) => long.includes(character));
}

/** Is `long` the name `short` followed by a bracket or a comma and more. */
function trails(long: string, short: string): boolean {
  const [whole, name] = [foldPresentation(long), foldPresentation(short)];
  return name.length >= 2 && whole.length > name.length && whole.startsWith(name) && /[([,;:]/u.test(whole.charAt(name.length));
}

/** One name for a pair, whichever side comes first: the shorter. */
function shorterOf(a: string, b: string): string {
  return a.length < b.length || (a.length === b.length && a < b) ? a : b;
}

/** Takes pairs of equal keys out of both lists, in order. */
function pairEqual(a: Entry[], b: Entry[], key: (entry: Entry) => string): { pairs: [Entry, Entry][]; restA: Entry[]; restB: Entry[] } {
  const waiting = new Map<string, Entry[]>();
  for (const entry of b) waiting.set(key(entry), [...(waiting.get(key(entry)) ?? []), entry]);
  const pairs: [Entry, Entry][] = [];
  const restA: Entry[] = [];
  for (const entry of a) {
    const partner = waiting.get(key(entry))?.shift();
    if (partner === undefined) restA.push(entry);
    else pairs.push([entry, partner]);
  }
  const taken = new Set(pairs.map(([, partner]) => partner.index));
  return { pairs, restA, restB: b.filter((entry) => !taken.has(entry.index)) };
}

/** Pairs names that are equal but for remarks: first those of which one side has none, then those whose remarks differ. */
function pairNoted(a: Entry[], b: Entry[]): ReturnType<typeof pairEqual> {
  const bare = (entry: Entry): string => entry.bare;
  const [plain, noted] = [(entry: Entry): boolean => entry.remarks === '', (entry: Entry): boolean => entry.remarks !== ''];
  const first = pairEqual(a.filter(plain), b.filter(noted), bare);
  const second = pairEqual(a.filter(noted), b.filter(plain), bare);
  const third = pairEqual(second.restA, first.restB, bare);
  const order = (x: Entry, y: Entry): number => x.index - y.index;
  return {
    pairs: [...first.pairs, ...second.pairs, ...third.pairs],
    restA: [...first.restA, ...third.restA].sort(order),
    restB: [...second.restB, ...third.restB].sort(order),
  };
}

/** “买方、卖方印章” of one side against an entry each of the other. */
function compoundOf(whole: Entry, parts: readonly Entry[], lexicon: Lexicon): Entry[] {
  const names = foldPresentation(whole.name).split(/[、,;]|以及|及|和|与/u).map((name) => materialKey(name, lexicon)).filter((name) => name !== '');
  const found = names.length > 1 ? names.map((name) => parts.find((entry) => entry.key === name)) : [];
  return found.length > 1 && found.every((entry) => entry !== undefined) ? [...new Set(found.filter((entry) => entry !== undefined))] : [];
}

function matchWithin(a: Entry[], b: Entry[], lexicon: Lexicon): ListedMatch[] {
  const matches: ListedMatch[] = [];
  const { pairs, restA, restB } = pairEqual(a, b, (entry) => entry.key);
  for (const [one, other] of pairs) matches.push({ key: one.called === other.called ? one.called : one.key, a: one.index, b: other.index, how: 'same', reason: foldPresentation(one.name) === foldPresentation(other.name) ? '材料名称相同' : `“${short(one.name)}”即“${short(other.name)}”` });
  const noted = pairNoted(restA, restB);
  for (const [one, other] of noted.pairs) {
    const silent = one.remarks === '' || other.remarks === '';
    matches.push({ key: one.bare, a: one.index, b: other.index, how: silent ? 'same' : 'unsure', reason: silent ? `材料名称相同，仅一方注明提交的情形或要求（“${short(one.name)}”与“${short(other.name)}”）` : `“${short(one.name)}”与“${short(other.name)}”所注情形或要求不同，请人工核对` });
  }
  const loose = pairEqual(noted.restA, noted.restB, (entry) => contentOf(entry.key, lexicon));
  for (const [one, other] of loose.pairs) matches.push({ key: shorterOf(one.key, other.key), a: one.index, b: other.index, how: 'unsure', reason: `“${short(one.name)}”与“${short(other.name)}”仅虚词不同，请人工核对` });
  const base = (entry: Entry): string => materialKey(foldPresentation(entry.name).replace(/[([][^()[\]]{1,60}[)\]]/gu, ''), lexicon);
  const remarked = pairEqual(loose.restA, loose.restB, base);
  const plain = ([one, other]: [Entry, Entry]): boolean => base(one) !== '' && (base(one) === one.key || base(other) === other.key);
  for (const [one, other] of remarked.pairs.filter(plain)) matches.push({ key: shorterOf(one.key, other.key), a: one.index, b: other.index, how: 'unsure', reason: `“${short(one.name)}”与“${short(other.name)}”仅括注不同，请人工核对` });
  let leftA = [...remarked.restA, ...remarked.pairs.filter((pair) => !plain(pair)).map(([one]) => one)].sort((x, y) => x.index - y.index);
  let leftB = [...remarked.restB, ...remarked.pairs.filter((pair) => !plain(pair)).map(([, other]) => other)].sort((x, y) => x.index - y.index);
  for (const [wholes, others, swapped] of [[leftA, leftB, false], [leftB, leftA, true]] as const) {
    for (const whole of wholes) {
      const parts = compoundOf(whole, swapped ? leftA : leftB, lexicon);
      if (parts.length === 0 || !others.some((entry) => parts.includes(entry))) continue;
      const reason = `“${short(whole.name)}”与分列的${parts.map((part) => `“${short(part.name)}”`).join('、')}是否相同，请人工核对`;
      matches.push({ key: whole.key, ...(swapped ? { b: whole.index } : { a: whole.index }), how: 'unsure', reason });
      for (const part of parts) matches.push({ key: part.key, ...(swapped ? { a: part.index } : { b: part.index }), how: 'unsure', reason });
      leftA = leftA.filter((entry) => (swapped ? !parts.includes(entry) : entry !== whole));
      leftB = leftB.filter((entry) => (swapped ? entry !== whole : !parts.includes(entry)));
    }
  }
  const bounded = leftA.length * leftB.length <= 10_000;
  // A name with more behind it, of which the reader could not tell a remark from a name: a person has to.
  for (const one of bounded ? leftA : []) {
    const other = leftB.find((entry) => trails(one.name, entry.name) || trails(entry.name, one.name));
    if (other === undefined) continue;
    matches.push({ key: shorterOf(one.key, other.key), a: one.index, b: other.index, how: 'unsure', reason: `“${short(one.name)}”与“${short(other.name)}”仅后面的说明不同，请人工核对` });
    leftA = leftA.filter((entry) => entry !== one);
    leftB = leftB.filter((entry) => entry !== other);
  }
  const scores = new Map<Entry, { other: Entry; score: number }[]>();
  const score = (entry: Entry, other: Entry, value: number): void => {
    const known = scores.get(entry) ?? [];
    known.push({ other, score: value });
    scores.set(entry, known);
  };
  if (bounded) {
    for (const one of leftA) {
      for (const other of leftB) {
        const alone = leftA.length === 1 && leftB.length === 1;
        const like = resemblance(one.key, other.key);
        const value = alone && (like >= ONLY || shortened(one.key, other.key)) ? 1 : like;
        if (value < CLEAR) continue;
        score(one, other, value);
        score(other, one, value);
      }
    }
  }
  const best = (entry: Entry): { other: Entry; clear: boolean } | undefined => {
    const ranked = [...(scores.get(entry) ?? [])].sort((x, y) => y.score - x.score);
    const [first, second] = ranked;
    return first === undefined ? undefined : { other: first.other, clear: second === undefined || first.score - second.score >= MARGIN };
  };
  for (const one of leftA) {
    const partner = best(one);
    const back = partner === undefined ? undefined : best(partner.other);
    if (partner !== undefined && partner.clear && back?.other === one && back.clear) {
      matches.push({ key: one.called, a: one.index, b: partner.other.index, how: 'renamed', reason: `“${short(one.name)}”与“${short(partner.other.name)}”名称不同，位置相当` });
      leftB = leftB.filter((entry) => entry !== partner.other);
    } else if (partner !== undefined) matches.push({ key: one.called, a: one.index, how: 'unsure', reason: `“${short(one.name)}”与对方几项材料相近，请人工核对` });
    else matches.push({ key: one.called, a: one.index, how: 'extra', reason: `仅此方列有“${short(one.name)}”` });
  }
  for (const other of leftB) {
    if (scores.has(other)) matches.push({ key: other.called, b: other.index, how: 'unsure', reason: `“${short(other.name)}”与对方几项材料相近，请人工核对` });
    else matches.push({ key: other.called, b: other.index, how: 'missing', reason: `此方未列“${short(other.name)}”` });
  }
  return matches;
}

/**
 * Matches two lists of materials by document, within the same 情形. Equal canonical names are one document, the same name twice is paired
 * in order; of what is left, a clear likeness is a rename, everything else extra or missing. Where only one side lists by 情形, or their
 * 情形 have nothing in common, what does not match is unsure.
 */
export function matchListed(listA: readonly Listed[], listB: readonly Listed[], lexicon: Lexicon): ListedMatch[] {
  const [a, b] = [entries(listA, lexicon), entries(listB, lexicon)];
  const [scenariosA, scenariosB] = [a, b].map((list) => new Set(list.map((entry) => entry.scenario).filter((scenario) => scenario !== ''))) as [Set<string>, Set<string>];
  const open = (match: ListedMatch, why: string): ListedMatch => (match.how === 'same' ? match : { ...match, how: 'unsure', reason: `${match.reason}；${why}` });
  const named = [...listA, ...listB].some(({ scenario }) => scenario !== undefined && namesScenario(scenario, lexicon));
  if (scenariosA.size === 0 && scenariosB.size === 0) return matchWithin(a, b, lexicon);
  const alike = scenariosA.size === scenariosB.size && [...scenariosA][0] === [...scenariosB][0];
  // One heading over a whole list is a title of it, unless it names a 情形 and the other side's list is for all of them.
  if (scenariosA.size <= 1 && scenariosB.size <= 1 && (alike || (!named && (scenariosA.size === 0 || scenariosB.size === 0)))) return matchWithin(a, b, lexicon);
  const common = [...scenariosA].filter((scenario) => scenariosB.has(scenario));
  if (common.length === 0) {
    const once = <T extends Entry>(list: T[]): T[] => [...new Map(list.map((entry) => [entry.key, entry])).values()];
    const [union, other] = [once(a), once(b)];
    const repeated = [...a.filter((entry) => !union.includes(entry)).map((entry): ListedMatch => ({ key: entry.key, a: entry.index, how: 'unsure', reason: `“${short(entry.name)}”分情形列出，请人工核对` })), ...b.filter((entry) => !other.includes(entry)).map((entry): ListedMatch => ({ key: entry.key, b: entry.index, how: 'unsure', reason: `“${short(entry.name)}”分情形列出，请人工核对` }))];
    return [...matchWithin(union, other, lexicon).map((match) => open(match, '双方所分情形不能对应')), ...repeated];
  }
  const matches: ListedMatch[] = [];
  // What one side lists for every 情形 the other may repeat under each of them.
  const [general, generalOther] = [a, b].map((list) => new Set(list.filter((entry) => entry.scenario === '').map((entry) => entry.key))) as [Set<string>, Set<string>];
  const repeated = (entry: Entry, others: Set<string>): boolean => entry.scenario !== '' && others.has(entry.key);
  const within = (list: Entry[], scenario: string, others: Set<string>): Entry[] => list.filter((entry) => entry.scenario === scenario && !repeated(entry, others));
  const listsUnder = (list: Entry[], key: string): boolean => list.some((entry) => entry.scenario !== '' && entry.key === key);
  for (const scenario of ['', ...common]) {
    for (const match of matchWithin(within(a, scenario, generalOther), within(b, scenario, general), lexicon)) {
      const key = match.how === 'extra' ? a.find((entry) => entry.index === match.a)?.key : match.how === 'missing' ? b.find((entry) => entry.index === match.b)?.key : undefined;
      const known = scenario === '' && key !== undefined && listsUnder(match.how === 'extra' ? b : a, key);
      matches.push(known ? { ...match, how: 'unsure', reason: `“${short(key)}”一方不分情形列出，另一方分情形列出，请人工核对` } : match);
    }
  }
  for (const [list, others, side] of [[a, generalOther, 'a'], [b, general, 'b']] as const) {
    for (const entry of list.filter((one) => repeated(one, others) && common.includes(one.scenario))) matches.push({ key: entry.key, [side]: entry.index, how: 'unsure', reason: `“${short(entry.name)}”一方不分情形列出，另一方分情形列出，请人工核对` });
  }
  const apart = (entry: Entry): boolean => entry.scenario !== '' && !common.includes(entry.scenario);
  for (const entry of a.filter(apart)) matches.push({ key: entry.key, a: entry.index, how: 'unsure', reason: `对方没有“${short(listA[entry.index]?.scenario ?? '')}”情形，请人工核对` });
  for (const entry of b.filter(apart)) matches.push({ key: entry.key, b: entry.index, how: 'unsure', reason: `对方没有“${short(listB[entry.index]?.scenario ?? '')}”情形，请人工核对` });
  return matches;
}
