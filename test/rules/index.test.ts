import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { kit } from './engine.js';

const ROOM = path.resolve(import.meta.dirname, '../../src/rules');
const GROUPS = { A: 'standard', B: 'channel', C: 'quality', D: 'governance' } as const;

describe('the index of rules', () => {
  it.each(['standard', 'channel', 'quality'])('holds exactly the files of %s, named by their ids', (folder) => {
    const files = readdirSync(path.join(ROOM, folder)).map((name) => name.replace(/\.ts$/, ''));
    const ids = rules.filter(({ meta }) => GROUPS[meta.group] === folder).map(({ meta }) => meta.id.replace('/', '-'));
    expect(ids.sort()).toEqual(files.sort());
  });

  it('gives each rule a number and an id of its own, in order', () => {
    const numbers = rules.map(({ meta }) => meta.number);
    expect(new Set(numbers).size).toBe(rules.length);
    expect(new Set(rules.map(({ meta }) => meta.id)).size).toBe(rules.length);
    for (const { meta } of rules) expect(meta.number).toMatch(new RegExp(`^${meta.group}\\d{2}$`));
    for (const group of ['A', 'B', 'C']) {
      const own = numbers.filter((number) => number.startsWith(group));
      expect(own).toEqual([...own].sort());
    }
  });
});

describe.each(rules.map(({ meta }) => [meta.id, meta] as const))('metadata of %s', (_id, meta) => {
  it('is complete and plain Chinese', () => {
    for (const text of [meta.title, meta.failTitle, meta.why, meta.basis, meta.fix, ...Object.values(meta.messages)]) {
      expect(text.trim()).not.toBe('');
      expect(text).toMatch(/\p{Script=Han}/u);
    }
    for (const text of [meta.title, meta.failTitle, meta.why, meta.fix]) expect(text).not.toMatch(/[,;!?]|:(?!\d)/);
    expect(meta.elements.length).toBeGreaterThan(0);
  });

  it('names elements of the schema', () => {
    const known = new Set(kit.elements.map((spec) => spec.id));
    expect(meta.elements.filter((element) => !known.has(element) && element !== 'sourceChannel')).toEqual([]);
  });

  it('shows a wrong and a right text', () => {
    // Forms are compared once their files are read.
    if (meta.elements.join() === 'material.blankForm' && meta.group !== 'C') return;
    const verdicts = meta.examples.map(({ expect: verdict }) => verdict);
    expect(verdicts).toContain('pass');
    expect(verdicts.some((verdict) => verdict === 'fail' || verdict === 'cannot-tell')).toBe(true);
  });
});
