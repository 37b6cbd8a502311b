// Ends a run of the sample city with SIGKILL at N moments (default 50), goes on with it, and compares its report with that of a run
// that nobody ended: all of it but run.id, times and the hashes of pages that count their visitors. Says too whether anything that
// the journal held was fetched again.
// Without a browser, whose start is most of so short a run; with --browser also what it draws.
//   npm run kill:run [-- N --browser]        exit 1 where a report differs or a fetch was repeated
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openCountingPortal } from './counting-portal.js';
import { openDatabase } from '../src/store/database.js';

const root = path.resolve(import.meta.dirname, '..');
const moments = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 50);
const browser = process.argv.includes('--browser') ? [] : ['--no-browser'];
// A build of its own, so that nobody's work changes the command between two runs; below the package, whose schemas it reads.
const built = path.join(root, 'node_modules/.cache', `zhinan-kill-${process.pid}`);
const command = path.join(built, 'cli/main.js');
spawnSync(process.execPath, [path.join(root, 'node_modules/tsdown/dist/run.mjs'), '--out-dir', built, '--log-level', 'error'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
process.on('exit', () => rmSync(built, { recursive: true, force: true }));

const portal = await openCountingPortal(path.join(root, 'guides/portal/serve.mjs'), ['--crawl-delay', '0.02']);
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-kill-'));

function start(name: string): ChildProcess {
  return spawn(process.execPath, [command, 'run', '--catalogue', path.join(root, 'guides/catalogue.csv'), '--portal', portal.address, '--out', path.join(folder, name), ...browser], {
    stdio: 'ignore', cwd: folder, env: { ...process.env, ZHINAN_DATA: path.join(folder, `${name}-data`) },
  });
}

const ended = (run: ChildProcess): Promise<number | null> => new Promise((resolve) => run.once('exit', resolve));

/** The report as text, without what may differ. */
function bare(name: string): string {
  const report = JSON.parse(readFileSync(path.join(folder, name, 'report.json'), 'utf8')) as { run: Record<string, unknown> };
  const mayDiffer = new Set(['snapshot', 'sha256', 'takenAt', 'confirmedAt', 'at', 'firstTakenAt', 'secondTakenAt', 'startedAt', 'finishedAt', 'timings']);
  return JSON.stringify({ ...report, run: { ...report.run, id: '' } }, (key, value: unknown) => (mayDiffer.has(key) && !(key === 'at' && typeof value === 'object') ? '' : value), 1).replaceAll(/pictures\/[\w-]+\.png/g, 'picture');
}

/** How often the journal holds each path as fetched. */
async function journalled(name: string): Promise<Map<string, number>> {
  const { db, close } = await openDatabase({ kind: 'sqlite', folder: path.join(folder, `${name}-data`) });
  const rows = await db.selectFrom('steps').select(['kind', 'key']).where('kind', 'in', ['page', 'again']).execute();
  await close();
  const counts = new Map<string, number>();
  for (const { key } of rows) counts.set(new URL(key).pathname, (counts.get(new URL(key).pathname) ?? 0) + 1);
  return counts;
}

const begun = performance.now();
if ((await ended(start('whole'))) !== 0) throw new Error('the undisturbed run failed');
const length = performance.now() - begun;
const whole = bare('whole');
const usual = portal.counts();
let same = 0;
let repeated = 0;
let late = 0;
for (let moment = 0; moment < moments; moment += 1) {
  const name = `run-${moment}`;
  const at = (length * (moment + 0.5)) / moments;
  const run = start(name);
  const over = ended(run);
  await Promise.race([over, wait(at)]);
  if (run.exitCode === null) run.kill('SIGKILL');
  else late += 1;
  await over;
  const done = existsSync(path.join(folder, `${name}-data`, 'store.sqlite')) && run.exitCode === null ? await journalled(name) : new Map<string, number>();
  portal.reset();
  if ((await ended(start(name))) !== 0) throw new Error(`the run ended at ${Math.round(at)} ms could not be gone on with`);
  const asked = portal.counts();
  for (const [pathname, times] of done) if ((asked.get(pathname) ?? 0) > (usual.get(pathname) ?? 0) - times) repeated += 1;
  const isSame = bare(name) === whole;
  if (isSame) same += 1;
  else console.log(`ended at ${Math.round(at)} ms: another report, kept in ${path.join(folder, name)}`);
  console.log(`ended at ${String(Math.round(at)).padStart(6)} ms: ${[...done.values()].reduce((sum, n) => sum + n, 0)} fetches in the journal, ${isSame ? 'the same report' : 'ANOTHER REPORT'}`);
  if (isSame) for (const rest of [name, `${name}-data`]) rmSync(path.join(folder, rest), { recursive: true, force: true });
}
await portal.close();
console.log(`${moments} moments (${late} after the end): ${same} times the same report, ${repeated} completed fetches repeated; ${((performance.now() - begun) / 1000).toFixed(0)} s, a whole run ${(length / 1000).toFixed(1)} s`);
if (same === moments) rmSync(folder, { recursive: true, force: true });
process.exit(same === moments && repeated === 0 ? 0 : 1);
