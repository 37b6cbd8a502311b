// What others would use, beside ours: one table, each figure a ratio measured in this run, contenders taking turns.
//   npm run bench [-- --json FILE] [-- --part unchanged]     one part alone: compared, markdown, unchanged, word, store, crawl; FILE gets the figures as JSON lines, for comparing versions; ends with 1 where a goal is missed or a part fails
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

const { values } = parseArgs({ options: { json: { type: 'string' }, part: { type: 'string' } } });
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const begun = performance.now();
const parts: [part: string, name: string, measure: () => Promise<Figure[]>][] = [
  ['compared', 'two parsed guides', () => compareParsed(folder)],
  ['markdown', 'two guides in Markdown', compareTexts],
  ['unchanged', 'an unchanged pair', () => unchangedPair(folder)],
  ['word', 'guides in Word', readWord],
  ['store', 'the store', () => storeFindings(folder)],
  ['crawl', 'the crawl', crawlPages],
];
const figures: Figure[] = [];
for (const [part, name, measure] of parts) {
  if (values.part !== undefined && values.part !== part) continue;
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
