import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { openDesk } from '../../src/run/desk.js';
import { firstStart, samplePlan } from '../../src/run/first-start.js';
import { setCityPlan } from '../../src/run/week/city.js';
import { allFindings, checkStore, findingHistory, getNotice, getSample, listNotices, listUnits, recordSightings, type StoreLocation } from '../../src/store/index.js';
import { by, sighting } from '../store/kit.js';
import { onBothDatabases } from '../store/stores.js';

const SCRIPT = path.join(import.meta.dirname, 'desk-process.ts');
const NOW = '2026-11-20T10:00:00+08:00';

/** Starts a desk; it begins when `go` is called. */
function desk(place: StoreLocation, name: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, JSON.stringify(place), name, NOW], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const over = Promise.all([new Promise((resolve) => child.once('exit', resolve)), new Promise((resolve) => reader.once('close', resolve))]);
  const ready = new Promise<void>((resolve) => reader.on('line', (line) => {
    lines.push(line);
    if (line === 'ready') resolve();
  }));
  return { lines, over, ready: Promise.race([ready, over.then(() => undefined)]), go: () => child.stdin.end('go\n') };
}

onBothDatabases('two desks of the information centre on one store', (stores) => {
  it('draw once, confirm each finding once and tell each unit once', async () => {
    const place = await stores.place();
    const first = await openDesk(place, () => Date.parse(NOW));
    await firstStart(first, true);
    await setCityPlan(first, samplePlan(), 'admin');
    const units = (await listUnits(first.store)).map(({ id }) => id);
    const seen = Array.from({ length: 40 }, (_, n) => ({ ...sighting(`f${n}`), unit: units[n % units.length] ?? '', kind: 'random' }));
    await recordSightings(first.store, { run: 'r1', week: '2026-11-19', ...by('系统') }, seen);

    const both = [desk(place, '甲'), desk(place, '乙')];
    await Promise.all(both.map(({ ready }) => ready));
    for (const { go } of both) go();
    await Promise.all(both.map(({ over }) => over));

    const did = both.flatMap(({ lines }) => lines.filter((line) => line.startsWith('did ')));
    expect(new Set(did).size).toBe(did.length);
    expect(did.filter((line) => line.startsWith('did confirm'))).toHaveLength(40);
    expect(did.filter((line) => line === 'did draw')).toHaveLength(1);
    expect(await getSample(first.store, { week: '2026-11-19', kind: 'weekly' })).toBeDefined();
    const notices = await Promise.all((await listNotices(first.store)).map(({ id }) => getNotice(first.store, id)));
    expect(notices.map(({ unit }) => unit).sort()).toEqual([...units].sort());
    expect(new Set(notices.map(({ number }) => number)).size).toBe(notices.length);
    expect(notices.flatMap(({ fingerprints }) => fingerprints).sort()).toEqual(seen.map(({ finding }) => finding.fingerprint).sort());
    for (const { fingerprint, state } of await allFindings(first.store, {})) {
      expect(state).toBe('notified');
      expect((await findingHistory(first.store, fingerprint)).transitions.map(({ action }) => action)).toEqual(['finding.confirm', 'finding.notify']);
    }
    const { audit, damage, orphans } = await checkStore(first.store);
    expect([audit.broken, damage, orphans]).toEqual([undefined, [], []]);
    await first.close();
  });
});
