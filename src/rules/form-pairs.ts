import { compareForms } from '../compare/form.js';
import type { Capture, Side } from '../model/capture.js';
import type { Case } from '../model/case.js';
import type { BlankForm } from '../model/form.js';
import type { Mark, MarkSide } from '../model/rule.js';
import { SIDE_NAMES } from './sides.js';

/** What in a form's name says nothing of which form it is. */
const NOT_A_NAME = /[《》“”"\s]|空白表格?|空表|表格下载|点击下载|下载|附件[\d一二三四五六七八九十]*[:：]?|[（(](?:空表|空白|下载|样式|\d{4}年?版?)[）)]|\.(?:docx?|xlsx?|pdf|wps|et|ofd|rtf|jpe?g|png|gif|bmp|tiff?)$/gi;

const nameOf = (text: string): string => text.normalize('NFKC').replace(NOT_A_NAME, '').replace(/\(\)/g, '');

function namesOf(form: BlankForm): Set<string> {
  return new Set([form.content?.title ?? '', ...form.names].map(nameOf).filter((name) => name.length >= 3));
}

/** Forms of two sides that bear one name; a name that several forms of a side bear joins nothing. */
function pairs(a: readonly BlankForm[], b: readonly BlankForm[]): [BlankForm, BlankForm][] {
  const same = (one: BlankForm, other: BlankForm): boolean => [...namesOf(one)].some((name) => namesOf(other).has(name));
  return a.flatMap((one): [BlankForm, BlankForm][] => {
    const [only, ...others] = b.filter((other) => same(one, other));
    return only && others.length === 0 && a.filter((rival) => same(rival, only)).length === 1 ? [[one, only]] : [];
  });
}

const present = (form: BlankForm): MarkSide => ({ field: form.field, capture: form.capture });

/** Marks for the forms of two sides; messages `differs` and `unread`. */
export function* formMarks(subject: Case, left: Side, right: Side, fault?: Side): Generator<Mark> {
  const forms = subject.forms ?? [];
  const captures: readonly Capture[] = subject.captures;
  const of = (side: Side): BlankForm[] => forms.filter((form) => form.side === side && (side === 'handbook' || captures.some((capture) => capture.channel === side && capture.capture === form.capture)));
  const relation = left === 'handbook' ? (right === 'online' ? 'online-handbook' as const : 'offline-handbook' as const) : 'online-offline' as const;
  for (const [a, b] of pairs(of(left), of(right))) {
    const name = [...namesOf(a)].find((one) => namesOf(b).has(one)) ?? '';
    const base = { relation, element: 'material.blankForm', key: name, sides: { [left]: present(a), [right]: present(b) }, defect: 'differs', ...(fault === undefined ? {} : { fault }) };
    const unread = a.unread ?? b.unread;
    if (!a.content || !b.content) {
      yield { ...base, verdict: 'cannot-tell', messageId: 'unread', data: { name, why: unread ?? '内容没有读出' } };
      continue;
    }
    const comparison = compareForms(a.content, b.content, [SIDE_NAMES[left], SIDE_NAMES[right]]);
    const verdict = { same: 'pass', different: 'fail', unsure: 'cannot-tell' } as const;
    yield { ...base, verdict: verdict[comparison.verdict], messageId: 'differs', data: { name, side: SIDE_NAMES[right] }, comparison: { verdict: comparison.verdict, reason: comparison.reason } };
  }
}
