import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { checkStore, listFindings, listNotices, recordSightings, type Store, type StoreLocation } from '../../src/store/index.js';
import { by, sighting } from './kit.js';
import { onBothDatabases } from './stores.js';

const SCRIPT = path.join(import.meta.dirname, 'decider.ts');

/** Starts a process that decides; `lines` grows with what it tells. */
function decider(place: StoreLocation, name: string, findings: number): { child: ChildProcess; lines: string[]; over: Promise<unknown>; told: (count: number) => Promise<void> } {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, JSON.stringify(place), name, String(findings)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const waiting: [number, () => void][] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => {
    lines.push(line);
    for (const [count, go] of waiting) if (lines.length >= count) go();
  });
  const over = Promise.all([new Promise((resolve) => child.once('exit', resolve)), new Promise((resolve) => reader.once('close', resolve))]);
  return { child, lines, over, told: (count) => Promise.race([new Promise<void>((go) => waiting.push([count, go])), over.then(() => undefined)]) };
}

async function filled(store: Store, findings: number): Promise<void> {
  await recordSightings(store, { run: 'r1', week: 'w1', ...by('系统') }, Array.from({ length: findings }, (_, n) => sighting(`f${n}`)));
}

const numbers = (lines: readonly string[], what: string): number[] => lines.filter((line) => line.startsWith(`${what} `)).map((line) => Number(line.slice(what.length + 1)));

onBothDatabases('two processes on one store', (stores) => {
  it('decide each finding once and send no notice twice', async () => {
    const place = await stores.place();
    const store = await stores.open(place);
    await filled(store, 40);
    const both = [decider(place, '甲', 40), decider(place, '乙', 40)];
    await Promise.all(both.map(({ over }) => over));
    const done = both.flatMap(({ lines }) => numbers(lines, 'done')).sort((a, b) => a - b);
    expect(done).toEqual(Array.from({ length: 40 }, (_, n) => n));
    expect(both.flatMap(({ lines }) => numbers(lines, 'refused'))).toHaveLength(40);
    expect([(await listNotices(store)).length, (await listFindings(store, { state: 'told' }, { limit: 99 })).rows.length]).toEqual([40, 40]);
    expect(await checkStore(store)).toMatchObject({ damage: [], orphans: [], audit: { entries: 81 } });
  });

  it.each([2, 5, 11])('lose nothing that was told, and keep the log whole, when one is killed after %i lines', async (count) => {
    const place = await stores.place();
    const store = await stores.open(place);
    await filled(store, 400);
    const { child, lines, over, told } = decider(place, '甲', 400);
    await told(count);
    child.kill('SIGKILL');
    await over;
    const done = new Set(numbers(lines, 'done'));
    const kept = (await listFindings(store, { state: 'told' }, { limit: 999 })).rows.map(({ fingerprint }) => Number(fingerprint.slice(1)));
    for (const n of done) expect(kept).toContain(n);
    // At most the one whose answer was under way stands without having been told.
    expect(kept.length - done.size).toBeLessThanOrEqual(1);
    const notices = await listNotices(store);
    expect(new Set(notices.map(({ id }) => Number(id.slice(1))))).toEqual(new Set(kept));
    const { audit, orphans, damage } = await checkStore(store);
    expect([audit, orphans, damage]).toEqual([{ entries: 1 + 2 * kept.length }, [], []]);
  });
});
