import type { CompareContext, Comparison } from '../model/comparison.js';
import type { Material } from '../model/guide.js';
import type { MaterialMatch } from '../model/kit.js';
import { defineKind, different, quote, reading, sameForms, unsure } from './comparator.js';
import type { CompareTools, KindFactory, Sides } from './comparator.js';
import { stripLabel } from './labels.js';
import type { Lexicon } from './lexicon.js';
import { attributeWords } from './material-attributes.js';
import type { AmountValue } from './material-attributes.js';
import { readMaterialList } from './material-list.js';
import type { MaterialItem } from './material-list.js';
import { matchListed, type Listed, type ListedMatch } from './material-match.js';
import { readMaterialText } from './material-reading.js';
import type { MaterialReading } from './material-reading.js';
import { compareAmounts, compareForms, compareMediums } from './material-values.js';
import { PairMemory, remember } from './remember.js';
import { wordingKey } from './wording.js';

/** Pairs of lists whose matches are kept, and their greatest length. */
const KEPT_LISTS = 1_000;
const KEPT_LIST = 10_000;

/** What the rules and readers need of materials besides comparing texts. */
export interface MaterialComparisons {
  /** What the text of one material says: name and parts, each with its range in the text. */
  readMaterial(text: string, context: CompareContext): MaterialReading;
  /** Matches the materials of two sides by document. */
  matchMaterials(a: Material[], b: Material[], context: CompareContext): MaterialMatch[];
}

export function createMaterialComparisons({ lexicon }: Pick<CompareTools, 'lexicon'>): MaterialComparisons {
  const words = attributeWords(lexicon);
  // Of the parts of a document there are few, and a city's units ask for the same documents.
  const read = remember((text) => readMaterialText(text, words));
  const nameOf = (text: string): string => read(text).name.value;
  const listed = ({ name, scenario }: Material): Listed => (scenario === undefined ? { name: nameOf(name.text) } : { name: nameOf(name.text), scenario });
  // Units that offer one item list the same documents.
  const matched = new PairMemory<ListedMatch[]>(KEPT_LISTS, KEPT_LIST);
  const texts = new WeakMap<Material[], string>();

  /** A list as one text; it is not changed once it was read. */
  function textOf(list: Material[]): string {
    const known = texts.get(list);
    if (known !== undefined) return known;
    const text = JSON.stringify(list.map(listed));
    texts.set(list, text);
    return text;
  }

  return {
    readMaterial: (text) => read(text),
    matchMaterials(a, b) {
      return matched.answer('', textOf(a), textOf(b), () => matchListed(a.map(listed), b.map(listed), lexicon)).map(({ key, a: indexA, b: indexB, how, reason }) => {
        const match: MaterialMatch = { key, how, reason };
        const [one, other] = [indexA === undefined ? undefined : a[indexA], indexB === undefined ? undefined : b[indexB]];
        if (one !== undefined) match.a = one;
        if (other !== undefined) match.b = other;
        return match;
      });
    },
  };
}

/** Attributes of one document on both sides. A part that only one side states is for a person to judge. */
function compareItems(a: MaterialItem, b: MaterialItem, lexicon: Lexicon, sides: Sides): Comparison[] {
  const answers: Comparison[] = [];
  const silent = (name: string): void => void answers.push(unsure(`仅一方写明${name}`));
  if (a.form !== undefined && b.form !== undefined) answers.push(compareForms(a.form, b.form, sides));
  else if ((a.form === undefined) !== (b.form === undefined)) silent('原件或复印件');
  if (a.amount !== undefined && b.amount !== undefined) answers.push(compareAmounts({ amount: a.amount, ...(a.form === undefined ? {} : { form: a.form }) }, { amount: b.amount, ...(b.form === undefined ? {} : { form: b.form }) }, sides));
  else if ((a.amount === undefined) !== (b.amount === undefined)) silent('份数');
  if (a.medium !== undefined && b.medium !== undefined) answers.push(compareMediums(a.medium, b.medium, sides));
  else if ((a.medium === undefined) !== (b.medium === undefined)) silent('纸质或电子');
  for (const [part, name] of [['source', '来源渠道'], ['necessity', '材料必要性']] as const) {
    const [x, y] = [a[part], b[part]];
    if (x !== undefined && y !== undefined && x !== y) answers.push(different(`${name}不同：${sides.a}为“${x}”，${sides.b}为“${y}”`));
    else if ((x === undefined) !== (y === undefined)) silent(name);
  }
  const remarks = (item: MaterialItem): string => item.notes.map((note) => wordingKey(note, lexicon)).filter((note) => lexicon.canonical('material.sides', note) === undefined).sort().join('、');
  if (remarks(a) !== remarks(b)) answers.push(unsure(`材料所附要求不同（${remarks(a) || '无'}；${remarks(b) || '无'}）`));
  return answers;
}

/** 身份证原件1份 and 身份证复印件1份 listed apart are one document in two forms. */
function joinForms(items: readonly MaterialItem[]): MaterialItem[] {
  const joined: MaterialItem[] = [];
  for (const item of items) {
    const at = joined.findIndex((known) => known.key === item.key && known.scenario === item.scenario && known.form !== undefined && item.form !== undefined
      && known.form.original !== item.form.original && known.form.copy !== item.form.copy);
    const known = joined[at];
    if (known === undefined) joined.push(item);
    else joined[at] = { ...item, ...known, form: { original: true, copy: true, joined: 'and' }, ...(known.amount === undefined || item.amount === undefined ? {} : { amount: { ...split(known), ...split(item) } }) };
  }
  return joined;
}

/** Numbers of an item that is wanted in one form only, said of that form. */
function split({ amount, form }: MaterialItem): AmountValue {
  const value = amount?.original ?? amount?.copy ?? amount?.total ?? amount?.each ?? 0;
  return form?.original === true ? { original: value } : { copy: value };
}

function compareLists(a: MaterialItem[], b: MaterialItem[], lexicon: Lexicon, sides: Sides): Comparison | undefined {
  const open: Comparison[] = [];
  const matches = matchListed(a, b, lexicon);
  const apart = matches.find((match) => match.how === 'extra') ?? matches.find((match) => match.how === 'missing');
  if (apart !== undefined) {
    const unread = [...a, ...b].find((item) => item.unread.length > 0);
    if (unread !== undefined) return unsure(`材料${quote(unread.name)}有未能读懂之处，请人工核对`);
    const [name, item] = apart.how === 'extra' ? [sides.a, a[apart.a ?? 0]] : [sides.b, b[apart.b ?? 0]];
    return different(`${name}多列材料${quote(item?.name ?? apart.key)}`, apart.how === 'extra' ? 'more' : 'less');
  }
  for (const match of matches) {
    const [one, other] = [match.a === undefined ? undefined : a[match.a], match.b === undefined ? undefined : b[match.b]];
    if (match.how === 'renamed') return different(`材料名称不同：${sides.a}为${quote(one?.name ?? '')}，${sides.b}为${quote(other?.name ?? '')}`);
    if (match.how === 'unsure' || one === undefined || other === undefined) {
      open.push(unsure(match.reason));
      continue;
    }
    if (one.key !== other.key) open.push(unsure(match.reason));
    for (const answer of compareItems(one, other, lexicon, sides)) {
      const named = { ...answer, reason: `材料${quote(one.name)}：${answer.reason}` };
      if (answer.verdict === 'different') return named;
      if (answer.verdict === 'unsure') open.push(named);
    }
    if (one.unread.length + other.unread.length > 0) open.push(unsure(`材料${quote(one.name)}有未能读懂之处，请人工核对`));
  }
  const scenarios = (items: MaterialItem[]): string => [...new Set(items.map((item) => item.scenario ?? ''))].sort().join('、');
  if (open.length === 0 && scenarios(a) !== scenarios(b) && matches.length > 1) return unsure('一方分情形列出材料，另一方未分或所分情形不同，请人工核对');
  return open[0];
}

/** Kind `materials`: the unordered list of documents with form, copies, medium, source and necessity. */
export const createMaterials: KindFactory = ({ lexicon }) => {
  const words = attributeWords(lexicon);
  return defineKind<MaterialItem[]>({
    read(text) {
      const items = readMaterialList(stripLabel(text, lexicon, true), words, lexicon);
      if (items === 'none') return reading<MaterialItem[]>([], [], ['写明无需材料']);
      return items.length === 0 ? reading<MaterialItem[]>(undefined, [text.slice(0, 200)]) : reading(joinForms(items), items.flatMap((one) => one.unread));
    },
    judge(a, b, _context, sides) {
      return compareLists(a.value, b.value, lexicon, sides) ?? sameForms(a, b, '材料相同，仅次序、编号、份数写法或列明的同义名称不同');
    },
  });
};
