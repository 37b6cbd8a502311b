import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindPages } from '../../src/compare/pages/index.js';
import { kindDocs, kindsIndex, pageName } from '../../src/compare/pages/render.js';
import type { KindExample } from '../../src/model/kind-page.js';
import { comparisons } from './table.js';

const run = (kind: string, { a, b, context = {} }: KindExample) => comparisons.compare(kind, a, b, context);
const explain = (kind: string, example: KindExample): string => run(kind, example).reason;

describe('the pages of the kinds', () => {
  it('are there for every kind, in the order of the kinds', () => {
    expect(kindPages.map(({ kind }) => kind)).toEqual(comparisons.kinds);
  });

  it('have one file each, named after the kind', () => {
    const files = readdirSync(path.resolve(import.meta.dirname, '../../src/compare/pages')).sort();
    expect(files).toEqual([...kindPages.map(({ kind }) => `${pageName(kind)}.ts`), 'index.ts', 'render.ts'].sort());
  });

  it.each(kindPages)('$kind shows at least five pairs of each verdict', ({ examples, unsure }) => {
    const count = (verdict: KindExample['verdict']): number => examples.filter((example) => example.verdict === verdict).length;
    expect(count('same')).toBeGreaterThanOrEqual(5);
    expect(count('different')).toBeGreaterThanOrEqual(5);
    expect(count('unsure') > 0).toBe(unsure.length > 0);
  });
});

describe.each(kindPages)('examples of $kind', ({ kind, examples }) => {
  it.each(examples)('$a | $b → $verdict', (example) => {
    const found = run(kind, example);
    expect(found).toMatchObject({ verdict: example.verdict });
    expect(found.reason).toContain(example.says ?? '');
    expect(run(kind, { ...example, a: example.b, b: example.a })).toMatchObject({ verdict: example.verdict });
  });
});

describe('rendering', () => {
  it('puts every example into one row of the table, with its verdict and reason', () => {
    for (const page of kindPages) {
      const rows = kindDocs(page, explain).split('\n').filter((line) => line.startsWith('| '));
      expect(rows).toHaveLength(page.examples.length + 2);
      const cells = rows.map((row) => row.replace(/\\\|/gu, '').split('|').length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  it('takes nothing of an example for Markdown', () => {
    const page = { kind: 'text', title: '文字', reads: '', same: [], different: [], unsure: [], source: '', examples: [{ a: 'a|b*c\nd', b: '<e>', verdict: 'same' as const }] };
    expect(kindDocs(page, () => '[f]')).toContain('| a\\|b\\*c<br>d | \\<e\\> | 相同 | \\[f\\] |');
  });

  it('lists every page', () => {
    const index = kindsIndex(kindPages);
    for (const { kind, title } of kindPages) expect(index).toContain(`[${title}](${pageName(kind)}.md)`);
  });
});
