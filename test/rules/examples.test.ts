import { describe, expect, it } from 'vitest';
import type { MarkVerdict } from '../../src/model/rule.js';
import { rules } from '../../src/rules/index.js';
import { caseOf, kit } from './engine.js';

const ORDER: MarkVerdict[] = ['error', 'fail', 'cannot-tell'];

describe.each(rules.filter(({ meta }) => meta.examples.length > 0).map((rule) => [rule.meta.id, rule] as const))('%s', (_id, rule) => {
  it.each(rule.meta.examples.map((example) => [example.title, example] as const))('%s', async (_title, example) => {
    const subject = { ...(await caseOf(example)), ...example.facts };
    const marks = [...rule.check(subject, kit)];
    const verdict = ORDER.find((one) => marks.some((mark) => mark.verdict === one)) ?? 'pass';
    expect({ verdict, marks: marks.map((mark) => [mark.element, mark.verdict, mark.comparison?.reason]) }).toMatchObject({ verdict: example.expect });
    // A pass must come from a comparison, not from a guide that nobody could read.
    if (rule.meta.group !== 'C') expect(rules.flatMap((one) => [...one.check(subject, kit)]).some((mark) => rule.meta.elements.includes(mark.element))).toBe(true);
  });
});
