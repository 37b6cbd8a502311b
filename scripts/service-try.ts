// Tries the built command as a service: units, log, measures, nightly backup, SIGTERM in the middle of a request and of a run.   npm run service:try
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../src/store/database.js';
import { listWeekRuns, openStore } from '../src/store/index.js';
import { openSamplePortal } from '../test/run/sample-portal.js';
import { freePort } from '../test/server/free-port.js';

const root = path.dirname(import.meta.dirname);
const main = path.join(root, 'dist', 'cli', 'main.js');
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-service-'));
const data = path.join(folder, 'data');
/** Seconds between two pages of the portal, so that a run has a middle. */
const DELAY = 1;

function check(what: string, ok: boolean, detail: unknown = ''): void {
  if (!ok) throw new Error(`${what}: ${JSON.stringify(detail)}`);
  console.log(`${what}: as it should be`);
}

interface Service {
  child: ChildProcess;
  origin: string;
  said: () => string;
  ended: Promise<number | null>;
}

async function serve(flags: string[]): Promise<Service> {
  const port = await freePort();
  const child = spawn(process.execPath, [main, 'serve', '--port', String(port), '--data', data, ...flags], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PUPPETEER_EXECUTABLE_PATH: '/none' } });
  process.on('exit', () => child.kill());
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  let said = '';
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('按 Ctrl-C') || (flags.includes('--log-file') && /admin\s/.test(said))) setTimeout(() => resolve(`http://127.0.0.1:${port}`), 500);
    });
    void ended.then((code) => reject(new Error(`the service ended with ${code}\n${said}`)));
  });
  return { child, origin, said: () => said, ended };
}

async function run(args: string[]): Promise<string> {
  const child = spawn(process.execPath, [main, ...args, '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => { said += text; });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')}: ${code}\n${said}`);
  return said;
}

/** The units as install-service.sh writes them, checked by systemd itself. */
function units(): void {
  const place = path.join(folder, '安 装');
  const program = path.join(place, 'program', '0');
  mkdirSync(program, { recursive: true });
  cpSync(path.join(root, 'scripts/offline/files/service'), path.join(program, 'service'), { recursive: true });
  for (const name of ['install-service.sh', 'zhinan']) cpSync(path.join(root, 'scripts/offline/files/linux', name), path.join(program, name));
  symlinkSync('program/0', path.join(place, 'current'));
  writeFileSync(path.join(place, 'data-folder'), `${data}\n`);
  for (const kind of ['--user', '--system']) {
    const to = path.join(folder, `units${kind}`);
    execFileSync(path.join(place, 'current', 'install-service.sh'), [kind, '--as', 'daemon', '--print', to], { stdio: 'ignore' });
    if (!existsSync('/usr/bin/systemd-analyze')) {
      console.log('units: systemd-analyze is not installed here');
      continue;
    }
    const files = readdirSync(to).map((name) => path.join(to, name));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...(kind === '--user' ? ['--user'] : []), '--man=no', ...files], { encoding: 'utf8', env: { ...process.env, XDG_RUNTIME_DIR: folder } });
    // What it says of units of the machine itself is none of ours.
    check(`units of ${kind.slice(2)}`, status === 0 && !stderr.includes('zhinan'), stderr);
  }
}

/** Signs in; checking a password takes a while, which is what is in the middle of it when the service is told to stop. */
const signIn = (origin: string, password: string): Promise<Response> => fetch(`${origin}/api/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-zhinan': '1' }, body: JSON.stringify({ account: 'admin', password }) });

interface Begun {
  id: string;
  state: string;
  /** Pages of the portal that its journal holds: a run's steps are written only when all of it is judged. */
  pages: number;
}

/** The week's run as the store and the journal have it. */
async function runOfWeek(): Promise<Begun | undefined> {
  const store = await openStore({ kind: 'sqlite', folder: data });
  try {
    const runs = await listWeekRuns(store, { kind: 'weekly' });
    if (runs.length > 1) throw new Error(`one run was begun: ${JSON.stringify(runs.map(({ id }) => id))}`);
    const [only] = runs;
    return only && { id: only.id, state: only.state, pages: await journalled() };
  } finally {
    await store.close();
  }
}

async function journalled(): Promise<number> {
  const folder = path.join(data, 'journal');
  if (!existsSync(folder)) return 0;
  const { db, close } = await openDatabase({ kind: 'sqlite', folder });
  try {
    return (await db.selectFrom('steps').select('key').where('kind', '=', 'page').execute()).length;
  } finally {
    await close();
  }
}

/** Waits until more than `pages` pages of the week's run are taken and it still goes on. */
async function underWay(pages: number): Promise<Begun> {
  for (let look = 0; look < 600; look += 1) {
    const now = await runOfWeek();
    if (now && now.state !== 'running') throw new Error(`the run ended before its middle: ${JSON.stringify(now)}`);
    if (now && now.pages > pages) return now;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error(`no more than ${pages} pages of the run were taken in a minute`);
}

const portal = await openSamplePortal(DELAY);
try {
  units();
  const log = path.join(folder, 'log', 'service.log');
  const first = await serve(['--log-file', log, '--log-size', '1', '--log-keep', '2', '--nightly-backup', path.join(folder, 'nights')]);
  const password = /admin\s+(\S+)/.exec(first.said())?.[1] ?? '';
  const ready = await fetch(`${first.origin}/health/ready`);
  check('ready', ready.status === 200, await ready.text());
  for (let round = 0; round < 12; round += 1) await Promise.all(Array.from({ length: 1_000 }, () => fetch(`${first.origin}/health`).then((answer) => answer.arrayBuffer())));
  check('the measures count', /zhinan_http_requests_total\{method="GET",route="\/health",status="\d+"\} \d{3,}/.test(await (await fetch(`${first.origin}/metrics`)).text().catch(() => '')));
  const names = readdirSync(path.dirname(log));
  check('a full log makes room', names.length > 1 && names.length <= 3, names);
  check('no password in the log', !names.some((name) => readFileSync(path.join(path.dirname(log), name), 'utf8').includes(password)));
  const answering = signIn(first.origin, password);
  await new Promise((next) => setTimeout(next, 20));
  first.child.kill('SIGTERM');
  check('what was begun is answered after SIGTERM', (await answering).status === 200);
  check('it ends in order', (await first.ended) === 0);
  const hour = new Date(Date.now() + 8 * 3_600_000).getUTCHours();
  check('a nightly backup', hour < 1 || readdirSync(path.join(folder, 'nights')).some((name) => name.endsWith('.zip')));

  await run(['week', 'city', '--catalogue', path.join(root, 'guides/catalogue.csv'), '--portal', portal.url, '--offline', path.join(root, 'guides/offline'), '--handbook', path.join(root, 'guides/handbook')]);
  await run(['week', 'draw']);
  const week = spawn(process.execPath, [main, 'week', 'run', '--no-browser', '--confirm-after', '0', '--data', data], { stdio: 'ignore' });
  const over = new Promise((resolve) => week.on('exit', resolve));
  const begun = await underWay(0);
  week.kill('SIGKILL');
  await over;
  check('a run is in its middle when its process is killed', (await runOfWeek())?.state === 'running', begun);
  const again = await serve(['--no-timer']);
  const taken = await underWay(begun.pages);
  again.child.kill('SIGTERM');
  check('it ends in order in the middle of a run', (await again.ended) === 0);
  check('which the service had gone on with', taken.id === begun.id && (await runOfWeek())?.state === 'running', { begun, taken });
  check('and the run goes on', (await run(['week', 'run', '--no-browser', '--confirm-after', '0'])).includes('核查完成'));
  const finished = await runOfWeek();
  check('to its end, as the same run', finished?.id === begun.id && finished.state === 'done', { begun, finished });
  check('the store is whole', (await run(['db', 'check'])).includes('完好'));
} finally {
  portal.close();
  rmSync(folder, { recursive: true, force: true });
}
