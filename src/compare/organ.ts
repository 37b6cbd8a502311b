import type { CompareContext, Comparison } from '../model/comparison.js';
import { defineKind, different, quote, reading, same, sameForms, unsure } from './comparator.js';
import type { KindFactory, Sides } from './comparator.js';
import { stripLabel } from './labels.js';
import type { Lexicon } from './lexicon.js';
import { readOrgans, sameJurisdiction } from './organ-reader.js';
import type { Organ } from './organ-reader.js';
import { createRegionIndex } from './regions.js';
import type { RegionIndex, RegionNames } from './regions.js';

/** Parts that are organisations of their own, not rooms or sections of a body. */
const BODY_OF_ITS_OWN = /(?:总队|支队|大队|中队|所|站|中心|院|校|分局|公司)$/u;
const GENERIC_END = /(?:局|委|厅|办公室|办)$/u;

const plain = (name: string): string => name.replace(/委员会/gu, '委').replace(/[和与及]/gu, '');

/** Whether the characters of `short` stand in `long` in that order, as in 审管办 of 审批服务管理办公室. */
function abbreviates(short: string, long: string): boolean {
  if (short.length < 3 || long.length < short.length + 2 || long.length > 60) return false;
  const stem = short.replace(GENERIC_END, '');
  if (!long.includes(short.slice(stem.length) || short.slice(-1))) return false;
  let at = 0;
  for (const character of long) if (character === stem.charAt(at)) at += 1;
  return at >= stem.length;
}

/** Is one what the other names behind its body: 婚姻登记处 of 民政局婚姻登记处, 城市管理局 of 综合行政执法局（城市管理局）? */
const within = (part: Organ, whole: Organ): boolean => whole.part !== '' && whole.part === `${part.body}${part.part}`;

/** The row that makes one of two bodies the successor of the other, if there is one. */
function succession(a: string, b: string, lexicon: Lexicon): { old: string; until?: string; from?: string } | undefined {
  for (const row of lexicon.rows('organ.successor')) {
    const now = plain(row.canonical);
    const old = a === now ? b : b === now ? a : undefined;
    if (old === undefined || old === now || !row.terms.some((term) => plain(term) === old)) continue;
    return { old, ...(row.from === undefined ? {} : { from: row.from }), ...(row.until === undefined ? {} : { until: row.until }) };
  }
  return undefined;
}

function compareBodies(a: Organ, b: Organ, lexicon: Lexicon, context: CompareContext, sides: Sides): Comparison {
  const named = `${sides.a}为${quote(a.written)}，${sides.b}为${quote(b.written)}`;
  if (a.body !== b.body) {
    const succeeded = a.part === b.part ? succession(a.body, b.body, lexicon) : undefined;
    if (succeeded !== undefined) {
      const { day } = context;
      if (day === undefined || (succeeded.from !== undefined && day < succeeded.from)) return unsure(`“${succeeded.old}”已改组，取证日期不明或在改组之前，请人工核对：${named}`);
      if (succeeded.until !== undefined && day <= succeeded.until) return same(`机构改革过渡期内，“${succeeded.old}”即改组后的机构`);
      return same(`提示：“${succeeded.old}”已改组，过渡期已满，应改用新名称`);
    }
    const [stemA, stemB] = [a.body.replace(GENERIC_END, ''), b.body.replace(GENERIC_END, '')];
    if (stemA === stemB && a.part === b.part) return unsure(`机构名称仅“局”“委”等称谓不同，请人工核对：${named}`);
    if (a.part === b.part && [stemA, stemB].some((stem, at) => stem === `${[stemB, stemA][at] ?? ''}分`)) return unsure(`“局”与“分局”是否同一机构，请人工核对：${named}`);
    if (a.part === b.part && (abbreviates(a.body, b.body) || abbreviates(b.body, a.body))) return unsure(`${quote(a.body)}与${quote(b.body)}是否为全称与简称，请人工核对`);
    if (within(a, b) || within(b, a)) return unsure(`一方写明所属机构或另一块牌子，另一方未写，请人工核对：${named}`);
    return different(`机构不同：${named}`);
  }
  if (a.part === b.part) return same('机构相同，仅区划前缀、简称等写法不同');
  if (a.part === '' || b.part === '') {
    return BODY_OF_ITS_OWN.test(a.part + b.part) ? different(`机构不同，一方为其下属机构：${named}`) : unsure(`一方写到内设科室或窗口，另一方未写，请人工核对：${named}`);
  }
  return a.part.includes(b.part) || b.part.includes(a.part) ? unsure(`内设机构写法不同，请人工核对：${named}`) : different(`机构的内设部门不同：${named}`);
}

/** Compares two organisations, each also by its other reading where it has one: what is the same by either is the same. */
function comparePair(a: Organ, b: Organ, lexicon: Lexicon, home: RegionNames | undefined, index: RegionIndex, context: CompareContext, sides: Sides): Comparison {
  const asRead = compareRead(a, b, lexicon, home, index, context, sides);
  if (asRead.verdict === 'same') return asRead;
  const others = [[a.unleveled, b], [a, b.unleveled]] as const;
  for (const [x, y] of others) {
    const other = x && y ? compareRead(x, y, lexicon, home, index, context, sides) : undefined;
    if (other?.verdict === 'same') return other;
  }
  return asRead;
}

function compareRead(a: Organ, b: Organ, lexicon: Lexicon, home: RegionNames | undefined, index: RegionIndex, context: CompareContext, sides: Sides): Comparison {
  const body = compareBodies(a, b, lexicon, context, sides);
  if (body.verdict === 'different') return body;
  const named = `${sides.a}为${quote(a.written)}，${sides.b}为${quote(b.written)}`;
  const where = sameJurisdiction(a, b, home, index);
  if (where === 'conflict') return different(`机构所属区域或层级不同：${named}`);
  if (where === 'renamed') return unsure(`一方所写区划已撤销、由另一方所写区划承接，请人工核对：${named}`);
  if (where === 'unknown' && body.verdict === 'same') return unsure(`机构所属区域或层级一方未写明，请人工核对：${named}`);
  return body;
}

/** Most organisations that a text is read as; longer lists are no organisations. */
const MOST = 60;

/** Kind `organ`: the organisation, or the set of organisations, that a text names. */
export const createOrgan: KindFactory = ({ data, lexicon }) => {
  const index = createRegionIndex(data.regions);
  return defineKind<Organ[]>({
    within: 'line',
    read(text, context) {
      const organs = readOrgans(stripLabel(text, lexicon), lexicon, index, context.region);
      return organs.length === 0 || organs.length > MOST ? reading<Organ[]>(undefined, [text.slice(0, 200)]) : reading(organs);
    },
    judge(a, b, context, sides) {
      const home = index.chain(context.region);
      const left = [...b.value];
      const restA: Organ[] = [];
      const reasons: Comparison[] = [];
      for (const organ of a.value) {
        const at = left.findIndex((other) => comparePair(organ, other, lexicon, home, index, context, sides).verdict === 'same');
        const other = left[at];
        if (other === undefined) restA.push(organ);
        else {
          reasons.push(comparePair(organ, other, lexicon, home, index, context, sides));
          left.splice(at, 1);
        }
      }
      if (restA.length === 0 && left.length === 0) return reasons.find((one) => one.reason !== '机构相同，仅区划前缀、简称等写法不同') ?? reasons[0] ?? sameForms(a, b, '机构相同');
      const open = restA.map((organ) => left.map((other) => comparePair(organ, other, lexicon, home, index, context, sides)));
      if (restA.length === left.length) {
        const matched = open.every((row) => row.some((one) => one.verdict === 'unsure')) && left.every((_other, at) => open.some((row) => row[at]?.verdict === 'unsure'));
        const first = open[0]?.find((one) => (matched ? one.verdict === 'unsure' : one.verdict === 'different')) ?? open[0]?.[0];
        if (matched || restA.length === 1) return first ?? unsure('机构写法不同，请人工核对');
      }
      const missing = restA.length > left.length ? [sides.b, restA] as const : [sides.a, left] as const;
      return different(`${missing[0]}缺少${missing[1].slice(0, 5).map((organ) => quote(organ.written)).join('、')}`);
    },
  });
};
