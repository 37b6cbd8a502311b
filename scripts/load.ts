// Load on the workbench: 50 users at once on a district with 100,000 findings, by autocannon against the API of the built server.
//   npm run load [-- --findings N] [--users N] [--seconds S] [--rate R | --flat-out] [--postgres] [--database URL] [--keep FOLDER] [--port N]
// Each user has its own session and asks R times a second (2: a page of the workbench makes about four requests); with --flat-out each asks
// again as soon as it is answered. The goal: the median of a page of findings under 50 ms, the 95th percentile of all answers under
// 200 ms, no error. Exit code 1 where it is missed. --keep fills the folder once and uses it again.
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { shanghaiTime } from '../src/model/shanghai-time.js';
import { countFindings, openStore, type Store, type StoreLocation } from '../src/store/index.js';
import { startPostgres } from '../test/store/postgres-server.js';
import { setUp, signIn, someOf, type Account } from './load/city.js';
import { fill } from './load/fill.js';
import { knownOf } from './load/mix.js';
import { serve } from './load/serve.js';
import { rowOf, rowsOf, tableOf } from './load/table.js';
import { first, work } from './load/users.js';
import { processorOf } from './processor.js';

const MEDIAN = 50;
const P95 = 200;
const WARM_UP = 5;
/** Milliseconds that the sessions hold. */
const SIGNED_IN = 12 * 3_600_000;
const { values: options } = parseArgs({ options: { findings: { type: 'string', default: '100000' }, users: { type: 'string', default: '50' }, seconds: { type: 'string', default: '30' }, rate: { type: 'string', default: '2' }, 'flat-out': { type: 'boolean', default: false }, postgres: { type: 'boolean', default: false }, database: { type: 'string' }, keep: { type: 'string' }, port: { type: 'string', default: '8799' } } });

const folder = options.keep ? path.resolve(options.keep) : mkdtempSync(path.join(tmpdir(), 'zhinan-load-'));
const server = options.postgres ? await startPostgres({ durable: true }) : undefined;
const url = options.database ?? (await server?.database());
const location: StoreLocation = url ? { kind: 'postgres', url } : { kind: 'sqlite', folder };
let met = false;
try {
  met = await measure();
} finally {
  await server?.stop();
  if (!options.keep) rmSync(folder, { recursive: true, force: true });
}
process.exitCode = met ? 0 : 1;

async function measure(): Promise<boolean> {
  const store = await openStore(location);
  const accounts = (await accountsKept()) ?? (await accountsFilled(store));
  const now = Date.now();
  await setUp(store, shanghaiTime(now));
  const some = await signIn(store, someOf(accounts, Number(options.users)), shanghaiTime(now), shanghaiTime(now + SIGNED_IN));
  const findings = await countFindings(store, {});
  const known = await knownOf(store);
  await store.close();
  const { origin, pid, stop } = await serve(location, folder, Number(options.port));
  try {
    const rate = options['flat-out'] ? undefined : Number(options.rate);
    const seconds = Number(options.seconds);
    await first(origin, some, known);
    await work(origin, some, known, { seconds: WARM_UP, ...(rate === undefined ? {} : { rate }) });
    const before = processorOf(pid);
    const { answers, broken } = await work(origin, some, known, { seconds, ...(rate === undefined ? {} : { rate }) });
    const after = processorOf(pid);
    const pages = rowOf('问题清单各页', answers.filter(({ route }) => /findings/.test(route)), seconds);
    const all = rowOf('全部', answers, seconds);
    process.stdout.write(`${location.kind === 'sqlite' ? 'SQLite' : 'PostgreSQL'}，${findings} 条问题，${some.length} 人同时使用，${rate === undefined ? '不停歇' : `每人每秒 ${rate} 次`}，${seconds} 秒\n\n${tableOf([...rowsOf(answers, seconds), pages, all])}\n\n`);
    if (after > before) process.stdout.write(`工作台所用处理器时间：每次请求 ${((after - before) / Math.max(1, answers.length)).toFixed(1)} ms\n`);
    const right = pages.median < MEDIAN && all.p95 < P95 && all.errors + broken === 0;
    process.stdout.write(`目标：问题清单中位数低于 ${MEDIAN} ms（${pages.median.toFixed(1)}），全部的 95% 低于 ${P95} ms（${all.p95.toFixed(1)}），没有出错（${all.errors + broken}）：${right ? '达到' : '没有达到'}\n`);
    return right;
  } finally {
    await stop();
  }
}

/** What a server does by itself in the half year that was filled in a minute. */
async function tidied(address: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  await client.end();
}

async function accountsKept(): Promise<Account[] | undefined> {
  // A server of its own ends with this run: what it held is gone.
  if (!options.keep || server) return undefined;
  const kept = await readFile(path.join(folder, 'accounts.json'), 'utf8').catch(() => undefined);
  return kept === undefined ? undefined : (JSON.parse(kept) as Account[]);
}

async function accountsFilled(store: Store): Promise<Account[]> {
  const begun = performance.now();
  const accounts = await fill(store, folder, Number(options.findings));
  if (url) await tidied(url);
  process.stderr.write(`filled in ${((performance.now() - begun) / 1_000).toFixed(0)} s\n`);
  if (options.keep && !server) await writeFile(path.join(folder, 'accounts.json'), JSON.stringify(accounts));
  return accounts;
}
