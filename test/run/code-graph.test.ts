import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { codePrints, type CodePrints } from '../../src/run/code-graph.js';
import { folders } from './small-city.js';

const ROOT = path.join(import.meta.dirname, '../..');
const made = folders();
afterEach(() => made.remove());

/** The names of what differs. */
function differing(before: CodePrints, after: CodePrints): string[] {
  const of = ({ entries, rules }: CodePrints): [string, string][] => [...Object.entries(entries), ...Object.entries(rules)];
  const known = new Map(of(before));
  return of(after).flatMap(([name, hash]) => (known.get(name) === hash ? [] : [name]));
}

function sources(): string {
  const src = path.join(made.open(), 'src');
  cpSync(path.join(ROOT, 'src'), src, { recursive: true, filter: (file) => !file.startsWith(path.join(ROOT, 'src/web')) });
  return src;
}

const append = (src: string, file: string): void => writeFileSync(path.join(src, file), `${readFileSync(path.join(src, file), 'utf8')}\n// changed\n`);

describe('hashes of the code', () => {
  test('are the same wherever they are taken from, as the build and the sources take them', () => {
    expect(codePrints(path.relative(process.cwd(), path.join(ROOT, 'src')), '')).toEqual(codePrints(path.join(ROOT, 'src'), ''));
  });

  test.each([['rules/quality/phone-format.ts', ['phone-format']], ['rules/quality/fee-basis-missing.ts', ['fee-basis-missing']]])('a change of %s is one of that rule alone', (file, names) => {
    const src = sources();
    const before = codePrints(path.relative(process.cwd(), src), '');
    append(src, file);
    expect(differing(before, codePrints(path.relative(process.cwd(), src), ''))).toEqual(names);
  });

  test('a change of what all rules are run by is one of what checks', () => {
    const src = sources();
    const before = codePrints(src, '');
    append(src, 'check/run-rules.ts');
    expect(differing(before, codePrints(src, ''))).toContain('work-thread');
  });
});
