import type { Lexicon } from './lexicon.js';
import { readNumeral } from './numerals.js';

/** Original and copy: both wanted (`and`) or either (`or`). */
export interface FormValue {
  original: boolean;
  copy: boolean;
  joined: 'and' | 'or';
  /** They are listed without a word of joining (原件、复印件): read as both, though either may be meant. */
  listed?: boolean;
  /** The original is only looked at (核验原件). */
  shown?: boolean;
}

/** Paper and electronic: both wanted or either. */
export interface MediumValue {
  paper: boolean;
  electronic: boolean;
  joined: 'and' | 'or';
  /** As in `FormValue`. */
  listed?: boolean;
}

/** Numbers of copies by form; `each` of the forms named elsewhere, `total` where no form is named. */
export interface AmountValue {
  original?: number;
  copy?: number;
  either?: number;
  each?: number;
  total?: number;
  unit?: string;
}

/** What a phrase of attribute words says of a material. */
export interface MaterialAttributes {
  form?: FormValue;
  medium?: MediumValue;
  amount?: AmountValue;
  source?: string;
  necessity?: string;
  paperSize?: string;
  /** 加盖公章, 正反面 … : said of the material, compared by nobody. */
  notes: string[];
}

type TokenKind = 'both' | 'form' | 'shown' | 'medium' | 'source' | 'necessity' | 'count' | 'each' | 'paper' | 'or' | 'and' | 'gap' | 'note' | 'filler';

interface Token {
  kind: TokenKind;
  text: string;
  value: string;
  at: number;
}

const NUMBER = '[\\d〇零一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,4}';
const MEASURE = '(?:份|张|套|件|本|册|页|寸张|联|个)';

/** The words of the vocabulary that attribute phrases are made of. */
export interface AttributeWords {
  /** One sticky expression for all words, tried in the order of `kinds`, with a group for each kind. */
  token: RegExp;
  /** Kinds by group; the group behind `count` is its number. */
  kinds: (TokenKind | undefined)[];
  /** Sticky: words with which attributes may begin right behind a name. */
  glued: RegExp;
  lexicon: Lexicon;
}

const made = new WeakMap<Lexicon, AttributeWords>();

/** The words of a lexicon, made once. */
export function attributeWords(lexicon: Lexicon): AttributeWords {
  const known = made.get(lexicon) ?? makeWords(lexicon);
  made.set(lexicon, known);
  return known;
}

function makeWords(lexicon: Lexicon): AttributeWords {
  const any = (use: string): string => lexicon.terms(use).map((term) => term.replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&')).join('|') || '(?!)';
  const patterns: [TokenKind, string][] = [
    ['gap', '[\\s,;:。、()\\[\\]|·×*xX]+'],
    ['both', any('material.both')],
    ['shown', any('material.shown')],
    ['form', any('material.form')],
    ['source', `(?:${any('material.source')})(?=[\\s,;。、()\\[\\]|]|$)`],
    ['necessity', `(?:${any('material.necessity')})(?=[\\s,;。、()\\[\\]|]|$)`],
    ['medium', any('material.medium')],
    ['paper', '[ABab]\\s?[345](?:纸|规格|幅面)?|8[Kk]|16[Kk]'],
    ['each', '各|均为?|每[种项样类]'],
    ['count', `(?:共|[一1]式|需|提交|提供)?(${NUMBER})\\s?${MEASURE}`],
    ['or', '或者|或|/'],
    ['and', '以及|及其|及|和|与|并|\\+'],
    ['gap', `(?:${any('material.sides')})(?=${any('material.form')}|[\\s,、()\\[\\]]|$)`],
    ['note', `(?:${any('material.note')})[^,;。()\\[\\]|、\\n]{0,60}`],
    ['filler', '材料形式|份数|材料|数量|提交|提供|递交|需|须|应|版|的|为|只需|仅'],
  ];
  const all = (kinds: readonly TokenKind[]): string => patterns.filter(([kind]) => kinds.includes(kind)).map(([, source]) => source).join('|');
  return {
    lexicon,
    token: new RegExp(patterns.map(([, source]) => `(${source})`).join('|'), 'uy'),
    kinds: patterns.flatMap(([kind]) => (kind === 'count' ? [kind, undefined] : [kind])),
    glued: new RegExp(all(['both', 'form', 'shown', 'count', 'medium']), 'uy'),
  };
}

const BARE = new RegExp(NUMBER, 'uy');

function tokenAt(phrase: string, at: number, { token, kinds }: AttributeWords): Token | undefined {
  token.lastIndex = at;
  const match = token.exec(phrase);
  if (match === null) return undefined;
  const group = kinds.findIndex((_kind, group) => match[group + 1] !== undefined);
  const kind = kinds[group] ?? 'filler';
  return { kind, text: match[0], value: kind === 'count' ? (match[group + 2] ?? match[0]) : match[0], at };
}

/** Tokens of a phrase that holds nothing but attribute words; `undefined` where anything else stands in it. `cell`: a bare number is a count. */
function tokens(phrase: string, words: AttributeWords, cell: boolean): Token[] | undefined {
  const found: Token[] = [];
  let at = 0;
  while (at < phrase.length) {
    let matched = tokenAt(phrase, at, words);
    if (matched === undefined || (matched.kind === 'filler' && found.length === 0)) {
      const last = found.findLast((token) => token.kind !== 'gap');
      BARE.lastIndex = at;
      const number = BARE.exec(phrase);
      if (number === null || !(cell || last?.kind === 'each' || last?.kind === 'form' || last?.kind === 'both' || last?.kind === 'shown')) return undefined;
      matched = { kind: 'count', text: number[0], value: number[0], at };
    }
    found.push(matched);
    at = matched.at + matched.text.length;
  }
  return found;
}

interface Collected {
  forms: { original: boolean; copy: boolean }[];
  shown: boolean;
  joinedForm?: 'and' | 'or';
  listedForm?: boolean;
}

function addCount(amount: AmountValue, pending: { original: boolean; copy: boolean; or: boolean }[], each: boolean, value: number): void {
  const or = pending.some((one) => one.or);
  const [original, copy] = [pending.some((one) => one.original), pending.some((one) => one.copy)];
  if (original && copy && or) amount.either = value;
  else if (original || copy) {
    if (original) amount.original = (amount.original ?? 0) + value;
    if (copy) amount.copy = (amount.copy ?? 0) + value;
  } else if (each) amount.each = value;
  else amount.total = (amount.total ?? 0) + value;
}

/** Reads a phrase made of attribute words only, for example `原件1份，复印件2份，纸质和电子，申请人自备，必要`. */
export function readAttributes(phrase: string, words: AttributeWords, cell = false): MaterialAttributes | undefined {
  if (phrase.length > 300) return undefined;
  const list = tokens(phrase, words, cell);
  if (list === undefined || !list.some((token) => ['both', 'form', 'shown', 'medium', 'source', 'necessity', 'count', 'paper'].includes(token.kind))) return undefined;
  const { lexicon } = words;
  const result: MaterialAttributes = { notes: [] };
  const all: Collected = { forms: [], shown: false };
  const amount: AmountValue = {};
  let pending: { original: boolean; copy: boolean; or: boolean }[] = [];
  let each = false;
  let joint: 'and' | 'or' | undefined;
  let said = false;
  let early: number | undefined;
  let before: TokenKind | undefined;
  for (const token of list) {
    switch (token.kind) {
      case 'form': case 'shown': {
        const original = token.kind === 'shown' || lexicon.canonical('material.form', token.text) === '原件';
        if (token.kind === 'shown') all.shown = true;
        else all.forms.push({ original, copy: !original });
        if (joint !== undefined && before === 'form') all.joinedForm = all.joinedForm === 'or' ? 'or' : joint;
        if (all.forms.length > 1 && before === 'form' && !said) all.listedForm = true;
        if (token.kind === 'form') pending.push({ original, copy: !original, or: joint === 'or' });
        if (early !== undefined && token.kind === 'form') {
          addCount(amount, pending.slice(-1), false, early);
          early = undefined;
          pending = [];
        }
        before = 'form';
        [joint, said] = [undefined, false];
        break;
      }
      case 'both':
        all.forms.push({ original: true, copy: true });
        pending.push({ original: true, copy: true, or: false });
        before = 'form';
        [joint, said] = [undefined, false];
        break;
      case 'medium': {
        const electronic = lexicon.canonical('material.medium', token.text) === '电子';
        const known = result.medium;
        result.medium = { paper: (known?.paper ?? false) || !electronic, electronic: (known?.electronic ?? false) || electronic, joined: known?.joined ?? 'and' };
        if (joint === 'or' && before === 'medium') result.medium.joined = 'or';
        if (known !== undefined && (known.listed === true || !said)) result.medium.listed = true;
        before = 'medium';
        [joint, said] = [undefined, false];
        break;
      }
      case 'source': result.source = lexicon.canonical('material.source', token.text) ?? token.text; before = 'source'; break;
      case 'necessity': result.necessity = lexicon.canonical('material.necessity', token.text) ?? token.text; before = 'necessity'; break;
      case 'paper': result.paperSize = token.text.replace(/\s|纸|规格|幅面/gu, '').toUpperCase(); before = 'paper'; break;
      case 'each': each = true; break;
      case 'count': {
        const value = readNumeral(token.value);
        if (value === undefined || value > 1000) return undefined;
        const unit = /[份张套件本册页联个]$/u.exec(token.text)?.[0];
        if (unit !== undefined) amount.unit = unit;
        const at = list.indexOf(token);
        const between = ['and', 'or', 'gap', undefined].includes(list[at - 1]?.kind);
        if ((pending.length === 0 || between) && list[at + 1]?.kind === 'form') early = value;
        else {
          addCount(amount, pending, each, value);
          pending = [];
        }
        each = false;
        before = 'count';
        break;
      }
      case 'or': joint = 'or'; said = true; break;
      case 'and': joint = 'and'; said = true; break;
      case 'gap': if (/[、|]/u.test(token.text) && joint === undefined) joint = 'and'; break;
      case 'note': result.notes.push(token.text); break;
      case 'filler': break;
    }
  }
  if (all.forms.length > 0 || all.shown) {
    // “复印件0份” asks for no copy, unless it is all that is said.
    const wanted = (name: 'original' | 'copy'): boolean => all.forms.some((one) => one[name]) && !(amount[name] === 0 && (amount.original ?? 0) + (amount.copy ?? 0) > 0);
    const [original, copy] = [wanted('original'), wanted('copy')];
    result.form = { original: original || (all.shown && !copy), copy, joined: all.joinedForm ?? 'and', ...(all.listedForm === true ? { listed: true } : {}), ...(all.shown ? { shown: true } : {}) };
  }
  if (Object.keys(amount).some((key) => key !== 'unit')) result.amount = amount;
  return result;
}
