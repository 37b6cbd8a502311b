/**
 * tsx scripts/pairs.ts FILE [KIND…] — answers a file of pairs (JSON lines {id, kind, a, b, context}) with JSON lines {id, verdict, reason}.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createComparison } from '../src/compare/index.js';
import type { CompareContext } from '../src/model/comparison.js';
import type { Region, VocabularyRow } from '../src/model/vocabulary.js';

interface Pair {
  id: string;
  kind: string;
  a: string;
  b: string;
  context?: CompareContext;
}

function rows<T>(name: string): T[] {
  const file = new URL(`../schemas/${name}`, import.meta.url);
  if (!existsSync(file)) return [];
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(data) ? (data as T[]) : [];
}

const [file, ...kinds] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: pairs.ts FILE [KIND…]');
const comparisons = createComparison({ vocabulary: rows<VocabularyRow>('vocabulary.json'), regions: rows<Region>('regions.json') });
const pairs = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Pair);
for (const pair of pairs) {
  if (kinds.length > 0 && !kinds.includes(pair.kind)) continue;
  const { verdict, reason } = comparisons.compare(pair.kind, pair.a, pair.b, pair.context ?? {});
  console.log(JSON.stringify({ id: pair.id, verdict, reason }));
}
