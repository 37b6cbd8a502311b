// Kills the process that drives a week (draw, run, first review, notices, 签收, appeals, decisions, books, publishing) at random moments, on
// SQLite and on PostgreSQL where it is installed, starts it again until the week is through, and compares what it leaves with an undisturbed
// week: nothing lost, nothing twice, the log's chain unbroken, the same books. The moments are spread over the steps, so that the short
// ones, which decide, are hit as often as the long run.
//   npm run soak [-- MOMENTS SEED]        default 20 moments, half on each database; exit 1 where a week differs
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'tsdown';
import type { StoreLocation } from '../src/store/index.js';
import { openSamplePortal } from '../test/run/sample-portal.js';
import { startPostgres } from '../test/store/postgres-server.js';
import { chanceOf } from './quarter/chance.js';
import { pictureOf } from './soak/picture.js';

const AFTER = Date.parse('2026-12-02T09:00:00+08:00');
/** A week is killed so often before it may go through; each time it must get further or at least lose nothing. */
const KILLS_A_WEEK = 5;
const root = path.resolve(import.meta.dirname, '..');
const [moments = 20, seed = 1] = process.argv.slice(2).filter((argument) => /^\d+$/.test(argument)).map(Number);
const built = path.join(root, 'node_modules/.cache', `zhinan-soak-${process.pid}`);
process.on('exit', () => rmSync(built, { recursive: true, force: true }));
await build({ config: false, entry: { 'cli/week': path.join(root, 'scripts/soak/week.ts'), 'run/read-child': path.join(root, 'src/run/read-child.ts'), 'run/work-thread': path.join(root, 'src/run/work-thread.ts') }, format: 'esm', platform: 'node', target: 'node20.19', outDir: built, dts: false, fixedExtension: false, logLevel: 'error', cwd: root });

const begun = performance.now();
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-soak-'));
const portal = await openSamplePortal();
const server = await startPostgres();
let different = 0;
let killed = 0;
const kinds: { name: string; place: (week: string) => Promise<StoreLocation> }[] = [
  { name: 'SQLite', place: (week) => Promise.resolve({ kind: 'sqlite', folder: path.join(folder, week) }) },
  ...(server ? [{ name: 'PostgreSQL', place: async (): Promise<StoreLocation> => ({ kind: 'postgres', url: await server.database() }) }] : []),
];
const hits = new Map<string, number>();
// Both at once: a killed process waits more than it works.
await Promise.all(kinds.map(async ({ name, place }, index) => {
  const chance = chanceOf(seed + index);
  const location = await place(`${name}-whole`);
  const steps = await live(location, `${name}-whole`);
  if (!steps) throw new Error(`the undisturbed week on ${name} did not get through`);
  const whole = await pictureOf(location, AFTER);
  complain(`${name}, undisturbed`, whole.broken);
  for (let left = Math.ceil(moments / kinds.length), week = 1; left > 0; week += 1) {
    const own = `${name}-${week}`;
    const disturbed = await place(own);
    let kills = 0;
    for (; kills < Math.min(KILLS_A_WEEK, left); kills += 1) {
      const step = chance.pick(steps);
      const through = await live(disturbed, own, { step: step.name, after: (chance.below(1000) * step.length) / 1000 });
      if (through) break;
      hits.set(step.name, (hits.get(step.name) ?? 0) + 1);
    }
    if (!(await live(disturbed, own))) throw new Error(`${own} did not get through after it was killed ${kills} times`);
    killed += kills;
    left -= Math.max(kills, 1);
    const picture = await pictureOf(disturbed, AFTER);
    const [lost, more] = [whole.lines.filter((line) => !picture.lines.includes(line)), picture.lines.filter((line) => !whole.lines.includes(line))];
    const twice = picture.lines.filter((line, at) => picture.lines[at - 1] === line);
    complain(`${own}, killed ${kills} times`, [...picture.broken, ...lost.map((line) => `lost ${line}`), ...more.map((line) => `more ${line}`), ...twice.map((line) => `twice ${line}`)]);
    rmSync(path.join(folder, own), { recursive: true, force: true });
  }
  console.log(`${name}: ${whole.lines.length} things compared a week`);
}));
portal.close();
await server?.stop();
rmSync(folder, { recursive: true, force: true });
console.log(`${killed} times killed (${[...hits].sort().map(([step, count]) => `${step} ${count}`).join(', ')}), ${different} weeks different; seed ${seed}, ${((performance.now() - begun) / 1000).toFixed(0)} s`);
process.exit(different === 0 ? 0 : 1);

function complain(what: string, faults: readonly string[]): void {
  if (faults.length === 0) return;
  different += 1;
  console.log(`${what}:\n  ${faults.slice(0, 12).join('\n  ')}${faults.length > 12 ? `\n  … ${faults.length} in all` : ''}`);
}

/** Drives a week, to its end or until it is killed `after` milliseconds of a step. Its steps with their lengths; undefined where it did not come to its end. */
async function live(location: StoreLocation, name: string, kill?: { step: string; after: number }): Promise<{ name: string; length: number }[] | undefined> {
  const child = spawn(process.execPath, [path.join(built, 'cli/week.js'), JSON.stringify(location), path.join(folder, name), portal.url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const told: { name: string; at: number }[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n').filter(Boolean)) {
      told.push({ name: line, at: performance.now() });
      if (line === kill?.step) void wait(kill.after).then(() => child.kill('SIGKILL'));
    }
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0 && code !== null) throw new Error(`the week of ${name} ended with ${code}`);
  if (told.at(-1)?.name !== 'through') return undefined;
  return told.slice(0, -1).map(({ name: step, at }, index) => ({ name: step, length: (told[index + 1]?.at ?? at) - at }));
}
