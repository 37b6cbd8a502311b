// Carries a week in while the process is killed (SIGKILL) at random moments, on SQLite and PostgreSQL: after each kill nothing or all of it
// stands, and in the end the store is the same as an undisturbed one.   npm run kill:carry [-- ROUNDS]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { carryOut } from '../src/run/carry/out.js';
import { openDesk } from '../src/run/desk.js';
import { firstStart, useSamplePortal } from '../src/run/first-start.js';
import { drawWeek } from '../src/run/week/draw-week.js';
import { runWeek } from '../src/run/week/run-week.js';
import { differing, tableHashes } from '../src/store/archive/backup.js';
import { checkStore, listWeekRuns, openStore, type StoreLocation } from '../src/store/index.js';
import { openSamplePortal } from '../test/run/sample-portal.js';
import { startPostgres } from '../test/store/postgres-server.js';

const rounds = Number(process.argv[2] ?? 12);
const main = path.join(import.meta.dirname, '..', 'dist', 'cli', 'main.js');
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-kill-carry-'));
const archive = path.join(folder, 'week.zip');
/** What must be the same whoever was killed; the log and settings hold times of their own. */
const TABLES = ['units', 'items', 'frames', 'frameRows', 'samples', 'sampleRows', 'weekRuns', 'runSteps', 'findings', 'findingContents', 'findingRecords', 'charges', 'sightings', 'transitions'];

function carryIn(location: StoreLocation, killAfter?: number): Promise<number | null> {
  const flags = location.kind === 'sqlite' ? ['--data', location.folder] : ['--database', location.url];
  const child = spawn(process.execPath, [main, 'carry', 'in', archive, ...flags], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...(location.kind === 'postgres' && location.folder ? { ZHINAN_SNAPSHOTS: location.folder } : {}) } });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve) => child.on('exit', (code) => { clearTimeout(timer); resolve(code); }));
}

async function hashes(location: StoreLocation): Promise<{ tables: Awaited<ReturnType<typeof tableHashes>>; runs: number }> {
  const store = await openStore(location);
  try {
    const { damage, orphans, audit } = await checkStore(store);
    if (damage.length > 0 || orphans.length > 0 || audit.broken !== undefined) throw new Error(`damaged: ${JSON.stringify({ damage, orphans, audit })}`);
    const runs = await listWeekRuns(store);
    // The folder of a run is this store's own.
    return { tables: await tableHashes(store.db, TABLES.filter((table) => table !== 'weekRuns')), runs: runs.length };
  } finally {
    await store.close();
  }
}

/** The archive of a week that was drawn and checked. */
async function archiveWeek(): Promise<void> {
  const portal = await openSamplePortal();
  try {
    const outer = await openDesk({ kind: 'sqlite', folder: path.join(folder, 'outer') });
    try {
      await firstStart(outer, true);
      await useSamplePortal(outer, portal.url);
      await drawWeek(outer, 'xinxi');
      await runWeek(outer, 'weekly', 'xinxi', { root: path.join(folder, 'outer'), browser: false, confirmAfter: 0 });
      await carryOut(outer, archive, { kind: 'week' });
    } finally {
      await outer.close();
    }
  } finally {
    portal.close();
  }
}

let server: Awaited<ReturnType<typeof startPostgres>>;
try {
  await archiveWeek();
  const calm: StoreLocation = { kind: 'sqlite', folder: path.join(folder, 'calm') };
  const began = Date.now();
  if ((await carryIn(calm)) !== 0) throw new Error('the undisturbed carrying failed');
  const long = Date.now() - began;
  const wanted = await hashes(calm);
  server = await startPostgres({ durable: true });
  for (const kind of ['sqlite', 'postgres'] as const) {
    if (kind === 'postgres' && !server) continue;
    let [killed, before, after] = [0, 0, 0];
    for (let round = 0; round < rounds; round += 1) {
      const own = path.join(folder, `${kind}-${round}`);
      const location: StoreLocation = kind === 'sqlite' ? { kind, folder: own } : { kind, url: (await server?.database()) ?? '', folder: own };
      // Most of the kills in the second half, where it writes.
      const code = await carryIn(location, long * (0.4 + (1.2 * round) / rounds));
      const { runs } = await hashes(location);
      if (code === 0 && runs === 0) throw new Error('it said that it was done, and nothing is there');
      if (code !== null && code !== 0) throw new Error(`carrying in ended with ${code} by itself`);
      // With a code it was done before its moment came.
      if (code === null) {
        killed += 1;
        if (runs === 0) before += 1;
        else after += 1;
      }
      if ((await carryIn(location)) !== 0 || (await carryIn(location)) !== 0) throw new Error('carrying in again failed');
      const wrong = differing(wanted.tables, (await hashes(location)).tables);
      if (wrong.length > 0) throw new Error(`${kind}, round ${round}: not as undisturbed: ${wrong.join(', ')}`);
    }
    if (killed === 0) throw new Error(`${kind}: all ${rounds} rounds ended before they were killed`);
    console.log(`${kind}: ${killed} of ${rounds} times killed in the middle, between ${(long * 0.4).toFixed(0)} and ${(long * 1.6).toFixed(0)} ms: ${before} times nothing stood, ${after} times all; carried in again, each as undisturbed`);
  }
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
