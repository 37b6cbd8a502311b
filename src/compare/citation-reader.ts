import type { Lexicon } from './lexicon.js';
import { arabicNumerals, readNumeral } from './numerals.js';
import { dropSpace, foldCharacters } from './presentation.js';
import { useCanonical } from './wording.js';

/** One document that a text cites, with every article that it names. */
export interface Citation {
  /** Name as written. */
  written: string;
  /** Name without 中华人民共和国, brackets and white space; empty for a document known by its number only. */
  title: string;
  /** Document numbers (国发〔2015〕6号, 国务院令第393号) in one form, as far as the text gives any. */
  numbers: string[];
  /** Years of the version (2016年修订, 2004修正), without those of single promulgation dates. */
  versions: string[];
  /** What stands in brackets behind the name, numerals as digits, and every figure of it: days, numbers, versions. */
  brackets: string;
  figures: string[];
  /** 第35条第2款第3项 as 35/2/3; empty for the whole document. */
  articles: string[];
}

const COUNT = '[\\d〇零一二两三四五六七八九十百千廿卅]{1,9}';
const UNIT = { 编: 'p', 章: 'c', 节: 's', 条: 'a', 款: 'b', 项: 'i', 目: 'd' } as const;
type Unit = keyof typeof UNIT;
const ARTICLE_TOKEN = new RegExp(`第?\\(?(${COUNT})\\)?(?:条|款|项|目|章|节|编)?(?:之(${COUNT}))?`, 'uy');
const DOCUMENT_NOUN = '(?:实施细则|实施办法|实施条例|管理办法|暂行办法|暂行规定|若干规定|组织法|法典|法|条例|办法|规定|细则|规则|决定|通知|意见|规程|规范|标准|解释|章程|目录|清单|公告|批复)';
const BARE_TITLE = new RegExp(`^([\\u4e00-\\u9fff]{2,40}?${DOCUMENT_NOUN}(?:\\(试行\\)|\\(暂行\\))?)(?=第\\(?${COUNT}\\)?[条章款]|$|[(\\[,;。])`, 'u');
/** A further document without 《》 right behind the articles of the one before (旅行社条例第七条、港口法第三条), no running text. */
const NEXT_TITLE = new RegExp(`^((?:(?![本该依按根违符应可不经由向的])[\\u4e00-\\u9fff]){2,24}?${DOCUMENT_NOUN}(?:\\(试行\\)|\\(暂行\\))?)(?=第\\(?${COUNT}\\)?条)`, 'u');
const DOC_NUMBER = /([\u4e00-\u9fff]{1,14})?[[(]?((?:19|20)\d{2})[\])年]?(?:第)?0*(\d{1,5})号/gu;
const BRACKET_NUMBER = /([\u4e00-\u9fff]{1,14})[[(](\d{4})[\])](?:第)?0*(\d{1,5})号/gu;
const ORDER_NUMBER = /([\u4e00-\u9fff]{0,24}?)(?:主席)?令?(?:第)0*([\d〇零一二三四五六七八九十百]{1,6})号(?:主席)?(?:令)?|([\u4e00-\u9fff]{0,24}?)令0*(\d{1,4})号/gu;
const STANDARD_NUMBER = /(?:GB|GBZ|DB\d{2}|[A-Z]{2,5})\/?T?\s?\d{2,6}(?:\.\d+)?(?:-(?:19|20)\d{2})?/gu;

/** Numbers of documents in what stands in brackets behind a name or in place of a name. */
function documentNumbers(text: string): string[] {
  const found = new Set<string>();
  let rest = text;
  for (const match of rest.matchAll(BRACKET_NUMBER)) found.add(`${(match[1] ?? '').replace(/^.*(?:公布|通过|发布|施行|日)/u, '')}[${match[2] ?? ''}]${match[3] ?? ''}`);
  rest = rest.replace(BRACKET_NUMBER, '');
  for (const match of rest.matchAll(DOC_NUMBER)) if (/令|[年\])]/u.test(match[0])) found.add(`[${match[2] ?? ''}]${match[3] ?? ''}`);
  rest = rest.replace(DOC_NUMBER, '');
  for (const match of rest.matchAll(ORDER_NUMBER)) {
    const value = readNumeral(match[2] ?? match[4] ?? '');
    if (value !== undefined) found.add(`令${value}`);
  }
  for (const match of rest.matchAll(STANDARD_NUMBER)) found.add(match[0].replace(/[\s-]/gu, '').toUpperCase());
  return [...found].sort();
}

/** (2016年修订), (2004修正), (2010): a version named by its year alone. */
function versionYears(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(/\(((?:19|20)\d{2})年?(?:版|修订|修正|修改|本|第?\S{0,3}次修[订正])?\)/gu)) found.add(match[1] ?? '');
  return [...found].sort();
}

/** Numbers in brackets, 2009年2月20日 as 2009, 2009-2 and 2009-2-20 so that a day is within its year. */
function figures(text: string): string[] {
  const found = new Set<string>();
  const rest = arabicNumerals(text).replace(/(\d{4})[年.-](\d{1,2})[月.-](?:(\d{1,2})日?)?/gu, (_whole, year: string, month: string, day?: string) => {
    for (const part of [year, `${year}-${Number(month)}`, ...(day === undefined ? [] : [`${year}-${Number(month)}-${Number(day)}`])]) found.add(part);
    return ' ';
  });
  for (const match of rest.matchAll(/\d+/gu)) found.add(String(Number(match[0])));
  return [...found].sort();
}

function number(text: string | undefined): string {
  return text === undefined ? '' : String(readNumeral(text) ?? text);
}

/** 第十条、第十二条第二款第(三)项、第八条至第十五条 at `at`: the articles, and where the text goes on. */
function readArticles(text: string, at: number): { articles: string[]; end: number } {
  const articles: string[] = [];
  let end = at;
  let current: Partial<Record<Unit, string>> = {};
  let range = false;
  let last: Unit | undefined;
  const order: Unit[] = ['编', '章', '节', '条', '款', '项', '目'];
  const close = (): void => {
    const key = order.filter((unit) => current[unit] !== undefined).map((unit) => `${UNIT[unit]}${current[unit] ?? ''}`).join('/');
    if (key !== '' && articles.at(-1) !== key && !articles.includes(key)) articles.push(key);
  };
  for (let guard = 0; guard < 400; guard += 1) {
    const gap = /^[\s、,和及与;]{0,3}(?:以及)?(?:[-至到]{1,2}(?=第?\(?[\d〇零一二两三四五六七八九十百]))?/u.exec(text.slice(end, end + 8))?.[0] ?? '';
    const joins = /[至到-]/u.test(gap);
    ARTICLE_TOKEN.lastIndex = end + gap.length;
    const token = ARTICLE_TOKEN.exec(text);
    if (token === null || token[0] === '') break;
    let unit = order.find((one) => token[0].includes(one));
    const bare = unit === undefined;
    if (bare) {
      // 第九、十条 and 第(一)、(三)项: the unit stands behind the last number.
      if (!/^第|^\(/u.test(token[0]) && last === undefined) break;
      unit = order.find((one) => new RegExp(`^[\\d〇零一二两三四五六七八九十百、,和及与()第至到-]{0,60}${one}`, 'u').test(text.slice(ARTICLE_TOKEN.lastIndex, ARTICLE_TOKEN.lastIndex + 62)));
    }
    if (unit === undefined || (!token[0].startsWith('第') && !bare && last === undefined && gap !== '')) break;
    if (!token[0].startsWith('第') && last === undefined && articles.length === 0 && !/^[(\d〇零一二两三四五六七八九十百]/u.test(token[0])) break;
    const value = `${number(token[1])}${token[2] === undefined ? '' : `-${number(token[2])}`}`;
    const rank = order.indexOf(unit);
    if (last !== undefined && (gap !== '' || rank <= order.indexOf(last)) && rank <= order.indexOf(last)) {
      const from = current[unit];
      close();
      if ((joins || range) && from !== undefined && Number(value) > Number(from) && Number(value) - Number(from) <= 200) {
        for (let next = Number(from) + 1; next < Number(value); next += 1) {
          current = { ...current, [unit]: String(next) };
          close();
        }
      }
    }
    for (const lower of order.slice(rank)) delete current[lower];
    current[unit] = value;
    last = unit;
    range = false;
    end = ARTICLE_TOKEN.lastIndex;
  }
  if (last !== undefined) close();
  return { articles, end };
}

/** Where the document name that opens at `at` closes, inner brackets of either kind included. */
function closeOfName(text: string, at: number): number {
  let depth = 0;
  for (let index = at; index < Math.min(text.length, at + 400); index += 1) {
    const mark = text.charAt(index);
    if (mark === '《' || mark === '<') depth += 1;
    else if (mark === '》' || mark === '>') {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return text.indexOf('》', at);
}

/** Passages in quotes are what a document says, not what the side cites. */
function withoutQuotes(text: string): string {
  let result = '';
  let at = 0;
  let depth = 0;
  while (at < text.length) {
    const mark = text.charAt(at);
    if (mark === '《') depth += 1;
    else if (mark === '》') depth = Math.max(0, depth - 1);
    if (mark === '"' && depth === 0) {
      const end = text.indexOf('"', at + 1);
      const stop = end < 0 ? (text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at)) : end + 1;
      result += stop - at > 12 || text.charAt(at - 1) === ':' ? ' \u0001' : text.slice(at, stop);
      at = stop;
      continue;
    }
    result += mark;
    at += 1;
  }
  return result;
}

/** Name of a document in one form. */
export function documentTitle(name: string, lexicon: Lexicon): string {
  const plain = dropSpace(name).replace(/[《》<>"[\]]/gu, '').replace(/中华人民共和国/gu, '').replace(/\((?:(?:19|20)\d{2}年?(?:版|修订|修正|修改|本)?|以下简称[^()]*)\)/gu, '');
  const short = lexicon.canonical('legalBasis.shortName', plain);
  return (short ?? useCanonical(plain, lexicon, 'organ.abbreviation')).replace(/[()\s]/gu, '').toLowerCase();
}

const NOISE = /^(?:\[[\u4e00-\u9fff\d ]{1,9}\]|\([一二三四五六七八九十\d]{1,3}\)|[\s、,;。:()[\]·.\u0001-]|和|及|与|以及|根据|依据|按照|依照|\d{1,2}(?:[.、)]|(?=《))|[一二三四五六七八九十]{1,3}、|[①-⑳])*/u;
/** What may stand before 《: issuers and list words, or the number of the document (国务院令第550号《…》). */
function leads(text: string): boolean {
  return /^[\u4e00-\u9fff\s、]{0,40}$/u.test(text) || (/^[\u4e00-\u9fff\s、()[\]\d]{4,40}$/u.test(text) && documentNumbers(dropSpace(text)).length > 0);
}

const SPACED_ARTICLE = /第[\s([]{0,3}[\d〇零一二两三四五六七八九十百千廿卅](?:\s{0,2}[\d〇零一二两三四五六七八九十百千廿卅]){0,8}[\s)\]]{0,3}(?:条|款|项|目|章|节|编)/gu;

/** A document among others, its name without marks: an article or the end of the clause behind it. */
const LISTED_TITLE = /^([\u4e00-\u9fff]{2,40}?(?:法典?|条例|规定|办法|细则|规则|决定|通知|意见|规程|目录))(?=第[\d〇零一二三四五六七八九十百]{1,7}条|[([](?!以下)|[;。\n、]|$)/u;
/** The number of a document that stands for it. */
const ONLY_NUMBER = /^[\u4e00-\u9fff]{2,12}(?:\[(?:19|20)\d{2}\]第?\d{1,5}号|\((?:19|20)\d{2}\)第?\d{1,5}号|令第?\d{1,4}号|第\d{1,4}号令)(?=[;。\n、,]|$)/u;

/** Citations of a text in order, and the stretches that hold none. Quoted passages and running text behind an article are passed over. */
export function readCitations(text: string, lexicon: Lexicon): { citations: Citation[]; unread: string[] } {
  const written = foldCharacters(text).replace(/(?<=第)[㈠-㈩⑴-⒇①-⑳]/gu, (symbol) => `(${symbol.normalize('NFKC').replace(/[()]/gu, '')})`).replace(/([》条款])[([](?=第[\d〇零一二三四五六七八九十百千]{1,9}[条款])([^()[\]]{2,60})[)\]]/gu, '$1$2').replace(/([、,])\n(?=第?\(?[\d〇零一二两三四五六七八九十百千])/gu, '$1').replace(/第\s{1,3}(?=[\d〇零一二两三四五六七八九十百千廿卅(])/gu, '第').replace(/(?<=[\d〇零一二两三四五六七八九十百千廿卅)]) {1,3}(?=[条款项])/gu, '').replace(SPACED_ARTICLE, (article) => article.replace(/\s/gu, '').replace('[', '(').replace(']', ')')).replace(/\n(?=[)\]])/gu, '');
  const folded = withoutQuotes(written.replace(/<([^<>\n]{2,80})>/gu, '《$1》'));
  const citations: Citation[] = [];
  const unread: string[] = [];
  let at = 0;
  let fresh = true;
  while (at < folded.length && citations.length < 400) {
    const noise = NOISE.exec(folded.slice(at, at + 80))?.[0] ?? '';
    // Behind a break another document may be named without marks, or a sentence of the last one stand.
    const apart = !fresh && /[;。\n、]/u.test(noise);
    at += noise.length;
    if (at >= folded.length) break;
    const clauseEnd = endOfClause(folded, at);
    const open = folded.indexOf('《', at);
    const lead = open < 0 ? '' : folded.slice(at, open);
    // 养犬管理规定第十条、《动物防疫法》 and 国务院令第412号、《行政许可法》 are two documents each.
    const before = lead.includes('、') && (LISTED_TITLE.test(lead) || ONLY_NUMBER.test(lead));
    if (open >= 0 && open < clauseEnd && leads(lead) && (fresh || lead === '') && !before) {
      const close = closeOfName(folded, open);
      if (close > open) {
        const found = finish(folded, folded.slice(open + 1, close), lead, close + 1, lexicon);
        citations.push(found.citation);
        at = found.end;
        fresh = false;
        continue;
      }
    }
    const clause = folded.slice(at, Math.min(clauseEnd, at + 120));
    const bare = fresh ? BARE_TITLE.exec(dropSpaceInside(clause)) : (NEXT_TITLE.exec(dropSpaceInside(clause)) ?? (apart || before ? LISTED_TITLE.exec(dropSpaceInside(clause)) : null));
    if (bare !== null) {
      const found = finish(folded, bare[1] ?? '', '', at + lengthIn(clause, bare[1]?.length ?? 0), lexicon);
      citations.push(found.citation);
      at = found.end;
      fresh = false;
      continue;
    }
    const only = apart || before ? ONLY_NUMBER.exec(clause) : null;
    if (only !== null) {
      citations.push({ written: only[0], title: '', numbers: documentNumbers(dropSpace(only[0])), versions: [], brackets: '', figures: [], articles: [] });
      at += only[0].length;
      continue;
    }
    const numbers = fresh ? documentNumbers(dropSpace(clause)) : [];
    if (numbers.length > 0 && clause.length <= 60) citations.push({ written: clause, title: '', numbers, versions: [], brackets: '', figures: [], articles: [] });
    else if (fresh) unread.push(clause.slice(0, 60));
    at = clauseEnd + 1;
    fresh = true;
  }
  return { citations, unread };
}

function dropSpaceInside(text: string): string {
  return text.replace(/\s/gu, '');
}

/** Length in `text` of its first `count` characters that are no white space. */
function lengthIn(text: string, count: number): number {
  let seen = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!/\s/u.test(text.charAt(at))) seen += 1;
    if (seen === count) return at + 1;
  }
  return text.length;
}

function endOfClause(text: string, at: number): number {
  let depth = 0;
  for (let index = at; index < text.length; index += 1) {
    const mark = text.charAt(index);
    if (mark === '《') depth += 1;
    else if (mark === '》') depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[;。\n]/u.test(mark)) return index;
    else if (depth > 0 && mark === '\n') depth = 0;
  }
  return text.length;
}

/** 附件第109项, 附件2第3项: an entry of a document's annex. */
const ANNEX = new RegExp(`^[,、]?(?:的|之)?(?:附件|附录|附表)(${COUNT})?(?:中|的)?第?\\(?(${COUNT})\\)?(?:大)?项`, 'u');

/** Reads what belongs to a name behind it: brackets with numbers and dates, then articles, in either order. */
function finish(text: string, name: string, lead: string, from: number, lexicon: Lexicon): { citation: Citation; end: number } {
  let end = from;
  let brackets = `${lead === '' ? '' : `(${lead})`}${(/\([^()]*\)$/u.exec(name)?.[0] ?? '')}`;
  const articles: string[] = [];
  for (let round = 0; round < 6; round += 1) {
    const space = /^\s*/u.exec(text.slice(end, end + 20))?.[0].length ?? 0;
    const bracket = /^[([](?![\d一二三四五六七八九十]{1,3}[)\]])[^()\n]{0,200}(?:[([][^()[\]\n]{0,60}[)\]][^()\n]{0,200})?[)\]]/u.exec(text.slice(end + space, end + space + 400));
    if (bracket !== null) {
      brackets += dropSpace(bracket[0]);
      end += space + bracket[0].length;
      continue;
    }
    const tail = /^[\u4e00-\u9fff]{1,10}[[(](?:19|20)\d{2}[\])]第?\d{1,5}号/u.exec(dropSpace(text.slice(end, end + 40)));
    const ownLine = /^\s*\n/u.test(text.slice(end, end + 20)) && documentNumbers(brackets).length > 0;
    if (tail !== null && articles.length === 0 && !ownLine) {
      brackets += `(${tail[0]})`;
      end += lengthIn(text.slice(end, end + 60), tail[0].length);
      continue;
    }
    const annex = ANNEX.exec(text.slice(end + space, end + space + 24));
    if (annex !== null) {
      articles.push(`f${number(annex[1]) || 1}/i${number(annex[2])}`);
      end += space + annex[0].length;
      continue;
    }
    if (articles.length > 0) break;
    const found = readArticles(text, end + space + (/^[,:、]?(?:的|之|中)?(?=第)/u.exec(text.slice(end + space, end + space + 3))?.[0].length ?? 0));
    if (found.articles.length === 0) break;
    articles.push(...found.articles);
    ({ end } = found);
  }
  const title = documentTitle(name, lexicon);
  return { citation: { written: name, title, numbers: documentNumbers(brackets), versions: versionYears(brackets), brackets: arabicNumerals(brackets), figures: figures(brackets), articles: [...new Set(articles)].sort() }, end };
}
