import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCase, turnsOf } from '../../src/check/index.js';
import type { Case } from '../../src/model/case.js';
import { rules } from '../../src/rules/index.js';
import { loadSchemas } from '../../src/schema/index.js';
import { spanAround, spans, vocabularyTurns } from '../../src/run/day-span.js';
import { caseOf, kit } from '../rules/engine.js';

const DATED = [
  { online: '# 犬类准养登记\n\n- 计划取消日期：2018-12-31\n- 承诺办结时限：5个工作日' },
  { online: '# 犬类准养登记\n\n- 承诺办结时限：10个工作日\n- 更新日期：2018-03-01', handbook: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n- 施行日期：2018-09-15' },
  { online: '# 合同登记\n\n- 设定依据：《中华人民共和国合同法》第四十四条' },
  { online: '# 食品登记\n\n- 实施机构：萧山区食品药品监督管理局', offline: '# 食品登记\n\n- 实施机构：萧山区市场监督管理局' },
];
const vocabulary = vocabularyTurns(loadSchemas().vocabulary);

const onDay = (subject: Case, day: string): Case => {
  const at = (capture: Case['captures'][number]) => ({ ...capture, takenAt: `${day}T10:00:00+08:00` });
  return {
    ...subject, context: { ...subject.context, day }, captures: subject.captures.map(at),
    online: subject.online.map(({ capture, guide }) => ({ capture: at(capture), guide })), offline: subject.offline.map(({ capture, guide }) => ({ capture: at(capture), guide })),
  };
};
const said = (subject: Case, day: string): string => JSON.stringify(checkCase(onDay(subject, day), kit), (name, value: unknown) => (name === 'takenAt' ? '' : value));
const laterBy = (days: number): string => new Date(Date.parse('2018-01-01T00:00:00Z') + days * 86_400_000).toISOString().slice(0, 10);

describe('between two turns every day gives the same', () => {
  test('of the examples of all rules and of dated guides', async () => {
    const examples = [...DATED, ...rules.flatMap(({ meta }) => meta.examples)];
    await fc.assert(fc.asyncProperty(fc.nat(examples.length + 60), fc.nat(1300), fc.nat(1300), async (which, first, second) => {
      const subject = await caseOf(examples[which] ?? DATED[which % DATED.length] ?? {});
      const day = laterBy(first);
      const span = spanAround([day], [...vocabulary, ...turnsOf(subject, kit)]);
      const other = laterBy(second);
      if (span && spans(span, [other])) expect(said(subject, other)).toBe(said(subject, day));
    }), { numRuns: 150 });
  });

  test.each([
    [0, '2018-12-31', '2019-01-01'],
    [1, '2018-10-02', '2018-10-03'],
    [2, '2020-12-31', '2021-01-01'],
    [3, '2018-03-20', '2018-03-21'],
  ])('and the turns are where it turns: %i', async (which, before, after) => {
    const subject = await caseOf(DATED[which] ?? {});
    expect(said(subject, before)).not.toBe(said(subject, after));
    expect(spanAround([before], [...vocabulary, ...turnsOf(subject, kit)])?.until).toBe(after);
  });
});

test.each([
  [['2018-09-01'], ['2018-08-01', '2018-10-01'], { from: '2018-08-01', until: '2018-10-01' }],
  [['2018-09-01'], [], {}],
  [['2018-09-01', '2018-09-02'], ['2018-09-02'], undefined],
  [['2018-09-01', '2018-09-02'], ['2018-09-01', '2018-09-03'], { from: '2018-09-01', until: '2018-09-03' }],
])('around %j with turns %j lies %j', (days, turns, span) => {
  expect(spanAround(days, turns)).toEqual(span);
});
