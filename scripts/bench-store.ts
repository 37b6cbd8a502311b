// Measures the store: 100,000 findings written and listed by unit, state and rule, on SQLite and on PostgreSQL that waits for the disk.
//   npm run bench:store [-- FINDINGS]
// `bare` writes the same contents with plain INSERTs of two columns, 500 rows a statement, in transactions of the same size: what any
// store on that database costs. No test depends on speed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { countFindings, countFindingsBy, listFindings, moveFinding, openStore, type FindingFilter, type StoreLocation } from '../src/store/index.js';
import { startPostgres } from '../test/store/postgres-server.js';
import { at, bareInserts, writeFindings } from './bench/findings.js';

const FINDINGS = Number(process.argv[2] ?? 100_000);
const TIMES = 15;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function median(work: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) times.push(await timed(work));
  times.sort((a, b) => a - b);
  return `${(times[Math.floor(TIMES / 2)] ?? 0).toFixed(1)} ms`;
}

async function measure(name: string, location: StoreLocation): Promise<Record<string, string>> {
  const store = await openStore(location);
  const plain = await bareInserts(store, FINDINGS);
  const write = await writeFindings(store, FINDINGS);
  if (store.kind === 'postgres') await sql`analyze`.execute(store.db);
  else await sql`pragma optimize`.execute(store.db);
  const page = (filter: FindingFilter, more: { offset?: number } = {}) => () => listFindings(store, filter, { limit: 50, ...more });
  const { rows } = await listFindings(store, { state: 'found' }, { limit: 200 });
  const moves = await timed(async () => {
    for (const { fingerprint } of rows) await moveFinding(store, { fingerprint, version: 1, from: 'found', to: 'confirmed', action: 'review.confirm', by: '张三', at: at(999) });
  });
  const rate = (ms: number): string => `${Math.round((FINDINGS / ms) * 1_000).toLocaleString('en')}/s`;
  const figures = {
    'bare INSERT (two columns)': rate(plain),
    'findings with history, content and log': rate(write),
    'as times the cost of bare': (write / plain).toFixed(1),
    'page of 50: first': await median(page({})),
    'page of 50: by unit': await median(page({ unit: 'u7' })),
    'page of 50: by state': await median(page({ state: 'found' })),
    'page of 50: by rule': await median(page({ rule: 'rule-11' })),
    'page of 50: unit, state, rule': await median(page({ unit: 'u7', state: 'found', rule: 'rule-7' })),
    'page of 50: by severity, row 30,000': await median(page({ severity: '严重' }, { offset: FINDINGS * 0.3 })),
    'page of 50: words in the text': await median(page({ text: '29个工作日' })),
    'count: all': await median(() => countFindings(store, {})),
    'count: by state': await median(() => countFindings(store, { state: 'found' })),
    'count: words in the text': await median(() => countFindings(store, { text: '29个工作日' })),
    'figures by unit': await median(() => countFindingsBy(store, {}, 'unit')),
    'a decision, on the disk': `${(moves / rows.length).toFixed(1)} ms`,
  };
  await store.close();
  process.stderr.write(`${name} done\n`);
  return figures;
}

const folder = mkdtempSync(path.join(tmpdir(), 'bench-store-'));
const server = await startPostgres({ durable: true });
try {
  const sqlite = await measure('SQLite', { kind: 'sqlite', folder });
  const postgres = server ? await measure('PostgreSQL', { kind: 'postgres', url: await server.database() }) : {};
  process.stdout.write(`${FINDINGS.toLocaleString('en')} findings\n\n| | SQLite | PostgreSQL |\n|---|---|---|\n`);
  for (const [what, figure] of Object.entries(sqlite)) process.stdout.write(`| ${what} | ${figure} | ${postgres[what] ?? '–'} |\n`);
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
