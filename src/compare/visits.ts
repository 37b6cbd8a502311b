import type { Reading } from '../model/comparison.js';
import { plain } from './choices.js';
import { defineKind, different, orderOf, reading, sameForms, unsure } from './comparator.js';
import type { KindFactory } from './comparator.js';
import type { Lexicon } from './lexicon.js';
import { arabicNumerals, findNumerals, numeralNote, readNumeral } from './numerals.js';

/** How often the applicant has to come: an exact number, or at most a number (最多跑一次 allows 0 and 1). */
export interface Visits {
  times: number;
  atMost: boolean;
}

const TIMES = /(?:(最多|至多|不超过|不多于|最高)[^\d,;。]{0,8})?(\d{1,2})(?:次|趟|回|跑腿|跑动|跑)?/gu;

function readVisits(text: string, lexicon: Lexicon): Reading<Visits> {
  if (text.length > 500) return reading<Visits>(undefined, [text.slice(0, 30)]);
  const written = plain(text, lexicon);
  if (written === '') return reading<Visits>(undefined);
  const bare = readNumeral(written);
  if (bare !== undefined) return reading({ times: bare, atMost: false }, [], [numeralNote(written, bare) ?? []].flat());
  const zero = lexicon.canonical('visits.zero', written);
  if (zero !== undefined) return reading({ times: 0, atMost: false }, [], [`“${written}”即 0 次`]);
  const notes = findNumerals(written).flatMap((found) => numeralNote(found.text, found.value) ?? []);
  let rest = written;
  const times: number[] = [];
  for (const term of lexicon.terms('visits.zero')) {
    if (!rest.includes(term) || /^\d/u.test(term)) continue;
    rest = rest.replaceAll(term, '');
    times.push(0);
  }
  let atMost = false;
  rest = arabicNumerals(rest.replace(/([零一二两三四五六七八九])(?=[次趟回跑])/gu, (digit) => String(readNumeral(digit) ?? digit))).replace(TIMES, (_whole, limit: string | undefined, number: string) => {
    times.push(Number(number));
    if (limit !== undefined) atMost = true;
    return '';
  });
  for (const filler of lexicon.terms('visits.filler')) rest = rest.replaceAll(filler, '');
  rest = rest.replace(/[\s()[\]"',;:。.、次趟回]+/gu, '');
  const [only] = times;
  const agreed = times.every((value) => value === only);
  if (only === undefined || !agreed) return reading<Visits>(undefined, [written]);
  return reading({ times: only, atMost }, rest === '' ? [] : [rest], notes);
}

/** 到办事现场次数: a number; fewer is better for the applicant. */
export const createVisits: KindFactory = ({ lexicon }) =>
  defineKind<Visits>({
    read: (text) => readVisits(text, lexicon),
    judge(a, b, _context, sides) {
      const words = (visits: Visits): string => `${visits.atMost ? '最多' : ''}${visits.times}次`;
      const both = `${sides.a}为${words(a.value)}，${sides.b}为${words(b.value)}`;
      const order = orderOf(a.value.times, b.value.times);
      const [first, second] = [a.value, b.value];
      // “最多跑一次” is the name under which one visit is promised; that none is needed it does not exclude.
      const within = (limit: Visits, exact: Visits): boolean => limit.atMost && !exact.atMost && exact.times < limit.times;
      if (a.unread.join() !== b.unread.join()) return first.times === second.times ? unsure(`${both}，另有“${[...a.unread, ...b.unread].join('、').slice(0, 20)}”，请人工核对`) : unsure(`${both}，另有说明，请人工核对`, order);
      if (first.times === second.times) return sameForms(a, b, '次数相同');
      if (within(first, second) || within(second, first)) return unsure(`${both}，“最多”包含更少的次数，请人工核对`, order);
      return different(`到现场次数不同：${both}`, order);
    },
  });
