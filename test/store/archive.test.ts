import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { openArchive } from '../../src/store/archive/zip-reader.js';
import { SCHEMA_VERSION } from '../../src/store/migrations/index.js';
import {
  auditHead, backupStore, BadArchive, checkStore, Conflict, countFindings, findingHistory, getSetting, moveFinding, openStore, recordSightings, restoreStore, setSetting, verifyAudit, type Store, type StoreLocation,
} from '../../src/store/index.js';
import { at, by, finding, sighting } from './kit.js';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.js';
import { onBothDatabases } from './stores.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'archive-'));
  file = path.join(folder, '备份.zip');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Texts that separate lines, other planes, and the order of code points. */
const ODD = '甲\u2028乙\u2029丙\u0085丁\r\n戊\t"\\𠮷\uFFFD';

async function fill(store: Store): Promise<string> {
  await recordSightings(store, { run: 'r1', week: 'w1', ...by('系统') }, ['a', 'b', '𠮷', '\uFFFD', 'Z'].map((print) => sighting(print, { finding: finding(print, { message: ODD }) })));
  await moveFinding(store, { fingerprint: 'a', version: 1, from: 'found', to: 'confirmed', action: 'review.confirm', ...by('张三', 1), reason: ODD });
  await setSetting(store, '备案机关', { 名称: ODD }, by('管理员', 2));
  return store.bytes.put(Buffer.from([0, 1, 2, 255]), { at: at(3), extension: '.bin' });
}

/** Writes an archive anew with some parts changed (undefined: left out). */
async function rewrite(from: string, to: string, changes: Record<string, string | undefined>): Promise<void> {
  const archive = await openArchive(from);
  const zip = new ZipFile();
  for (const name of new Set([...archive.names, ...Object.keys(changes)])) {
    const content = name in changes ? changes[name] : await archive.bytes(name, 1e9);
    if (content !== undefined) zip.addBuffer(Buffer.from(content), name);
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(to));
  archive.close();
}

async function proveSame(location: StoreLocation, bytes: string): Promise<void> {
  const store = await openStore(location);
  try {
    expect([await countFindings(store, {}), await getSetting(store, '备案机关'), (await findingHistory(store, 'a')).transitions[0]?.reason]).toEqual([5, { 名称: ODD }, ODD]);
    expect(Buffer.from((await store.bytes.get(bytes)) ?? [])).toEqual(Buffer.from([0, 1, 2, 255]));
    expect(await checkStore(store, { ...(await auditHead(store)) })).toMatchObject({ damage: [], audit: { entries: 3 }, files: 1, missing: [], orphans: [] });
    // The log goes on where it was.
    await setSetting(store, '以后', 1, by('管理员', 9));
    expect(await verifyAudit(store)).toEqual({ entries: 4 });
  } finally {
    await store.close();
  }
}

onBothDatabases('a backup', (stores) => {
  it('is restored to the same rows, files and log', async () => {
    const store = await stores.open();
    const bytes = await fill(store);
    const made = await backupStore(store, file, at(5));
    // Hashes of passwords and appeals stand in it.
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    expect(made.manifest).toMatchObject({ schema: SCHEMA_VERSION, takenAt: at(5), audit: { sequence: 3 }, missing: [], tables: { findings: { rows: 5 }, audit: { rows: 3 } } });
    const place = await stores.place();
    expect(await restoreStore(file, place)).toEqual(made);
    await proveSame(place, bytes);
    await expect(restoreStore(file, place)).rejects.toThrow(Conflict);
  });

  it('holds one moment while work goes on', async () => {
    const place = await stores.place();
    const [store, worker] = [await stores.open(place), await stores.open(place)];
    await recordSightings(store, { run: 'r0', week: 'w0', ...by('系统') }, Array.from({ length: 3_000 }, (_, n) => sighting(`f${n}`)));
    let over = false;
    const work = (async () => {
      let n = 0;
      while (!over) {
        n += 1;
        // SQLite answers at once: without a pause nobody else in this process would have a turn.
        await new Promise((next) => setTimeout(next, 50));
        await setSetting(worker, 'n', n, by('工人', n % 600));
        await recordSightings(worker, { run: `r${n}`, week: 'w1', ...by('系统', n % 600) }, [sighting(`g${n}`)]);
      }
      return n;
    })();
    const { manifest } = await backupStore(store, file, at(5));
    over = true;
    const rounds = await work;
    const restored = await stores.place();
    await restoreStore(file, restored);
    const copy = await stores.open(restored);
    const { audit, orphans } = await checkStore(copy, manifest.audit);
    expect([audit.broken, orphans, audit.entries]).toEqual([undefined, [], manifest.audit.sequence]);
    expect(rounds).toBeGreaterThan(0);
  });

  it('leaves out files that are missing, and says so', async () => {
    const store = await stores.open();
    const bytes = await fill(store);
    await store.db.insertInto('snapshots').values({ sha256: 'e'.repeat(64), size: 1, extension: '', keptAt: at(0) }).execute();
    const { manifest } = await backupStore(store, file, at(5));
    expect([manifest.missing, manifest.files.map(({ sha256 }) => sha256)]).toEqual([['e'.repeat(64)], [bytes]]);
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ['a row changed', { 'tables/settings.jsonl': '{"key":"备案机关","setAt":"","setBy":"","value":"1"}\n' }, '已被改动或损坏：tables/settings.jsonl'],
    ['a table left out', { 'tables/findings.jsonl': undefined }, '缺少“tables/findings.jsonl”'],
    ['a part added', { 'files/00/more': 'x' }, '没有恢复任何内容'],
    ['no manifest', { 'manifest.json': undefined }, '缺少“manifest.json”'],
    ['a manifest that is none', { 'manifest.json': '{}' }, '不是指南针的备份'],
    ['a manifest that cannot be read', { 'manifest.json': '{' }, '读不懂'],
  ])('is refused whole: %s', async (_, changes, sentence) => {
    const store = await stores.open();
    await fill(store);
    await backupStore(store, file, at(5));
    const changed = path.join(folder, 'changed.zip');
    await rewrite(file, changed, changes);
    const place = await stores.place();
    await expect(restoreStore(changed, place)).rejects.toThrow(BadArchive);
    await expect(restoreStore(changed, place)).rejects.toThrow(sentence);
    expect(await countFindings(await stores.open(place), {})).toBe(0);
  });

  it('of a newer version, or none, is refused', async () => {
    const store = await stores.open();
    const { manifest } = await backupStore(store, file, at(5));
    const newer = path.join(folder, 'newer.zip');
    await rewrite(file, newer, { 'manifest.json': JSON.stringify({ ...manifest, schema: '9999-later' }) });
    await expect(restoreStore(newer, await stores.place())).rejects.toThrow('请先升级指南针');
    await expect(restoreStore(path.join(folder, '没有.zip'), await stores.place())).rejects.toThrow('没有找到备份文件');
    writeFileSync(path.join(folder, 'x.zip'), 'not a zip');
    await expect(restoreStore(path.join(folder, 'x.zip'), await stores.place())).rejects.toThrow('已损坏');
    writeFileSync(path.join(folder, 'cut.zip'), readFileSync(file).subarray(0, 2_000));
    await expect(restoreStore(path.join(folder, 'cut.zip'), await stores.place())).rejects.toThrow('已损坏');
  });

  it('leaves nothing behind when it cannot be written', async () => {
    const store = await stores.open();
    await expect(backupStore(store, path.join(folder, '没有的文件夹', 'x.zip'), at(5))).rejects.toThrow('ENOENT');
    expect(existsSync(path.join(folder, '没有的文件夹'))).toBe(false);
  });
});

onBothDatabases('a check', (stores) => {
  it.each<[string, (store: Store) => Promise<unknown>, object]>([
    ['nothing', () => Promise.resolve(), {}],
    ['an entry of the log', (store) => store.db.updateTable('audit').set({ by: '别人' }).where('sequence', '=', 2).execute(), { audit: { entries: 1, broken: 2 } }],
    ['a state behind the log’s back', (store) => store.db.updateTable('findings').set({ version: 7 }).where('fingerprint', '=', 'b').execute(), { orphans: [{ table: 'findings', of: 'transitions', count: 1 }] }],
    ['a finding taken out', (store) => store.db.deleteFrom('findings').where('fingerprint', '=', 'a').execute(), { orphans: [{ table: 'findingContents', of: 'findings', count: 1 }, { table: 'transitions', of: 'findings', count: 1 }] }],
  ])('shows what was changed by hand: %s', async (_, harm, found) => {
    const store = await stores.open();
    await fill(store);
    await harm(store);
    expect(await checkStore(store)).toMatchObject({ damage: [], audit: { entries: 3 }, missing: [], orphans: [], files: 1, ...found });
  });
});

describe.skipIf(postgresPrograms() === undefined)('a backup of SQLite', () => {
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  it('is restored to PostgreSQL, and from there back to the same hashes', async () => {
    const [here, there, back]: [StoreLocation, StoreLocation, StoreLocation] = [{ kind: 'sqlite', folder: path.join(folder, 'a') }, { kind: 'postgres', url: (await server?.database()) ?? '' }, { kind: 'sqlite', folder: path.join(folder, 'b') }];
    const store = await openStore(here);
    const bytes = await fill(store);
    const first = await backupStore(store, file, at(5));
    await store.close();
    await restoreStore(file, there);
    const postgres = await openStore(there);
    const second = await backupStore(postgres, path.join(folder, 'second.zip'), at(5));
    await postgres.close();
    expect(second).toEqual(first);
    await restoreStore(path.join(folder, 'second.zip'), back);
    await proveSame(back, bytes);
    await proveSame(there, bytes);
  });
});
