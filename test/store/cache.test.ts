import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { afterAll, describe, expect, test } from 'vitest';
import { openCache } from '../../src/store/index.js';

const made: string[] = [];
const folder = (): string => {
  const one = mkdtempSync(path.join(tmpdir(), 'zhinan-cache-'));
  made.push(one);
  return one;
};
afterAll(() => made.forEach((one) => rmSync(one, { recursive: true, force: true })));

function change(at: string, statement: string): void {
  const database = new Database(path.join(at, 'cache.sqlite'));
  database.exec(statement);
  database.close();
}

describe('what was computed', () => {
  test('is there at once, and in the next run', () => {
    const at = folder();
    const first = openCache(at);
    first.put('甲', '值一');
    expect(first.get('甲')).toBe('值一');
    expect(first.get('乙')).toBeUndefined();
    first.close();
    const next = openCache(at);
    expect(next.get('甲')).toBe('值一');
    next.put('甲', '值二');
    expect(next.get('甲')).toBe('值二');
    next.close();
  });

  test.each([
    ['content', "UPDATE kept SET content = x'0102'"],
    ['sum', "UPDATE kept SET sum = x'00'"],
    ['nothing in it', "UPDATE kept SET content = x''"],
  ])('counts as absent where it is damaged: %s', (_, statement) => {
    const at = folder();
    const cache = openCache(at);
    cache.put('甲', '值');
    cache.close();
    change(at, statement);
    const again = openCache(at);
    expect(again.get('甲')).toBeUndefined();
    again.put('甲', '值');
    expect(again.get('甲')).toBe('值');
    again.close();
  });

  test('is computed anew where the file is no database', () => {
    const at = folder();
    writeFileSync(path.join(at, 'cache.sqlite'), 'no database at all'.repeat(500));
    const cache = openCache(at);
    expect(cache.get('甲')).toBeUndefined();
    cache.put('甲', '值');
    cache.close();
    const again = openCache(at);
    expect(again.get('甲')).toBe('值');
    again.close();
  });

  test('is forgotten after some runs that did not use it, and kept while it is used', () => {
    const at = folder();
    const first = openCache(at);
    first.put('用', '值');
    first.put('不用', '值');
    first.close();
    for (let run = 0; run < 76; run += 1) {
      const cache = openCache(at);
      expect(cache.get('用')).toBe('值');
      cache.close();
    }
    const last = openCache(at);
    expect([last.get('用'), last.get('不用')]).toEqual(['值', undefined]);
    last.close();
  });

  test('is not given where it was put too many openings ago, and that is no use of it', () => {
    const at = folder();
    const first = openCache(at);
    first.put('甲', '值');
    first.close();
    for (let run = 0; run < 3; run += 1) openCache(at).close();
    const last = openCache(at);
    expect([last.get('甲', 4), last.get('甲', 3), last.get('甲')]).toEqual(['值', undefined, '值']);
    last.close();
  });

  test('takes no more than it may: what was used longest ago goes first', () => {
    const at = folder();
    const old = openCache(at, 1_000_000);
    old.put('旧', '值');
    old.close();
    const cache = openCache(at, 1);
    cache.put('新', '值');
    cache.close();
    const again = openCache(at);
    expect(again.get('旧')).toBeUndefined();
    again.close();
  });

  test('is whole or absent after the process was killed, and the next one goes on', () => {
    const at = folder();
    const script = `import { openCache } from ${JSON.stringify(path.resolve(import.meta.dirname, '../../src/store/index.ts'))};
      const cache = openCache(${JSON.stringify(at)});
      for (let n = 0; ; n += 1) { cache.put('k' + n, 'v' + n + 'x'.repeat(2000)); if (n === 3000) process.kill(process.pid, 'SIGKILL'); }`;
    const file = path.join(at, 'kill.mts');
    writeFileSync(file, script);
    const { signal } = spawnSync(process.execPath, ['--import', 'tsx', file], { cwd: path.resolve(import.meta.dirname, '../..') });
    expect(signal).toBe('SIGKILL');
    const cache = openCache(at);
    const found = Array.from({ length: 3000 }, (_, n) => cache.get(`k${n}`));
    expect(found.filter((value) => value !== undefined).length).toBeGreaterThan(0);
    expect(found.every((value, n) => value === undefined || value === `v${n}${'x'.repeat(2000)}`)).toBe(true);
    cache.close();
  });

  test('by two at once is no one’s loss', () => {
    const at = folder();
    const [one, two] = [openCache(at), openCache(at)];
    one.put('甲', '值');
    two.put('乙', '值');
    one.close();
    two.close();
    const again = openCache(at);
    expect([again.get('甲'), again.get('乙')]).toEqual(['值', '值']);
    again.close();
    expect(readdirSync(at)).toContain('cache.sqlite');
  });
});
