// Three workers on one census, one of them killed every so many seconds and started anew; then the report is compared with that of a
// census that nobody disturbed: all of it but run.id and times. Says how often pages were asked for.
//   npm run build && npm run kill:fleet [-- GUIDES SECONDS MS]      default 600 10 200; exit 1 where the report
//   differs, nobody was killed or a host was asked twice at once
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../test/store/postgres-server.js';
import { bareReport } from '../test/run/fleet-city.js';
import { openSpreadCity } from './fleet-city.js';

const COMMAND = path.resolve(import.meta.dirname, '../dist/cli/main.js');
const [guides = 600, every = 10, latency = 200] = process.argv.slice(2).map(Number);
const WORKERS = 3;
const HOSTS = 6;

const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-kill-fleet-'));
const city = await openSpreadCity(folder, guides, HOSTS, latency);
const server = await startPostgres({ durable: true });
if (!server) throw new Error('PostgreSQL is not installed');
const url = await server.database();
const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve));
const start = (args: string[], data: string): ChildProcess => spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ZHINAN_DATA: path.join(folder, data) } });
const census = (name: string, more: string[]): ChildProcess => start(['census', '--catalogue', city.catalogue, '--out', path.join(folder, name), '--no-browser', '--region', '330109', ...city.hosts.flatMap((host) => ['--allow-host', host]), ...more], `${name}-data`);
const work = (place: number): ChildProcess => start(['worker', '--database', url, '--hosts', '3'], `worker-${place}`);

const workers = Array.from({ length: WORKERS }, (_, place) => work(place));
let same = false;
let well = false;
try {
  if ((await ended(census('alone', []))) !== 0) throw new Error('the undisturbed census failed');
  const usual = city.asked().pages;
  // One machine may ask a host for several pages at once.
  city.busiest();
  let kills = 0;
  const killing = setInterval(() => {
    const place = kills % WORKERS;
    workers[place]?.kill('SIGKILL');
    workers[place] = work(place);
    kills += 1;
    console.log(`worker ${place + 1} killed and started anew`);
  }, every * 1000);
  const begun = performance.now();
  const code = await ended(census('fleet', ['--database', url]));
  clearInterval(killing);
  if (code !== 0) throw new Error(`the census ended with ${code}`);
  same = bareReport(path.join(folder, 'fleet')) === bareReport(path.join(folder, 'alone'));
  const busiest = city.busiest();
  well = same && kills > 0 && busiest === 1;
  console.log(`${guides} guides, ${kills} workers killed in ${((performance.now() - begun) / 1000).toFixed(0)} s: ${same ? 'the same report, byte for byte' : `ANOTHER REPORT, kept in ${folder}`}; ${city.asked().pages} pages asked for, ${usual} undisturbed, at most ${busiest} at once at one host`);
} finally {
  for (const worker of workers) worker.kill('SIGKILL');
  city.close();
  await server.stop();
  if (same) rmSync(folder, { recursive: true, force: true });
}
process.exit(well ? 0 : 1);
