import { describe, expect, it } from 'vitest';
import { compareStatements, statementsOf } from '../../src/rules/statements.js';
import type { Statements } from '../../src/rules/statements.js';
import { clausesBeyond } from '../../src/rules/conditions.js';
import { CONTEXT, guideOf, kit } from './engine.js';

const field = (text: string) => ({ value: undefined, text, raw: text, at: { snapshot: '0', kind: 'text', line: 1, column: 1, endLine: 1, endColumn: 2 } as const });
const said = (first: string, ...others: string[]): Statements => [field(first), ...others.map(field)];
const verdict = (kind: string, a: Statements, b: Statements) => compareStatements(kit, kind, a, b, CONTEXT).comparison.verdict;

describe('what a side says', () => {
  it.each([['-'], ['——'], ['/'], ['']])('“%s” is silence', async (text) => {
    const guide = await guideOf('# 犬类准养登记\n\n- 办件类型：承诺件');
    guide.fields = { promisedTimeLimit: [field(text)] };
    expect(statementsOf(guide, 'promisedTimeLimit')).toBeUndefined();
  });

  it('takes steps as one value with the places of all', async () => {
    const guide = await guideOf('# 犬类准养登记\n\n## 办理流程\n\n1. 受理\n2. 审查\n3. 决定');
    expect(statementsOf(guide, 'process.steps')?.[0].text).toBe('受理→审查→决定');
  });
});

describe('a side that says it twice', () => {
  it.each([
    ['alike', 'timeLimit', said('5个工作日', '五个工作日内'), said('5个工作日'), 'same'],
    ['once otherwise', 'timeLimit', said('5个工作日', '10个工作日'), said('5个工作日'), 'unsure'],
    ['otherwise both times', 'timeLimit', said('8个工作日', '10个工作日'), said('5个工作日'), 'different'],
    ['in two halves of a set', 'audience', said('自然人', '企业法人'), said('自然人、企业法人'), 'same'],
    ['with half of a set only', 'audience', said('自然人'), said('自然人', '企业法人'), 'unsure'],
  ] as const)('%s', (_title, kind, a, b, expected) => {
    expect(verdict(kind, a, b)).toBe(expected);
  });
});

describe('clauses beyond', () => {
  it.each([
    ['1. 有固定住所；\n2. 犬只已免疫。', '（一）犬只已免疫。\n（二）有固定住所。', 0],
    ['有固定住所。具有本区户籍。', '有固定住所。', 1],
    ['有固定住所。', '有固定住所。具有本区户籍。', 0],
    ['年满16周岁。', '年满18周岁。', 1],
  ])('%s | %s', (a, b, expected) => {
    expect(clausesBeyond(kit, a, b, CONTEXT)).toHaveLength(expected);
  });
});
