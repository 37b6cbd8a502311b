import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDesk, type Desk } from '../../src/run/desk.js';
import { backupIfDue, backupToFolder, restoreBeside } from '../../src/run/backup-folder.js';
import { restoreDatabase } from '../../src/run/database.js';
import { firstStart, useSamplePortal } from '../../src/run/first-start.js';
import { showTidy, toTidy } from '../../src/run/tidy.js';
import { verifyPack } from '../../src/run/verify.js';
import { drawWeek } from '../../src/run/week/draw-week.js';
import { publishRun, reportOf, runWeek } from '../../src/run/week/run-week.js';
import { allFindings, listAudit, moveFinding, verifyAudit, type StoredFinding } from '../../src/store/index.js';
import { openSamplePortal } from './sample-portal.js';

const WEEK = 7 * 86_400_000;
let base: string;
let folder: string;
let clock: number;
let desk: Desk;
let run: { id: string; out: string };
/** One run for all, moved away from where it was taken: each test works on a copy, which has its reports below its own folder. */
beforeAll(async () => {
  base = mkdtempSync(path.join(tmpdir(), 'zhinan-tidy-'));
  clock = Date.parse('2026-11-20T09:00:00+08:00');
  const portal = await openSamplePortal();
  desk = await openDesk({ kind: 'sqlite', folder: path.join(base, 'taken') }, () => clock);
  await firstStart(desk, true);
  await useSamplePortal(desk, portal.url);
  await drawWeek(desk, 'xinxi');
  const done = await runWeek(desk, 'weekly', 'xinxi', { root: path.join(base, 'taken'), browser: false, confirmAfter: 0 });
  portal.close();
  run = { id: done.run.id, out: '' };
  await desk.close();
  renameSync(path.join(base, 'taken'), path.join(base, 'kept'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));
beforeEach(async () => {
  folder = mkdtempSync(path.join(base, 'one-'));
  clock = Date.parse('2026-11-20T09:00:00+08:00');
  cpSync(path.join(base, 'kept'), path.join(folder, 'data'), { recursive: true });
  desk = await openDesk({ kind: 'sqlite', folder: path.join(folder, 'data') }, () => clock);
  run.out = path.join(folder, 'data', 'runs', run.id);
});
afterEach(() => desk.close());

const to = (state: string, rows: readonly StoredFinding[]) => Promise.all(rows.map(({ fingerprint, version, state: from }) => moveFinding(desk.store, { fingerprint, version, from, to: state, action: 'finding.test', by: 'xinxi', at: desk.now() })));
const evidence = (): string[] => readdirSync(path.join(run.out, 'evidence'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
const hashesOf = async (item: string): Promise<string[]> => (await reportOf(desk, run.id)).report.coverage.flatMap(({ itemId, sha256 }) => (itemId === item && sha256 ? [sha256] : []));
const kept = (hash: string): boolean => evidence().some((name) => name.startsWith(hash));

describe('evidence whose time is over', () => {
  test('goes with its name and hash on record; what anything still follows from stays', async () => {
    const all = await allFindings(desk.store, {});
    const [first] = all;
    if (!first) throw new Error('nothing was found');
    const own = all.filter(({ item }) => item === first.item);
    await to('dismissed', all.filter(({ item }) => item !== first.item));
    const before = evidence();
    expect(await toTidy(desk, 4)).toEqual([]);
    clock += 10 * WEEK;
    expect(await showTidy(desk, { keepWeeks: 4, yes: false }, 'admin')).toContain('现在没有删除');
    expect(evidence()).toEqual(before);
    expect(await showTidy(desk, { keepWeeks: 4, yes: true }, 'admin')).toContain('已清理');
    expect(evidence().length).toBeLessThan(before.length);
    for (const hash of await hashesOf(first.item)) expect(kept(hash)).toBe(true);
    const dismissed = all.find(({ item }) => item !== first.item);
    const gone = await hashesOf(dismissed?.item ?? '');
    expect(gone.some((hash) => !kept(hash))).toBe(true);
    // Whoever verifies the pack hears of it; a file that somebody took away besides is still missed.
    expect(await verifyPack(run.out)).toMatchObject({ exitCode: 0, output: expect.stringMatching(/未改动[^]*已按保留期清理/) as string });
    const [hash] = await hashesOf(first.item);
    const name = readdirSync(path.join(run.out, 'evidence', (hash ?? '').slice(0, 2))).find((one) => one.startsWith(hash ?? '')) ?? '';
    rmSync(path.join(run.out, 'evidence', name.slice(0, 2), name));
    expect(await verifyPack(run.out)).toMatchObject({ exitCode: 1, output: expect.stringContaining('缺少') as string });
    const [entry] = await listAudit(desk.store, { action: 'evidence.tidy' }, { limit: 1 });
    expect(entry).toMatchObject({ by: 'admin', id: run.id });
    expect((await verifyAudit(desk.store)).broken).toBeUndefined();
    expect(await toTidy(desk, 4)).toEqual([]);
    expect(own.length).toBeGreaterThan(0);
  });

  test.each<[string, string, boolean, boolean]>([
    ['found, still open', 'found', false, false],
    ['closed, never published', 'closed', false, true],
    ['closed, published', 'closed', true, false],
    ['dismissed, in a published run', 'dismissed', true, true],
    ['under appeal', 'appealed', false, false],
  ])('%s', async (_, state, publish, goes) => {
    if (publish) await publishRun(desk, run.id, 'xinxi');
    const all = await allFindings(desk.store, {});
    if (state !== 'found') await to(state, all);
    clock += 10 * WEEK;
    const names = new Set((await toTidy(desk, 4)).flatMap(({ files }) => files.map(({ path: file }) => path.basename(file).slice(0, 64))));
    const hashes = (await Promise.all([...new Set(all.map(({ item }) => item))].map(hashesOf))).flat();
    expect(hashes.length).toBeGreaterThan(0);
    expect(hashes.every(kept)).toBe(true);
    expect(hashes.some((hash) => names.has(hash))).toBe(goes);
  });
});

describe('a backup by timer', () => {
  test('holds the reports too, keeps the newest, and is restored with them', async () => {
    const to = path.join(folder, '备份');
    for (let night = 0; night < 4; night += 1) {
      clock += WEEK / 7;
      const made = await backupToFolder(desk.store, desk.folder, to, 2, new Date(clock));
      expect(made.copied > 0).toBe(night === 0);
      expect(made.removed).toBe(night < 2 ? 0 : 1);
    }
    const names = readdirSync(to).filter((name) => name.endsWith('.zip')).sort();
    expect(names.length).toBe(2);
    const place = path.join(folder, 'restored');
    expect((await restoreDatabase(path.join(to, names[1] ?? ''), { kind: 'sqlite', folder: place })).output).toContain('报告和取证材料一并恢复');
    expect(await restoreBeside(to, place)).toBe(0);
    const copy = await openDesk({ kind: 'sqlite', folder: place }, () => clock);
    expect((await reportOf(copy, run.id)).out).toBe(path.join(place, 'runs', run.id));
    expect(await verifyPack(path.join(place, 'runs', run.id))).toMatchObject({ exitCode: 0 });
    await copy.close();
  });

  test('is made once a night, after one o’clock, and says where it cannot', async () => {
    const to = path.join(folder, 'nights');
    clock = Date.parse('2026-11-21T00:59:00+08:00');
    expect(await backupIfDue(desk, to, 3)).toBeUndefined();
    clock = Date.parse('2026-11-21T01:01:00+08:00');
    expect(await backupIfDue(desk, to, 3)).toContain('夜间备份');
    expect(await backupIfDue(desk, to, 3)).toBeUndefined();
    clock += WEEK / 7;
    writeFileSync(path.join(folder, 'file'), '');
    await expect(backupIfDue(desk, path.join(folder, 'file', 'x'), 3)).rejects.toThrow('备份写不进');
    expect(existsSync(to)).toBe(true);
    expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe('');
  });
});
