// Measures comparing: pairs a second for every kind, and a file of mixed pairs through the built command.
//   npm run bench:compare            (npx tsdown first: the command that is timed is dist/cli/main.js)
// Columns: `letter` is a pair equal to the letter, as times the cost of `a === b` in a function that is called; `warm` are the pairs of the
// kind's page over and over (their readings are kept); `cold` are the same pairs with texts never seen before. No test depends on speed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Bench } from 'tinybench';
import { createComparison } from '../src/compare/index.js';
import { kindPages } from '../src/compare/pages/index.js';
import type { KindExample, KindPage } from '../src/model/kind-page.js';
import { loadSchemas } from '../src/schema/index.js';

const root = path.resolve(import.meta.dirname, '..');
const COMMAND_PAIRS = 10_000;
const CALLS = 1_000;
const { vocabulary, regions } = loadSchemas();
const comparisons = createComparison({ vocabulary, regions });

/** An invisible mark in front of a text, different for every number: the value stays, the text was never seen. */
function unseen(text: string, number: number): string {
  return `${number.toString(2).replaceAll('0', '\u200B').replaceAll('1', '\u200C')}${text}`;
}

const equalTo = (a: string, b: string): boolean => a === b;

/** Pairs of a page that are the same in other words, or differ. */
function pairsOf(page: KindPage, verdict: KindExample['verdict']): KindExample[] {
  return page.examples.filter((example) => example.verdict === verdict);
}

/** Comparisons a second of `task`, which makes `calls` of them. */
async function rate(task: () => void, calls: number): Promise<number> {
  const bench = new Bench({ time: 60, warmupTime: 20 });
  bench.add('task', task);
  const [done] = await bench.run();
  const result = done?.result;
  return result !== undefined && 'throughput' in result ? result.throughput.mean * calls : 0;
}

async function rateOf(kind: string, pairs: readonly KindExample[], cold: boolean): Promise<number> {
  let number = 0;
  return rate(() => {
    for (const { a, b, context } of pairs) {
      number += 1;
      comparisons.compare(kind, cold ? unseen(a, number) : a, cold ? unseen(b, number) : b, context ?? {});
    }
  }, pairs.length);
}

let seen = 0;
const sides: [string, string][] = Array.from({ length: CALLS }, (_, at) => [`第${at}项`, `第${at}项`]);
const plain = await rate(() => {
  for (const [a, b] of sides) if (equalTo(a, b)) seen += 1;
}, CALLS);

const rows: string[][] = [['kind', 'letter (×)', 'same warm/s', 'same cold/s', 'different warm/s', 'different cold/s']];
const rates: number[] = [];
for (const page of kindPages) {
  const letter = await rate(() => {
    for (const [a, b] of sides) if (comparisons.compare(page.kind, a, b, {}).verdict === 'same') seen += 1;
  }, CALLS);
  const figures: number[] = [];
  for (const verdict of ['same', 'different'] as const) for (const cold of [false, true]) figures.push(await rateOf(page.kind, pairsOf(page, verdict), cold));
  rates.push(...figures);
  rows.push([page.kind, (plain / letter).toFixed(1), ...figures.map((figure) => Math.round(figure).toLocaleString('en'))]);
}
const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
for (const row of rows) console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '));
console.log(`\na === b in a function that is called: ${Math.round(plain).toLocaleString('en')}/s (${seen > 0 ? 'all' : 'none'} equal); slowest kind: ${Math.round(Math.min(...rates)).toLocaleString('en')}/s`);

const command = path.join(root, 'dist/cli/main.js');
if (!existsSync(command)) {
  console.log('dist/cli/main.js is not built: run npx tsdown for the time of the whole command');
} else {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-bench-'));
  const file = path.join(folder, 'pairs.jsonl');
  const examples = kindPages.flatMap(({ kind, examples: own }) => own.map((example) => ({ kind, ...example })));
  const lines = Array.from({ length: COMMAND_PAIRS }, (_, at) => {
    const { kind, a, b, context } = examples[at % examples.length] ?? { kind: 'text', a: '', b: '' };
    return JSON.stringify({ id: String(at), kind, a: unseen(a, at), b: unseen(b, at), ...(context === undefined ? {} : { context }) });
  });
  writeFileSync(file, `${lines.join('\n')}\n`);
  const begin = performance.now();
  const run = spawnSync(process.execPath, [command, 'compare', '--pairs', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = (performance.now() - begin) / 1000;
  const answers = run.stdout.split('\n').filter((line) => line !== '').length;
  rmSync(folder, { recursive: true });
  console.log(`zhinan compare --pairs: ${answers.toLocaleString('en')} of ${COMMAND_PAIRS.toLocaleString('en')} mixed pairs, none seen before, in ${seconds.toFixed(1)} s (exit ${run.status ?? 'none'})`);
}
