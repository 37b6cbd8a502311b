import { cpSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import type { Actor } from '../../src/model/finding-state.js';
import { carryIn } from '../../src/run/carry/in.js';
import { carryOut } from '../../src/run/carry/out.js';
import { openDesk, type Desk } from '../../src/run/desk.js';
import { takeHandover, listHandovers } from '../../src/run/desk/handovers.js';
import { findingIndex } from '../../src/run/desk/news.js';
import { unitNames } from '../../src/run/desk/offices.js';
import { openRun } from '../../src/run/desk/run-reports.js';
import { firstStart, useSamplePortal } from '../../src/run/first-start.js';
import { drawWeek, publishedDraw, weekOf } from '../../src/run/week/draw-week.js';
import { runWeek } from '../../src/run/week/run-week.js';
import { takeStep } from '../../src/run/week/step.js';
import { openArchive } from '../../src/store/archive/zip-reader.js';
import { tableHashes } from '../../src/store/archive/backup.js';
import { TABLE_KEYS } from '../../src/store/migrations/index.js';
import { allFindings, checkStore, getWeekRun, listAudit, listWeekRuns, type StoreLocation } from '../../src/store/index.js';
import { startPostgres, postgresPrograms, type PostgresServer } from '../store/postgres-server.js';
import { openSamplePortal } from './sample-portal.js';

const clock = Date.parse('2026-11-20T09:00:00+08:00');
const centre: Actor = { id: 'xinxi', role: 'centre', unit: '区信息中心' };
let folder: string;
let outer: Desk;
let week: string;
let archive: string;
let server: PostgresServer | undefined;
const open: Desk[] = [];

async function desk(location: StoreLocation): Promise<Desk> {
  const opened = await openDesk(location, () => clock);
  open.push(opened);
  return opened;
}
const place = (name: string): string => path.join(folder, name);
const inner = (name: string): Promise<Desk> => desk({ kind: 'sqlite', folder: place(name) });
const state = (of: Desk) => tableHashes(of.store.db, Object.keys(TABLE_KEYS));

/** Writes an archive anew with some parts changed (undefined: left out). */
async function rewrite(from: string, to: string, changes: Record<string, (content: string) => string | undefined>): Promise<void> {
  const source = await openArchive(from);
  const zip = new ZipFile();
  for (const name of new Set([...source.names, ...Object.keys(changes)])) {
    const content = source.names.includes(name) ? await source.bytes(name, 1e9) : Buffer.alloc(0);
    const changed = changes[name] ? changes[name](content.toString('utf8')) : content;
    if (changed !== undefined) zip.addBuffer(Buffer.from(changed), name);
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(to));
  source.close();
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhinan-carry-'));
  const portal = await openSamplePortal();
  outer = await inner('outer');
  await firstStart(outer, true);
  await useSamplePortal(outer, portal.url);
  week = await weekOf(outer);
  await drawWeek(outer, 'xinxi');
  await runWeek(outer, 'weekly', 'xinxi', { root: place('outer'), browser: false, confirmAfter: 0 });
  portal.close();
  archive = place('a.zip');
  expect(await carryOut(outer, archive, { kind: 'week' })).toContain('已导出第 1 个摆渡包');
  server = postgresPrograms() ? await startPostgres() : undefined;
});
afterAll(async () => {
  for (const one of open.splice(0)) await one.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function provesWeek(there: Desk): Promise<void> {
  const [run] = await listWeekRuns(there.store, { week });
  if (!run) throw new Error('no run');
  const own = await getWeekRun(outer.store, run.id);
  expect(run).toMatchObject({ startedAt: own.startedAt, finishedAt: own.finishedAt, versions: own.versions, state: 'done' });
  const [a, b] = [await allFindings(outer.store, {}), await allFindings(there.store, {})];
  expect(b.map(({ fingerprint, state: at, kind, unit, valueHash }) => [fingerprint, at, kind, unit, valueHash])).toEqual(a.map(({ fingerprint, state: at, kind, unit, valueHash }) => [fingerprint, at, kind, unit, valueHash]));
  expect(b.length).toBeGreaterThan(5);
  expect(await publishedDraw(there, week)).toEqual(await publishedDraw(outer, week));
  const { report, snapshots } = await openRun(there, run.id);
  for (const { sha256 } of report.coverage) if (sha256) expect(await snapshots.get(sha256)).toBeDefined();
  expect(await checkStore(there.store)).toMatchObject({ damage: [], missing: [], orphans: [] });
  expect((await listAudit(there.store, { action: 'carry.in' }, { limit: 9 })).length).toBe(1);
  await expect(drawWeek(there, 'xinxi')).rejects.toThrow('由外网电脑进行');
}

describe('a week carried to the inner network', () => {
  test('stands there as it was taken, once', async () => {
    const there = await inner('inner');
    expect(await carryIn(there, archive)).toContain('新带入核查 1 次');
    await provesWeek(there);
    const before = await state(there);
    expect(await carryIn(there, archive)).toContain('已经带入过，没有改动');
    expect(await state(there)).toEqual(before);
    // Carried out anew, it is another archive of the same week: nothing is doubled.
    await carryOut(outer, place('a2.zip'), { kind: 'week' });
    expect(await carryIn(there, place('a2.zip'))).toContain('以前都已带入');
    expect((await state(there))['findings']).toEqual(before['findings']);
    expect((await state(there))['sightings']).toEqual(before['sightings']);
    // The first one is now older than what came in, but was taken in itself.
    expect(await carryIn(there, archive)).toContain('已经带入过');
  });

  test.skipIf(!postgresPrograms())('goes from SQLite to PostgreSQL, and its decisions back', async () => {
    const there = await desk({ kind: 'postgres', url: (await server?.database()) ?? '', folder: place('pg') });
    await carryIn(there, archive);
    await provesWeek(there);
    const [first, second] = await allFindings(there.store, { verdict: 'fail' });
    if (!first || !second) throw new Error('nothing was found');
    await takeStep(there, { fingerprint: first.fingerprint, event: { kind: 'confirm' } }, centre);
    await takeHandover(there, { name: '保存的网页.html', bytes: Buffer.from('<p>x</p>'), source: '门户', person: '张三', date: '2026-11-19', kind: 'online' }, 'xinxi');
    await carryOut(there, place('back.zip'), { kind: 'decisions' });
    // To a copy, so that the other tests keep theirs.
    await outer.close();
    cpSync(place('outer'), place('outer2'), { recursive: true });
    outer = await inner('outer');
    const back = await inner('outer2');
    expect(await carryIn(back, place('back.zip'))).toContain('以对方为准');
    expect((await allFindings(back.store, { state: 'confirmed' })).map(({ fingerprint }) => fingerprint)).toEqual([first.fingerprint]);
    expect((await listHandovers(back)).map(({ name }) => name)).toEqual(['保存的网页.html']);
    expect(readFileSync(path.join(place('outer2'), 'handover', (await listHandovers(back))[0]?.id ?? '', '保存的网页.html'), 'utf8')).toBe('<p>x</p>');
    expect(await checkStore(back.store)).toMatchObject({ damage: [], orphans: [] });
    expect(await carryIn(back, place('back.zip'))).toContain('已经带入过');
    // What somebody decided on the outer side would be lost: it is refused.
    await takeStep(back, { fingerprint: second.fingerprint, event: { kind: 'confirm' } }, centre);
    await carryOut(there, place('back2.zip'), { kind: 'decisions' });
    const before = await state(back);
    await expect(carryIn(back, place('back2.zip'))).rejects.toThrow('会被盖掉');
    expect(await state(back)).toEqual(before);
  });

  test('shows at once in a workbench that is open on the same store', async () => {
    const shown = await inner('watched');
    expect([await findingIndex(shown).count({}), (await unitNames(shown)).size]).toEqual([0, 0]);
    await carryIn(await inner('watched'), archive);
    expect(await findingIndex(shown).count({})).toBe((await allFindings(outer.store, {})).length);
    expect((await unitNames(shown)).size).toBe((await unitNames(outer)).size);
  });

  test('goes in parts', async () => {
    const said = await carryOut(outer, place('parts.zip'), { kind: 'week', partMegabytes: 0.2 });
    expect(said).toContain('parts.zip.002');
    const there = await inner('parts');
    rmSync(place('parts.zip.002'));
    await expect(carryIn(there, place('parts.zip.001'))).rejects.toThrow('缺少 parts.zip.002');
  });

  test('goes in whole parts', async () => {
    await carryOut(outer, place('whole.zip'), { kind: 'week', partMegabytes: 0.2 });
    const there = await inner('whole');
    expect(await carryIn(there, place('whole.zip.001'))).toContain('新带入核查 1 次');
    expect(readdirSync(place('whole')).filter((name) => name.startsWith('.carry'))).toEqual([]);
    writeFileSync(place('whole.zip.002'), 'x');
    await expect(carryIn(await inner('whole2'), place('whole.zip'))).rejects.toThrow('分卷“whole.zip.002”已损坏');
  });
});

describe('what is refused, with nothing written', () => {
  const sha = /"sha256": "([0-9a-f]{64})"/;
  test.each<[string, Record<string, (content: string) => string | undefined>, string]>([
    ['a row changed', { 'tables/items.jsonl': (text) => text.replace('"name":"', '"name":"改') }, '已被改动或损坏：tables/items.jsonl'],
    ['a table left out', { 'tables/weekRuns.jsonl': () => undefined }, '缺少“tables/weekRuns.jsonl”'],
    ['a part added', { 'files/00/more': () => 'x' }, '与清单不符'],
    ['no manifest', { 'manifest.json': () => undefined }, '缺少“manifest.json”'],
    ['another kind of file', { 'manifest.json': () => '{"format":"zhinan-backup"}' }, '不是指南针的摆渡包'],
    ['a hash changed', { 'manifest.json': (text) => text.replace(sha, `"sha256": "${'0'.repeat(64)}"`) }, '已被改动或损坏'],
    ['a path out of the folder', { 'manifest.json': (text) => text.replace('"path": "runs/', '"path": "runs/../../') }, '与其种类不符'],
    ['a newer version', { 'manifest.json': (text) => text.replace(/"schema": "[^"]+"/, '"schema": "9999-later"') }, '更新版本'],
    ['an older version', { 'manifest.json': (text) => text.replace(/"schema": "[^"]+"/, '"schema": "0001-journal"') }, '较旧版本'],
  ])('%s', async (name, changes, sentence) => {
    const there = await inner(`refused-${name}`);
    const before = await state(there);
    await rewrite(archive, place('changed.zip'), changes);
    await expect(carryIn(there, place('changed.zip'))).rejects.toThrow(sentence);
    expect(await state(there)).toEqual(before);
    expect(existsSync(path.join(place(`refused-${name}`), 'runs'))).toBe(false);
  });

  test('a week that was drawn otherwise here', async () => {
    const there = await inner('drawn');
    await firstStart(there, true);
    await useSamplePortal(there, 'http://127.0.0.1:9');
    await drawWeek(there, 'xinxi');
    const before = await state(there);
    await expect(carryIn(there, archive)).rejects.toThrow('已另行抽取');
    expect(await state(there)).toEqual(before);
    expect([existsSync(path.join(place('drawn'), 'runs')), existsSync(path.join(place('drawn'), 'carried'))]).toEqual([false, false]);
  });

  test('a run of which the folder is another one here', async () => {
    const there = await inner('folder');
    const [run] = await listWeekRuns(outer.store, { week });
    mkdirSync(path.join(place('folder'), 'runs', run?.id ?? ''), { recursive: true });
    writeFileSync(path.join(place('folder'), 'runs', run?.id ?? '', 'report.json'), '{}');
    const before = await state(there);
    await expect(carryIn(there, archive)).rejects.toThrow('内容与摆渡包里的不同');
    expect(await state(there)).toEqual(before);
    expect(existsSync(path.join(place('folder'), 'carried'))).toBe(false);
  });

  test('a run without its report', async () => {
    const there = await inner('reportless');
    await rewrite(archive, place('reportless.zip'), { 'manifest.json': (text) => JSON.stringify({ ...(JSON.parse(text) as object), files: (JSON.parse(text) as { files: { path: string }[] }).files.filter(({ path: file }) => !file.endsWith('/report.json')) }) });
    await expect(carryIn(there, place('reportless.zip'))).rejects.toThrow('没有带入任何内容');
    expect(existsSync(path.join(place('reportless'), 'runs'))).toBe(false);
  });

  test('what is cut off, is none, comes from elsewhere, is older, or is its own', async () => {
    const there = await inner('strict');
    cpSync(archive, place('cut.zip'));
    truncateSync(place('cut.zip'), 5_000);
    await expect(carryIn(there, place('cut.zip'))).rejects.toThrow('已损坏');
    await expect(carryIn(there, place('none.zip'))).rejects.toThrow('没有找到');
    await expect(carryIn(there, archive, { sha256: '0'.repeat(64) })).rejects.toThrow('与对方告知的不同');
    await expect(carryIn(outer, archive)).rejects.toThrow('就是本机导出的');
    await carryOut(outer, place('newer.zip'), { kind: 'week' });
    await carryIn(there, place('newer.zip'));
    await expect(carryIn(there, archive)).rejects.toThrow('旧，没有带入');
    const other = await inner('stranger');
    await carryIn(other, archive);
    await carryOut(other, place('stranger.zip'), { kind: 'decisions' });
    await expect(carryIn(there, place('stranger.zip'))).rejects.toThrow('是给另一处的');
    await expect(carryOut(outer, archive, { kind: 'week' })).rejects.toThrow('已经存在');
    await expect(carryOut(outer, place('no/x.zip'), { kind: 'week' })).rejects.toThrow('写不进');
    await expect(carryOut(outer, place('y.zip'), { kind: 'week', week: '2026-01-01' })).rejects.toThrow('还没有完成的核查');
  });
});
