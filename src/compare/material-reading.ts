import { readAttributes } from './material-attributes.js';
import type { AmountValue, AttributeWords, FormValue, MaterialAttributes, MediumValue } from './material-attributes.js';
import { foldInPlace } from './material-fold.js';
import { materialKey } from './material-names.js';

/** A part of a material's text and where it stands in it: `text.slice(start, end)`. */
export interface MaterialPartReading<V> {
  value: V;
  text: string;
  start: number;
  end: number;
}

/** What the text of one material says: its name, and the attributes written behind it. */
export interface MaterialReading {
  name: MaterialPartReading<string>;
  /** Canonical name, the key by which lists are matched. */
  key: string;
  parts: {
    form?: MaterialPartReading<FormValue>;
    medium?: MaterialPartReading<MediumValue>;
    copies?: MaterialPartReading<AmountValue>;
    source?: MaterialPartReading<string>;
    necessity?: MaterialPartReading<string>;
    paperSize?: MaterialPartReading<string>;
    /** When it is wanted: `未成年人参保时提供` behind the other parts. */
    condition?: MaterialPartReading<string>;
  };
  /** Remarks such as 加盖公章 and what stands in brackets among attributes without being one. */
  notes: string[];
  unread: string[];
}

const LONGEST_TAIL = 160;
/** Longer texts are no single material. */
const LONGEST = 2_000;
const EDGE = /[\s,;:。、|·-]/u;
const FORM_WORD = /原件|复印件|影印件|复印本/u;

/** Positions within the last characters of a text at which its attributes may begin: behind a separator, at a bracket, or at a form or count. */
function beginnings(text: string, words: AttributeWords): number[] {
  const from = Math.max(1, text.length - LONGEST_TAIL);
  const found: number[] = [];
  const { glued } = words;
  for (let at = from; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (EDGE.test(text.charAt(at - 1)) || mark === '(' || mark === '[') found.push(at);
    else if (/[一-鿿\d]/u.test(mark) && !/[\d一二三四五六七八九十]/u.test(text.charAt(at - 1))) {
      glued.lastIndex = at;
      if (glued.test(text)) found.push(at);
    }
  }
  return found;
}

/** Without the characters of `marks` at its end; a loop, because an expression would try each of a long run of them. */
function trimEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const mark of text) {
    if (mark === '(' || mark === '[') depth += 1;
    else if (mark === ')' || mark === ']') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Pieces of a bracket among which some are attributes: those are read, the others kept as notes. */
function readMixedBracket(inner: string, words: AttributeWords): MaterialAttributes | undefined {
  const pieces = inner.split(/[,;、]/u);
  const read = pieces.map((piece) => readAttributes(piece, words));
  if (!read.some((one) => one?.form !== undefined || one?.amount !== undefined)) return undefined;
  const joined = pieces.filter((_piece, at) => read[at] !== undefined).join(',');
  const result = readAttributes(joined, words);
  if (result === undefined) return undefined;
  return { ...result, notes: [...result.notes, ...pieces.filter((_piece, at) => read[at] === undefined).map((piece) => piece.trim())] };
}

/** 身份证正反面(复印件) is the 身份证: which sides are copied says nothing of the document. */
function withoutSides(name: string, words: AttributeWords): string {
  const sides = words.lexicon.terms('material.sides').find((term) => name.endsWith(term) || name.endsWith(`(${term})`));
  if (sides === undefined) return name;
  return trimEnd(name.slice(0, name.length - sides.length - (name.endsWith(')') ? 2 : 0)), ' ,的');
}

/** “原件及复印件（首页、本人页）各1份”: a remark in brackets among the attributes is kept as a note. */
function readAround(tail: string, words: AttributeWords): MaterialAttributes | undefined {
  if (/^[([]/u.test(tail) || !/[)\]]./su.test(tail)) return undefined;
  const notes: string[] = [];
  const plain = tail.replace(/[([]([^()[\]]{1,60})[)\]](?=.)/gsu, (whole, inner: string) => {
    if (readAttributes(inner, words) !== undefined) return whole;
    notes.push(inner);
    return ' ';
  });
  const read = notes.length === 0 ? undefined : readAttributes(plain, words);
  return read === undefined ? undefined : { ...read, notes: [...read.notes, ...notes] };
}

interface Split {
  nameEnd: number;
  from: number;
  attributes: MaterialAttributes;
  /** A bracket behind the attributes that belongs to the name. */
  after?: [number, number];
  /** When the document is wanted, behind the attributes. */
  condition?: [number, number];
}

/** 未成年人参保时提供, 委托他人办理的提交, 仅限变更地址: when a document is wanted, behind a comma or in a bracket. */
const CONDITION = /[,;([]\s?((?:[^,;()[\]]{2,40}(?:时|的|情形|情况|人员|业务)(?:应当|应|须|需要?|必须)?(?:提供|提交|出示|递交|适用|需要)|(?:如|若|仅限?|凡|属于?)[^,;()[\]]{2,40}))\s?[)\]]?$/u;

/** Attributes with a condition behind them. */
function splitCondition(folded: string, words: AttributeWords): Split | undefined {
  const base = Math.max(0, folded.length - 60);
  const found = CONDITION.exec(folded.slice(base));
  const said = found?.[1];
  if (!found || said === undefined) return undefined;
  const at = base + found.index;
  const inner = at > 2 ? split(folded.slice(0, at), words, false) : undefined;
  if (inner === undefined || (inner.attributes.amount === undefined && inner.attributes.form === undefined)) return undefined;
  const from = folded.indexOf(said, at);
  return { ...inner, condition: [from, from + said.length], attributes: { ...inner.attributes, notes: [...inner.attributes.notes, said] } };
}

/** Where the name ends and the attributes begin. */
function split(folded: string, words: AttributeWords, again = true): Split | undefined {
  for (const from of beginnings(folded, words)) {
    const name = withoutSides(trimEnd(folded.slice(0, from), ' \n,;:。、|·-').replace(/(?:及其|及|和|与|的)$/u, ''), words);
    if (name.trim() === '' || !balanced(name)) continue;
    const tail = folded.slice(from);
    const glued = !EDGE.test(folded.charAt(from - 1)) && !/^[([]/u.test(tail);
    const attributes = readAttributes(tail, words) ?? readAround(tail, words) ?? (/^[([][^()[\]]*[)\]]$/u.test(tail) ? readMixedBracket(tail.slice(1, -1), words) : undefined);
    if (attributes === undefined) continue;
    if (glued && attributes.form === undefined && attributes.amount === undefined) continue;
    if (attributes.form === undefined && attributes.amount === undefined && attributes.medium === undefined && attributes.necessity === undefined && attributes.source === '其他') continue;
    // “房产证复印件或购房合同复印件”: the form belongs to each of two documents, so it stays in the name.
    if (glued && FORM_WORD.test(name)) return undefined;
    // “正本（1本）、副本（2本）”: another count within the name says that this one is not of the whole.
    if (/[(\d一二三四五六七八九十]\s?(?:份|本|张|套)\s?[,)、\]]/u.test(name) && attributes.amount !== undefined && attributes.form === undefined) return undefined;
    if (/(?:及其|及|和|与)$/u.test(folded.slice(0, from).trimEnd()) && attributes.form?.copy === true && !attributes.form.original && attributes.amount === undefined) attributes.form = { original: true, copy: true, joined: 'and' };
    return { nameEnd: name.length, from, attributes };
  }
  const wanted = again ? splitCondition(folded, words) : undefined;
  if (wanted !== undefined) return wanted;
  const tail = folded.slice(-84);
  const bracket = again ? /[([][^()[\]]{1,80}[)\]]$/u.exec(tail) : null;
  const at = folded.length - tail.length + (bracket?.index ?? 0);
  if (bracket !== null && at > 2) {
    const inner = split(folded.slice(0, at), words, false);
    if (inner?.attributes.amount !== undefined) return { ...inner, after: [at, folded.length] };
  }
  return undefined;
}

function trimmed(text: string, start: number, end: number): [number, number] {
  let [from, to] = [start, end];
  while (from < to && EDGE.test(text.charAt(from))) from += 1;
  while (to > from && EDGE.test(text.charAt(to - 1))) to -= 1;
  return [from, to];
}

/** Reads the text of one material, a list entry or the cells of a row joined by ` | `. The name is never cut where that is not certain. */
export function readMaterialText(text: string, words: AttributeWords): MaterialReading {
  const folded = foldInPlace(text);
  const end = trimEnd(folded, ' \n;。,、.').length;
  const start = Math.min(end, /^[\s;。,、]*/u.exec(folded)?.[0].length ?? 0);
  const body = folded.slice(start, end);
  const found = body.length <= LONGEST && readAttributes(body, words) === undefined ? split(body, words) : undefined;
  const [nameFrom, nameTo] = trimmed(folded, start, found === undefined ? end : start + found.nameEnd);
  const bracket = found?.after === undefined ? '' : text.slice(start + found.after[0], start + found.after[1]);
  const name = text.slice(nameFrom, nameTo) + bracket;
  const [partFrom, partTo] = found === undefined ? [end, end] : trimmed(folded, start + found.from, start + (found.condition?.[0] ?? found.after?.[0] ?? end - start));
  const part = <V>(value: V | undefined): MaterialPartReading<V> | undefined => (value === undefined ? undefined : { value, text: text.slice(partFrom, partTo), start: partFrom, end: partTo });
  const asked = found?.condition?.map((offset) => start + offset);
  const condition = asked === undefined ? undefined : { value: text.slice(asked[0], asked[1]), text: text.slice(asked[0], asked[1]), start: asked[0] ?? end, end: asked[1] ?? end };
  const { form, medium, amount, source, necessity, paperSize, notes = [] } = found?.attributes ?? {};
  const parts: Record<string, unknown> = { form: part(form), medium: part(medium), copies: part(amount), source: part(source), necessity: part(necessity), paperSize: part(paperSize), condition };
  for (const key of Object.keys(parts)) if (parts[key] === undefined) delete parts[key];
  const uncertain = found === undefined && FORM_WORD.test(body) && /\d|[一二三四五六七八九十]份/u.test(body) ? [text.slice(start, end)] : [];
  return { name: { value: name, text: name, start: nameFrom, end: found?.after === undefined ? nameTo : start + found.after[1] }, key: materialKey(name, words.lexicon), parts: parts as MaterialReading['parts'], notes, unread: uncertain };
}
