// Three workers against one on PostgreSQL: a city spread over 30 hosts (127.0.0.1 …), one connection a host, 200 ms a page, each worker at
// 10 hosts at once. The time is that of `zhinan census --database` from its start to its end, with the workers waiting.
//   npm run build && npm run bench:fleet [-- N HOSTS MS]      default 1500 30 200; goal: ≥ 2.7 times
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../test/store/postgres-server.js';
import { openSpreadCity } from './fleet-city.js';
import { processorOf } from './processor.js';

const COMMAND = path.resolve(import.meta.dirname, '../dist/cli/main.js');
const [guides = 1500, hosts = 30, latency = 200] = process.argv.slice(2).map(Number);
const GOAL = 2.7;
/** Milliseconds within which a worker that was started waits for jobs. */
const READY = 20_000;

const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-fleet-'));
const city = await openSpreadCity(folder, guides, hosts, latency);
const server = await startPostgres({ durable: true });
if (!server) throw new Error('PostgreSQL is not installed');

function start(args: string[], data: string): ChildProcess {
  return spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ZHINAN_DATA: path.join(folder, data) } });
}

const said = (child: ChildProcess, words: string): Promise<void> => new Promise((resolve, reject) => {
  const late = setTimeout(() => reject(new Error(`“${words}” was not said`)), READY);
  child.stderr?.on('data', (text: Buffer) => {
    if (!text.toString().includes(words)) return;
    clearTimeout(late);
    resolve();
  });
});
const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve));
const processor = (pid: number): number => processorOf(pid) / 1000;
const peak = (pid: number): number => Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

interface Trial {
  seconds: number;
  /** Seconds of processors of all workers. */
  processor: number;
  /** Megabytes of the largest worker. */
  peak: number;
  asked: number;
}

async function trial(count: number): Promise<Trial> {
  const url = await server?.database() ?? '';
  const workers = Array.from({ length: count }, (_, n) => start(['worker', '--database', url, '--hosts', '10'], `worker-${count}-${n}`));
  await Promise.all(workers.map((worker) => said(worker, '已接入')));
  city.asked();
  const before = workers.reduce((sum, { pid = 0 }) => sum + processor(pid), 0);
  const begun = performance.now();
  const census = start(['census', '--catalogue', city.catalogue, '--out', path.join(folder, `out-${count}`), '--database', url, '--no-browser', '--region', '330109', ...city.hosts.flatMap((host) => ['--allow-host', host])], `data-${count}`);
  let trouble = '';
  census.stderr?.on('data', (text: Buffer) => { trouble = (trouble + text.toString()).slice(-2_000); });
  const code = await ended(census);
  const seconds = (performance.now() - begun) / 1000;
  if (code !== 0) throw new Error(`the census ended with ${code}: ${trouble}`);
  const done: Trial = { seconds, processor: workers.reduce((sum, { pid = 0 }) => sum + processor(pid), 0) - before, peak: Math.max(...workers.map(({ pid = 0 }) => peak(pid))), asked: city.asked() };
  const over = workers.map(ended);
  for (const worker of workers) worker.kill('SIGTERM');
  await Promise.all(over);
  return done;
}

const line = (what: string, { seconds, processor: used, peak: most, asked }: Trial): string => `${what.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s   ${(guides / seconds).toFixed(0).padStart(4)} guides/s   processor ${used.toFixed(1).padStart(6)} s   largest worker ${most.toFixed(0).padStart(4)} MB   ${asked} pages asked for`;

try {
  console.log(`${guides} guides, ${hosts} hosts, ${latency} ms a page; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
  const one = await trial(1);
  console.log(line('one worker', one));
  const three = await trial(3);
  console.log(line('three workers', three));
  const ratio = one.seconds / three.seconds;
  console.log(`${ratio.toFixed(2)} times as fast (goal ${GOAL}); at most ${city.busiest()} request at once at one host`);
  process.exitCode = ratio >= GOAL ? 0 : 1;
} finally {
  city.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
