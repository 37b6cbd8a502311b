import type { Comparison } from '../model/comparison.js';
import { readCitations } from './citation-reader.js';
import type { Citation } from './citation-reader.js';
import { defineKind, different, quote, reading, sameForms, unsure } from './comparator.js';
import type { KindFactory, Sides } from './comparator.js';
import { stripLabel } from './labels.js';
import { likeness } from './wording.js';

const UNIT: Record<string, string> = { p: '编', c: '章', s: '节', a: '条', b: '款', i: '项', d: '目' };

/** a35/b2 as 第35条第2款. */
function printed(article: string): string {
  return article.split('/').map((part) => {
    const [value = '', second] = part.slice(1).split('-');
    if (part.startsWith('f')) return `附件${value === '1' ? '' : value}`;
    return `第${value}${UNIT[part.charAt(0)] ?? ''}${second === undefined ? '' : `之${second}`}`;
  }).join('');
}

const name = (citation: Citation): string => (citation.title === '' ? quote(citation.written) : `《${citation.written.length > 40 ? `${citation.written.slice(0, 40)}…` : citation.written}》`);

/** With its number, where the name alone does not show what differs. */
const full = (citation: Citation): string => {
  const marks = [...citation.numbers, ...citation.versions.map((year) => `${year}年`)];
  return `${name(citation)}${marks.length === 0 || citation.title === '' ? '' : `（${marks.slice(0, 3).join('、')}）`}`;
};

/** One citation a document: what a text says of it in several places put together. */
function merged(citations: readonly Citation[]): Citation[] {
  const byKey = new Map<string, Citation>();
  for (const citation of citations) {
    const key = citation.title === '' ? `#${citation.numbers.join(',')}` : citation.title;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, citation);
    else {
      const join = (a: string[], b: string[]): string[] => [...new Set([...a, ...b])].sort();
      byKey.set(key, { ...known, numbers: join(known.numbers, citation.numbers), versions: join(known.versions, citation.versions), brackets: known.brackets + citation.brackets, figures: join(known.figures, citation.figures), articles: join(known.articles, citation.articles) });
    }
  }
  return [...byKey.values()];
}

/** Numbers may leave out the issuer ([2015]6 of 国发[2015]6) or, for orders, the year (令9 of 令2012年第9号). */
function meet(a: readonly string[], b: readonly string[]): boolean {
  const order = (one: string): string => one.replace(/^\[\d{4}\]/u, '令');
  return a.some((one) => b.some((other) => other.endsWith(one) || one.endsWith(other) || ((one.startsWith('令') || other.startsWith('令')) && order(one) === order(other))));
}

/** Whether two citations mean one document: by name and number, `unsure` where only one of them says so. */
function sameDocument(a: Citation, b: Citation): 'yes' | 'no' | 'unsure' {
  const numbered = a.numbers.length > 0 && b.numbers.length > 0;
  if (a.title !== '' && a.title === b.title) {
    if (numbered && !meet(a.numbers, b.numbers)) return a.numbers.length === 1 && b.numbers.length === 1 ? 'no' : 'unsure';
    const versioned = a.versions.length === 1 && b.versions.length === 1 && a.versions[0] !== b.versions[0];
    return versioned ? 'no' : 'yes';
  }
  if (numbered && meet(a.numbers, b.numbers)) {
    const orders = a.numbers.concat(b.numbers).some((one) => /^令\d{1,3}$/u.test(one));
    if (a.title === '' || b.title === '') return 'yes';
    if (a.title.endsWith(b.title) || b.title.endsWith(a.title)) return 'yes';
    return orders && likeness(a.title, b.title) < 0.5 ? 'no' : 'unsure';
  }
  if (numbered || a.title === '' || b.title === '') return 'no';
  if (a.title.length >= 6 && b.title.length >= 6 && (a.title.endsWith(b.title) || b.title.endsWith(a.title)) && /关于/u.test(a.title + b.title)) return 'unsure';
  return 'no';
}

/** Two brackets that read alike but for their digits say different days or numbers. */
function masked(brackets: string): string {
  return brackets.replace(/\d+/gu, '0');
}

/** Has one list something that the other, which is not empty, has not? */
function lacks(some: readonly string[], others: readonly string[]): boolean {
  return others.length > 0 && some.some((one) => !others.includes(one));
}

/** Who issued an order, as the brackets behind its name say: 国务院 of 国务院令第10号. */
function issuer(citation: Citation): string {
  const found = /([\u4e00-\u9fff]{2,24})令(?:\[?\d{4}\]?年?)?第?\d/u.exec(citation.brackets.replace(/中华人民共和国|^.*?[日年月](?=[\u4e00-\u9fff]{2,24}令)/gu, ''));
  return found?.[1]?.replace(/^(?:经|以|由)/u, '') ?? '';
}

/** One order of two issuers; 气象局 may stand for 中国气象局. */
function otherIssuer(a: Citation, b: Citation): boolean {
  const [one, other] = [issuer(a), issuer(b)];
  return one !== '' && other !== '' && !one.endsWith(other) && !other.endsWith(one);
}

function compareArticles(a: Citation, b: Citation, sides: Sides): Comparison | undefined {
  if (a.articles.join() === b.articles.join()) return undefined;
  const list = (articles: readonly string[]): string => (articles.length === 0 ? '未写条款' : articles.slice(0, 6).map(printed).join('、') + (articles.length > 6 ? '等' : ''));
  const onlyA = a.articles.filter((one) => !b.articles.includes(one));
  const onlyB = b.articles.filter((one) => !a.articles.includes(one));
  const [inA, inB] = a.articles.length === 0 || b.articles.length === 0 ? [a.articles, b.articles] : [onlyA, onlyB];
  if (inA.length === 0 && a.articles.length > 0) return different(`${name(a)}的条款不同：${sides.b}多引${list(inB)}`);
  if (inB.length === 0 && b.articles.length > 0) return different(`${name(a)}的条款不同：${sides.a}多引${list(inA)}`);
  return different(`${name(a)}的条款不同：${sides.a}为${list(inA)}，${sides.b}为${list(inB)}`);
}

/** Kind `legalBasis`: the set of documents cited, with their articles. */
export const createLegalBasis: KindFactory = ({ lexicon }) =>
  defineKind<Citation[]>({
    within: 'nothing',
    read(text) {
      const { citations, unread } = readCitations(stripLabel(text, lexicon), lexicon);
      return citations.length === 0 ? reading<Citation[]>(undefined, unread) : reading(merged(citations), unread);
    },
    judge(a, b, _context, sides) {
      const left = [...b.value];
      const pairs: [Citation, Citation][] = [];
      const rest: Citation[] = [];
      for (const citation of a.value) {
        const at = left.findIndex((other) => sameDocument(citation, other) === 'yes');
        const other = left[at];
        if (other === undefined) rest.push(citation);
        else {
          pairs.push([citation, other]);
          left.splice(at, 1);
        }
      }
      const open = rest.filter((citation) => left.some((other) => sameDocument(citation, other) === 'unsure'));
      const openB = left.filter((other) => rest.some((citation) => sameDocument(citation, other) === 'unsure'));
      const lost = rest.filter((citation) => !open.includes(citation));
      const lostB = left.filter((other) => !openB.includes(other));
      // A stretch that could not be read may hold the citation that seems to be missing.
      const hidden = (lost.length > 0 && b.unread.some((part) => /[法例办定则知见]/u.test(part))) || (lostB.length > 0 && a.unread.some((part) => /[法例办定则知见]/u.test(part)));
      for (const [one, other] of pairs) {
        const difference = compareArticles(one, other, sides);
        if (difference !== undefined) return difference;
      }
      const other = pairs.find(([one, two]) => one.brackets !== two.brackets && masked(one.brackets) === masked(two.brackets));
      if (other !== undefined) return different(`${name(other[0])}括注的日期或文号不同：${sides.a}写${quote(other[0].brackets)}，${sides.b}写${quote(other[1].brackets)}`);
      const issued = pairs.find(([one, two]) => otherIssuer(one, two));
      if (issued !== undefined) return unsure(`${name(issued[0])}括注的发布机关不同：${sides.a}写${quote(issued[0].brackets)}，${sides.b}写${quote(issued[1].brackets)}，请人工核对`);
      if (hidden) return unsure('依据文字中有未能读懂之处，请人工核对');
      if (lost.length > 0 && lostB.length > 0) return different(`依据不同：${sides.a}引${lost.slice(0, 3).map(full).join('、')}，${sides.b}引${lostB.slice(0, 3).map(full).join('、')}`);
      if (lost.length > 0) return different(`${sides.b}缺少依据${lost.slice(0, 3).map(full).join('、')}`);
      if (lostB.length > 0) return different(`${sides.a}缺少依据${lostB.slice(0, 3).map(full).join('、')}`);
      const unlike = pairs.find(([one, other]) => lacks(one.figures, other.figures) && lacks(other.figures, one.figures));
      if (unlike !== undefined) return unsure(`${name(unlike[0])}括注的日期、文号或版本不同，请人工核对`);
      const [x, y] = [open[0], openB[0]];
      if (x !== undefined && y !== undefined) return unsure(`${name(x)}与${name(y)}是否为同一文件，请人工核对`);
      return sameForms(a, b, '所引文件与条款相同，仅“中华人民共和国”、条号数字、次序、引文有无等写法不同');
    },
  });
