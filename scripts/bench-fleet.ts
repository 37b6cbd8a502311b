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
  pages: number;
  /** Seconds from the start of the command: the first and the last page asked for, all items done, the end of the report. */
  first: number;
  last: number;
  checked: number;
}

let trials = 0;

async function trial(count: number): Promise<Trial> {
  const name = `${++trials}`;
  const url = await server?.database() ?? '';
  const children: ChildProcess[] = [];
  const begin = (args: string[], data: string): ChildProcess => {
    const child = start(args, data);
    children.push(child);
    return child;
  };
  try {
    const workers = Array.from({ length: count }, (_, n) => begin(['worker', '--database', url, '--hosts', '10'], `worker-${name}-${n}`));
    await Promise.all(workers.map((worker) => said(worker, '已接入')));
    city.asked();
    const before = workers.reduce((sum, { pid = 0 }) => sum + processor(pid), 0);
    const begun = performance.now();
    const out = path.join(folder, `out-${name}`);
    const census = begin(['census', '--catalogue', city.catalogue, '--out', out, '--database', url, '--no-browser', '--region', '330109', ...city.hosts.flatMap((host) => ['--allow-host', host])], `data-${name}`);
    let trouble = '';
    census.stderr?.on('data', (text: Buffer) => { trouble = (trouble + text.toString()).slice(-2_000); });
    const code = await ended(census);
    const seconds = (performance.now() - begun) / 1000;
    if (code !== 0) throw new Error(`the census ended with ${code}: ${trouble}`);
    const { pages, first, last } = city.asked();
    const since = (moment: number): number => (moment - begun) / 1000;
    const { timings } = (JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')) as { run: { timings: Record<string, number> } }).run;
    return {
      seconds, processor: workers.reduce((sum, { pid = 0 }) => sum + processor(pid), 0) - before, peak: Math.max(...workers.map(({ pid = 0 }) => peak(pid))),
      pages, first: since(first), last: since(last), checked: seconds - (timings['total'] ?? 0) + (timings['prepare'] ?? 0) + (timings['check'] ?? 0),
    };
  } finally {
    await end(children);
  }
}

/** Ends what is still there: workers by their own way, whatever does not go by force. */
async function end(children: readonly ChildProcess[]): Promise<void> {
  await Promise.all(children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null).map(async (child) => {
    const over = ended(child);
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), READY);
    await over;
    clearTimeout(late);
  }));
}

const line = (what: string, { seconds, processor: used, peak: most, pages, first, last, checked }: Trial): string =>
  `${what.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s   ${(guides / seconds).toFixed(0).padStart(4)} guides/s   processor ${used.toFixed(1).padStart(5)} s   largest worker ${most.toFixed(0).padStart(4)} MB   ${pages} pages   first page at ${first.toFixed(1)} s, last at ${last.toFixed(1)} s, checked at ${checked.toFixed(1)} s`;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

try {
  if (!server) throw new Error('PostgreSQL is not installed');
  console.log(`${guides} guides, ${hosts} hosts, ${latency} ms a page; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
  // Whoever is second finds the machine warm: one, three, three, one.
  const times = new Map<number, number[]>([[1, []], [3, []]]);
  for (const count of [1, 3, 3, 1]) {
    const done = await trial(count);
    times.get(count)?.push(done.seconds);
    console.log(line(count === 1 ? 'one worker' : 'three workers', done));
  }
  const ratio = mean(times.get(1) ?? []) / mean(times.get(3) ?? []);
  console.log(`${ratio.toFixed(2)} times as fast (goal ${GOAL}); at most ${city.busiest()} request at once at one host`);
  process.exitCode = ratio >= GOAL ? 0 : 1;
} finally {
  city.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
