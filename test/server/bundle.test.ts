import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'acorn';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** ECMAScript of the oldest cores that the pages are built for (vite.config.ts): Chrome 86, Firefox 78. */
const OLDEST_SCRIPT = 2020;
/** What those cores do not know of CSS: Chrome 87 to 105 brought them. */
const LATER_CSS = /@layer\b|@container\b|:has\(|\baspect-ratio\s*:|\bcolor-mix\(|\binset\s*:|\d(?:dvh|svh|lvh)\b/;
/** And of the built-in library: Chrome 92 to 98. */
const LATER_CALLS = /\bstructuredClone\(|\bObject\.hasOwn\(|\.findLast\(|\.toSorted\(|\.replaceAll\(\s*new RegExp/;

describe('the built pages', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-bundle-'));
  let files: { name: string; text: string }[] = [];
  beforeAll(async () => {
    await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
    files = readdirSync(path.join(folder, 'assets')).map((name) => ({ name, text: readFileSync(path.join(folder, 'assets', name), 'utf8') }));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test(`are ECMAScript ${OLDEST_SCRIPT}`, () => {
    const scripts = files.filter(({ name }) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(20);
    for (const { name, text } of scripts) expect(() => parse(text, { ecmaVersion: OLDEST_SCRIPT, sourceType: 'module' }), name).not.toThrow();
  });

  test('use no CSS that the oldest cores do not know, in the files of our own', () => {
    for (const { name, text } of files.filter((file) => file.name.endsWith('.css'))) expect(LATER_CSS.exec(text)?.[0] ?? '', name).toBe('');
  });

  test('our own code calls nothing that the oldest cores do not have', () => {
    const source = readdirSync(path.resolve(import.meta.dirname, '../../src/web'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
    for (const name of source) expect(LATER_CALLS.exec(readFileSync(path.resolve(import.meta.dirname, '../../src/web', name), 'utf8'))?.[0] ?? '', name).toBe('');
  });

  test('ask no other address', () => {
    const index = readFileSync(path.join(folder, 'index.html'), 'utf8');
    expect(index.replaceAll('http://www.w3.org', '')).not.toMatch(/https?:\/\//);
  });
});
