/**
 * tsx scripts/pairs.ts FILE [KIND…] — answers a file of pairs (JSON lines {id, kind, a, b, context}) with JSON lines {id, verdict, reason}.
 */
import { readFileSync } from 'node:fs';
import { createComparison } from '../src/compare/index.js';
import type { CompareContext } from '../src/model/comparison.js';
import { loadSchemas } from '../src/schema/index.js';

interface Pair {
  id: string;
  kind: string;
  a: string;
  b: string;
  context?: CompareContext;
}

const [file, ...kinds] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: pairs.ts FILE [KIND…]');
const comparisons = createComparison(loadSchemas());
for (const line of readFileSync(file, 'utf8').split('\n')) {
  if (line.trim() === '') continue;
  const pair = JSON.parse(line) as Pair;
  if (kinds.length > 0 && !kinds.includes(pair.kind)) continue;
  const { verdict, reason } = comparisons.compare(pair.kind, pair.a, pair.b, pair.context ?? {});
  console.log(JSON.stringify({ id: pair.id, verdict, reason }));
}
