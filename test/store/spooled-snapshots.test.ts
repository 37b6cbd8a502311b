import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSpooledSnapshots, type SpooledSnapshots } from '../../src/store/index.js';

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'spool-'));
  folder = join(root, 'evidence');
});
afterEach(async () => { await rm(root, { recursive: true, force: true }); });

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const text = async (store: SpooledSnapshots, content: string): Promise<string | undefined> => {
  const bytes = await store.get(sha(content));
  return bytes && Buffer.from(bytes).toString();
};
/** The folder becomes what a process leaves that dies now. */
async function die(store: SpooledSnapshots): Promise<void> {
  await cp(folder, join(root, 'left'), { recursive: true });
  await store.settle();
  folder = join(root, 'left');
}
const spools = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name.startsWith('spool-'));
const SPOOLER = join(import.meta.dirname, 'spooler.ts');
/** Another process that keeps in the folder; `blocks`: 1024 bytes that a file may take. */
async function spooler(blocks = 'unlimited') {
  const child = spawn('bash', ['-c', `ulimit -f ${blocks}; exec "$0" --import tsx "$1" "$2"`, process.execPath, SPOOLER, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => (await said.next()).value as string;
  expect(await next()).toBe('ready');
  return {
    async put(line: string): Promise<string> {
      child.stdin.write(`${line}\n`);
      return next();
    },
    async end(): Promise<void> {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
const PAGES = ['办事指南', '', '甲\n乙', `${sha('x')} 3 .html\nabc`, 'x'.repeat(100_000)];

describe('spooled snapshots', () => {
  it('are got at once and stand in their own files when all is settled', async () => {
    const store = await openSpooledSnapshots(folder);
    const kept = await Promise.all(PAGES.map((page) => store.put(Buffer.from(page), { extension: '.html' })));
    for (const page of PAGES) expect(await text(store, page)).toBe(page);
    await store.settle();
    expect(await spools()).toEqual([]);
    for (const [index, page] of PAGES.entries()) {
      expect(kept[index]?.path).toBe(`${sha(page).slice(0, 2)}/${sha(page)}.html`);
      expect(await readFile(join(folder, kept[index]?.path ?? ''), 'utf8')).toBe(page);
      expect(await text(store, page)).toBe(page);
    }
    await store.put(Buffer.from('后来的'));
    await store.settle();
    expect(await text(await openSpooledSnapshots(folder), '后来的')).toBe('后来的');
  });

  it('keeps the same bytes once, under the name of the first', async () => {
    const store = await openSpooledSnapshots(folder);
    const first = await store.put(Buffer.from('一样'), { extension: '.html' });
    const all = await Promise.all([store.put(Buffer.from('一样'), { extension: '.pdf' }), store.put(Buffer.from('一样'))]);
    await store.settle();
    all.push(await store.put(Buffer.from('一样'), { extension: '.txt' }), await (await openSpooledSnapshots(folder)).put(Buffer.from('一样')));
    expect(new Set([first, ...all].map(({ path }) => path))).toEqual(new Set([first.path]));
    expect(await readdir(join(folder, first.path.slice(0, 2)))).toHaveLength(1);
  });

  it('gives the path of a file that is there', async () => {
    const store = await openSpooledSnapshots(folder);
    const { sha256, path } = await store.put(Buffer.from('找'), { extension: '.html' });
    expect(await store.find(sha256)).toBe(path);
    expect(await readFile(join(folder, path), 'utf8')).toBe('找');
  });

  it('are brought into their own files after a process has died', async () => {
    const died = await openSpooledSnapshots(folder);
    for (const page of PAGES) await died.put(Buffer.from(page), { extension: '.html' });
    await die(died);
    expect(await spools()).toHaveLength(1);
    const store = await openSpooledSnapshots(folder);
    expect(await spools()).toEqual([]);
    for (const page of PAGES) expect(await readFile(join(folder, sha(page).slice(0, 2), `${sha(page)}.html`), 'utf8')).toBe(page);
    for (const page of PAGES) expect(await text(store, page)).toBe(page);
  });

  it.each([0, 1, 40, 70, 80])('gives up a record that was cut off, at %i bytes from its beginning, and none before', async (cut) => {
    const died = await openSpooledSnapshots(folder);
    await died.put(Buffer.from('完整'), { extension: '.html' });
    const [name = ''] = await spools();
    const before = (await readFile(join(folder, name))).length;
    await died.put(Buffer.from('没有写完的一页'), { extension: '.html' });
    await die(died);
    await truncate(join(folder, name), before + cut);
    const store = await openSpooledSnapshots(folder);
    expect([await text(store, '完整'), await text(store, '没有写完的一页')]).toEqual(['完整', undefined]);
    await store.put(Buffer.from('没有写完的一页'));
    await store.settle();
    expect(await text(store, '没有写完的一页')).toBe('没有写完的一页');
  });

  it('mends a file that lost its bytes with those of the spool', async () => {
    const died = await openSpooledSnapshots(folder);
    const { path } = await died.put(Buffer.from('断电'), { extension: '.html' });
    await die(died);
    await mkdir(join(folder, path.slice(0, 2)), { recursive: true });
    await writeFile(join(folder, path), Buffer.alloc(6));
    expect(await text(await openSpooledSnapshots(folder), '断电')).toBe('断电');
    expect(await readFile(join(folder, path), 'utf8')).toBe('断电');
  });

  it('leaves the spool of another process alone until that has ended', async () => {
    const other = await spooler();
    expect(await other.put('甲')).toBe('kept');
    const store = await openSpooledSnapshots(folder);
    expect(await spools()).toHaveLength(1);
    expect(await other.put('乙')).toBe('kept');
    await store.settle();
    expect(await spools()).toHaveLength(1);
    await other.end();
    const later = await openSpooledSnapshots(folder);
    expect([await text(later, '甲'), await text(later, '乙'), await spools()]).toEqual(['甲', '乙', []]);
  });

  it('keeps what comes after a write that failed half way', async () => {
    const other = await spooler('4');
    const said = [await other.put('以前'), await other.put('x'.repeat(9_000)), await other.put('以后')];
    expect(said).toEqual(['kept', 'failed EFBIG', 'kept']);
    await other.end();
    const store = await openSpooledSnapshots(folder);
    expect([await text(store, '以前'), await text(store, '以后'), await spools()]).toEqual(['以前', '以后', []]);
  });
});
