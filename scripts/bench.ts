// What others would use, beside ours: one table, each figure a ratio measured in this run, contenders taking turns.
//   npm run bench [-- --json FILE]     FILE gets the figures as JSON lines, for comparing versions; ends with 1 where a goal is missed or a part fails
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compareParsed, compareTexts } from './bench/compare.js';
import { crawlPages } from './bench/crawl.js';
import { isMet, jsonLines, table, type Figure } from './bench/figures.js';
import { storeFindings } from './bench/store.js';
import { unchangedPair } from './bench/unchanged.js';
import { readWord } from './bench/word.js';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const begun = performance.now();
const parts: [name: string, measure: () => Promise<Figure[]>][] = [
  ['two parsed guides', () => compareParsed(folder)],
  ['two guides in Markdown', compareTexts],
  ['an unchanged pair', () => unchangedPair(folder)],
  ['guides in Word', readWord],
  ['the store', () => storeFindings(folder)],
  ['the crawl', crawlPages],
];
const figures: Figure[] = [];
for (const [name, measure] of parts) {
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${name}\n`);
  const found = await measure().catch((cause: unknown) => {
    process.stderr.write(`${name}: ${cause instanceof Error ? cause.message : String(cause)}\n`);
    process.exitCode = 1;
    return [];
  });
  process.stderr.write(`${table(found)}\n`);
  figures.push(...found);
}
console.log(`${table(figures)}\n\n${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, ${process.version}, ${((performance.now() - begun) / 1000).toFixed(0)} s`);
if (!figures.every(isMet)) process.exitCode = 1;
if (values.json !== undefined) writeFileSync(values.json, jsonLines(figures));
