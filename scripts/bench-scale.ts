// What does a census cost: the first, one of an unchanged city, and one of which 1 % changed; and does memory stay flat?
//   npm run build && npm run bench:scale [-- N TIMES]      default 300 5; a city of N guides, then the first census of one of TIMES x N (0: none)
// Goals for 20,000: first < 10 min; unchanged ≤ 5 % of it or 40 s; 1 % changed ≤ 8 % or 60 s; memory of 10 times the city ≤ 1.5 times.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { roomOf } from './bench/room.js';
import { processorOf } from './processor.js';
import { writeScaleCity, type ScaleCity } from './scale-city.js';

const COMMAND = path.resolve(import.meta.dirname, '../dist/cli/main.js');
const [guides = 300, larger = 5] = process.argv.slice(2).map(Number);
const LOOK_EVERY_MS = 100;
/** Every so-manieth page is changed: 1 %. */
const CHANGED = 100;

interface Census {
  seconds: number;
  /** Processor seconds of the run, its threads included, without its readers of files. */
  processor: number;
  /** Peak resident megabytes of the run with its threads, and of its readers of files together. */
  peak: number;
  /** What the run said at its end. */
  said: string;
}

/** Pages by number, with an ETag. No delay. */
async function openPortal(page: (index: number) => string): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, response) => {
    if (request.url === '/robots.txt') return void response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nCrawl-delay: 0\n');
    const number = /^\/g\/(\d+)$/.exec(request.url ?? '')?.[1];
    if (number === undefined) return void response.writeHead(404).end('<h1>404</h1>');
    const body = page(Number(number));
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => { server.closeAllConnections(); server.close(); } };
}

const fieldOf = (pid: number | string, name: string): number => {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};
const childrenOf = (pid: number): string[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  } catch {
    return [];
  }
};
async function census(city: ScaleCity, folder: string, origin: string): Promise<Census> {
  const begun = performance.now();
  const args = [COMMAND, 'census', '--catalogue', city.catalogue, '--portal', origin, '--out', path.join(folder, 'out'), '--no-browser', '--region', '330109'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ZHINAN_DATA: path.join(folder, 'data') } });
  let [peak, processor, said] = [0, 0, ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => { said += text; });
  const look = setInterval(() => {
    const pid = child.pid ?? 0;
    peak = Math.max(peak, fieldOf(pid, 'VmHWM') + childrenOf(pid).reduce((sum, one) => sum + fieldOf(one, 'VmRSS'), 0));
    processor = Math.max(processor, processorOf(pid) / 1000);
  }, LOOK_EVERY_MS);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`the run ended with ${code}: ${said}`);
  return { seconds: (performance.now() - begun) / 1000, processor, peak, said };
}

async function inCity(count: number, work: (run: () => Promise<Census>, change: () => void) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-scale-'));
  const city = writeScaleCity(folder, count);
  let changed = false;
  const portal = await openPortal((index) => city.page(index, changed && index % CHANGED === 0));
  try {
    await work(() => census(city, folder, portal.origin), () => { changed = true; });
    console.log(roomOf(folder, count).join('\n'));
  } finally {
    portal.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const line = (what: string, { seconds, processor, peak }: Census, of: Census): string => `${what.padEnd(28)} ${seconds.toFixed(1).padStart(8)} s ${((100 * seconds) / of.seconds).toFixed(1).padStart(7)} %   processor ${processor.toFixed(1).padStart(7)} s   peak ${peak.toFixed(0).padStart(6)} MB`;

console.log(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; by the clock, so that the load counts`);
let small: Census | undefined;
await inCity(guides, async (run, change) => {
  const first = (small = await run());
  console.log(line(`${guides} guides, first`, first, first));
  console.log(line('unchanged', await run(), first));
  change();
  console.log(line('1 % changed', await run(), first));
});
if (larger > 0) await inCity(larger * guides, async (run) => {
  const large = await run();
  console.log(line(`${larger * guides} guides, first`, large, large));
  if (small) console.log(`memory: ${(large.peak / small.peak).toFixed(2)} times for ${larger} times the guides`);
});
