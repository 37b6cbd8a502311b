// Measures the store: 100,000 findings written and listed by unit, state and rule, on SQLite and on PostgreSQL that waits for the disk.
//   npm run bench:store [-- FINDINGS]
// `bare` writes the same contents with plain INSERTs of two columns, 500 rows a statement, in transactions of the same size: what any
// store on that database costs. No test depends on speed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import type { Finding } from '../src/model/finding.js';
import { countFindings, countFindingsBy, listFindings, moveFinding, openStore, recordSightings, type FindingFilter, type Sighting, type Store, type StoreLocation } from '../src/store/index.js';
import { startPostgres } from '../test/store/postgres-server.js';

const FINDINGS = Number(process.argv[2] ?? 100_000);
const RUN = 2_000;
const STATEMENT = 500;
const UNITS = 40;
const RULES = 90;
const TIMES = 15;
const at = (minute: number): string => `2026-03-${String(1 + Math.floor(minute / 1440)).padStart(2, '0')}T${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00+08:00`;

function sighting(n: number): Sighting {
  const finding: Finding = {
    fingerprint: `f${(n * 2_654_435_761 % 4_294_967_296).toString(16)}-${n}`, number: `A${n % RULES}`, item: `33010900${n % 1_200}`, itemId: `i${n % 1_200}`, itemName: `第${n % 1_200}号事项的设立登记`, department: `第${n % UNITS}局`, element: 'promisedTimeLimit',
    rule: `rule-${n % RULES}`, relations: ['offline-handbook'], verdict: 'fail', severity: n % 3 === 0 ? '严重' : '一般', messageId: 'longer', data: { here: '5个工作日', standard: '3个工作日' },
    message: `线下的承诺办结时限为“${n % 30}个工作日”，长于手册的“3个工作日”`, maintainer: `第${n % UNITS}局`, lifecycle: 'stable', points: 100,
    sides: { offline: { raw: `${n % 30}个工作日`, at: { snapshot: 'a'.repeat(64), kind: 'text', line: 3, column: 6, endLine: 3, endColumn: 11 }, capture: 'filed' } },
  };
  return { finding, unit: `u${n % UNITS}`, outcome: 'new', valueHash: 'v', state: n % 5 === 0 ? 'confirmed' : 'found', kind: 'random' };
}

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

async function bare(store: Store): Promise<number> {
  await sql`create table bare (id varchar(80) primary key, content text not null)`.execute(store.db);
  const rows = Array.from({ length: FINDINGS }, (_, n) => sighting(n).finding).map((finding) => sql`(${finding.fingerprint}, ${JSON.stringify(finding)})`);
  const taken = await timed(async () => {
    for (let run = 0; run < FINDINGS; run += RUN) {
      await store.write(async () => {
        for (let n = run; n < Math.min(run + RUN, FINDINGS); n += STATEMENT) await sql`insert into bare (id, content) values ${sql.join(rows.slice(n, n + STATEMENT))}`.execute(store.db);
      });
    }
  });
  await sql`drop table bare`.execute(store.db);
  return taken;
}

async function measure(name: string, location: StoreLocation): Promise<Record<string, string>> {
  const store = await openStore(location);
  const plain = await bare(store);
  const write = await timed(async () => {
    for (let n = 0; n < FINDINGS; n += RUN) await recordSightings(store, { run: `r${n}`, week: `2026-W${10 + Math.floor((n / FINDINGS) * 13)}`, at: at(n / RUN), by: '系统' }, Array.from({ length: Math.min(RUN, FINDINGS - n) }, (_, k) => sighting(n + k)));
  });
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
