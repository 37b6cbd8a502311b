import { describe, expect, it } from 'vitest';
import { ruleDocs, rulesMetadata } from '../../src/rules/docs.js';
import { rules } from '../../src/rules/index.js';

describe('the page of a rule', () => {
  it.each(rules.map((rule) => [rule.meta.number, rule] as const))('%s says why, on which basis and what to do', (_number, rule) => {
    const page = ruleDocs(rule);
    expect(page.startsWith(`# ${rule.meta.number} ${rule.meta.title}\n`)).toBe(true);
    for (const part of [rule.meta.why, rule.meta.basis, rule.meta.fix]) expect(page).toContain(part);
    expect(page).not.toContain(rule.meta.id);
    for (const example of rule.meta.examples) expect(page).toContain(example.title);
  });
});

describe('the metadata', () => {
  it('holds every rule in order, as plain JSON', () => {
    const { rules: known } = rulesMetadata();
    expect(known.map(({ number }) => number)).toEqual(rules.map(({ meta }) => meta.number));
    expect(JSON.parse(JSON.stringify(known))).toEqual(known);
  });
});
