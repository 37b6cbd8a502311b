import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLogFile, sayToLog } from '../../src/cli/log-file.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'log-'));
  file = path.join(folder, '记录', 'service.log');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const all = (): string[] => readdirSync(path.dirname(file)).sort();
const linesOf = (name: string): string[] => readFileSync(path.join(path.dirname(file), name), 'utf8').split('\n').filter(Boolean);

test('a full file makes room, the newest are kept, and no line is lost before that', () => {
  let now = Date.parse('2026-11-20T09:00:00+08:00');
  const log = openLogFile(file, { megabytes: 100 / (1024 * 1024), keep: 3, clock: () => now });
  for (let number = 0; number < 20; number += 1) {
    log.write(`line ${String(number).padStart(2, '0')} ${'x'.repeat(30)}`);
    now += 1000;
  }
  log.close();
  expect(all().length).toBe(4);
  expect(all().flatMap(linesOf).map((line) => line.slice(5, 7)).sort()).toEqual(Array.from({ length: 8 }, (_, n) => String(12 + n)));
});

test('two full files in one second do not meet', () => {
  const log = openLogFile(file, { megabytes: 20 / (1024 * 1024), keep: 9, clock: () => Date.parse('2026-11-20T09:00:00+08:00') });
  for (let number = 0; number < 5; number += 1) log.write(`line ${number} ${'x'.repeat(10)}`);
  log.close();
  expect(all().flatMap(linesOf).length).toBe(5);
});

test('another day has another file, as Beijing counts days', () => {
  let now = Date.parse('2026-11-20T23:59:00+08:00');
  const log = openLogFile(file, { megabytes: 1, keep: 9, clock: () => now });
  log.write('before');
  now += 120_000;
  log.write('after');
  log.close();
  expect(all()).toEqual(['service.log', 'service.log.20261121-000100']);
  expect(linesOf('service.log')).toEqual(['after']);
});

test('a line that cannot be written is told, to whoever asks as well, and the next one tries anew', async () => {
  const complaints: string[] = [];
  const log = openLogFile(file, { megabytes: 20 / (1024 * 1024), keep: 9, complain: (text) => complaints.push(text) });
  const stream: Pick<NodeJS.WriteStream, 'write'> = { write: () => true };
  sayToLog(log, [stream]);
  const said = (text: string): Promise<Error | null | undefined> => new Promise((resolve) => stream.write(text, resolve));
  expect(await said('{"n":1}\n')).toBeUndefined();
  // A full file makes room, where no room can be made: its folder is gone.
  rmSync(path.dirname(file), { recursive: true });
  expect((await said('{"n":2,"x":"xxxxxxxx"}\n'))?.message).toContain('ENOENT');
  expect(await new Promise((resolve) => stream.write('{"n":3,"x":"xxxxxxxx"}\n', 'utf8', resolve))).toBeInstanceOf(Error);
  expect(complaints).toEqual([expect.stringMatching(/^日志写不进“.*service\.log”（ENOENT.*）：\{"n":2/), expect.stringContaining('{"n":3')]);
  mkdirSync(path.dirname(file));
  writeFileSync(file, '');
  expect(await said('{"n":4,"x":"xxxxxxxx"}\n')).toBeUndefined();
  log.close();
  expect(all().flatMap(linesOf)).toEqual(['{"n":4,"x":"xxxxxxxx"}']);
});
