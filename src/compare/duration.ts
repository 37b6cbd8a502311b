import type { Comparison, Reading } from '../model/comparison.js';
import { plain } from './choices.js';
import { defineKind, different, orderOf, reading, sameForms, unsure } from './comparator.js';
import type { CompareTools, KindFactory } from './comparator.js';
import { readDate } from './date.js';
import { readTimeLimit } from './time-limit-reader.js';
import { days, maybeEqual } from './time-units.js';
import type { TimeUnit } from './time-units.js';

/** 有效期: for ever, a length from a start, or up to a day. */
export type Duration = { kind: 'forever' } | { kind: 'length'; amount: number; unit: TimeUnit; start: string } | { kind: 'until'; day: string };

function readDuration(text: string, { lexicon }: CompareTools): Reading<Duration> {
  if (text.length > 500) return reading<Duration>(undefined, [text.slice(0, 30)]);
  const written = plain(text, lexicon);
  if (written === '') return reading<Duration>(undefined);
  if (lexicon.canonical('duration.forever', written) !== undefined) return reading({ kind: 'forever' }, [], [`“${written}”即长期有效`]);
  const until = readDate(written.replace(/^(?:有效期)?(?:至|到)|(?:止|为止|前)$/gu, ''), lexicon);
  if (until.value !== undefined) return reading({ kind: 'until', day: until.value });
  const limit = readTimeLimit(written, lexicon);
  const only = limit.value?.limits.length === 1 ? limit.value.limits[0] : undefined;
  let rest = only?.rest ?? '';
  for (const filler of lexicon.terms('duration.filler')) rest = rest.replaceAll(filler, '');
  if (only === undefined || rest !== '' || only.amount === 0) return reading<Duration>(undefined, [written]);
  const start = only.start === undefined ? '发证' : (lexicon.canonical('duration.start', only.start) ?? only.start);
  return reading({ kind: 'length', amount: only.amount, unit: only.unit, start }, [], limit.notes);
}

function judge(a: Duration, b: Duration, names: { a: string; b: string }): Comparison | undefined {
  const words = (value: Duration): string => (value.kind === 'forever' ? '长期' : value.kind === 'until' ? `至${value.day}` : `${value.amount}${value.unit}`);
  const both = `${names.a}为${words(a)}，${names.b}为${words(b)}`;
  if (a.kind === 'forever' && b.kind === 'forever') return undefined;
  if (a.kind === 'until' && b.kind === 'until') return a.day === b.day ? undefined : a.day.startsWith(b.day) || b.day.startsWith(a.day) ? unsure(`有效期详略不同：${both}`) : different(`有效期不同：${both}`);
  if (a.kind !== 'length' || b.kind !== 'length') return a.kind === 'forever' || b.kind === 'forever' ? different(`有效期不同：${both}`) : unsure(`有效期写法不同：${both}，请人工核对`);
  if (a.unit !== b.unit) return maybeEqual(a.amount, a.unit, b.amount, b.unit) || [a.unit, b.unit].some((unit) => unit === '日' || unit === '') && a.amount === b.amount ? unsure(`有效期单位不同：${both}，请人工核对`) : different(`有效期不同：${both}`, orderOf(days(b.amount, b.unit), days(a.amount, a.unit)));
  if (a.amount !== b.amount) return different(`有效期不同：${both}`, orderOf(b.amount, a.amount));
  return a.start === b.start ? undefined : unsure(`有效期起算写法不同：${names.a}自${a.start}起，${names.b}自${b.start}起，请人工核对`);
}

/** 有效期; 长期 and 永久 are the same. A shorter one asks more of the applicant. */
export const createDuration: KindFactory = (tools) =>
  defineKind<Duration>({
    read: (text) => readDuration(text, tools),
    judge: (a, b, _context, sides) => judge(a.value, b.value, sides) ?? sameForms(a, b, '有效期相同'),
  });
