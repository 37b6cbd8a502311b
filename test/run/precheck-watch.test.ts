import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchPrecheck } from '../../src/run/precheck-watch.js';
import { GUIDE } from './bad-files.js';

const NOW = (): Date => new Date('2018-09-20T09:00:00+08:00');
const ENTRY = (limit: string): string => `---\n版本: 2018-09\n施行日期: 2018-09-15\n---\n\n# 居住证申领\n\n- 基本编码：330109001000\n- 事项名称：居住证申领\n- 承诺办结时限：${limit}\n`;

let folder: string;
let stop: AbortController;
let printed: string[];
let ended: Promise<void>;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhinan-watch-'));
  mkdirSync(path.join(folder, 'handbook'));
  writeFileSync(path.join(folder, 'handbook', '330109001000.md'), ENTRY('5个工作日'));
  writeFileSync(path.join(folder, 'a.md'), GUIDE);
  stop = new AbortController();
  printed = [];
});
afterEach(async () => {
  stop.abort();
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

const saw = (text: string | RegExp): Promise<void> => vi.waitFor(() => expect(printed.join('')).toMatch(text), { timeout: 60_000, interval: 20 });

async function watching(...named: string[]): Promise<void> {
  ended = watchPrecheck(named, { handbook: path.join(folder, 'handbook') }, (text) => printed.push(text), stop.signal, NOW);
  await saw('正在留意文件变化');
  expect(printed[0]).toContain('没有发现问题');
  printed.length = 0;
}

test('checks a file again when it is written', async () => {
  await watching(path.join(folder, 'a.md'));
  writeFileSync(path.join(folder, 'a.md'), GUIDE.replace('5个工作日', '10个工作日'));
  await saw('承诺时限长于手册');
});

test('checks a file again when another is put in its place, as office programs save, and a new file of a folder', async () => {
  mkdirSync(path.join(folder, 'guides'));
  writeFileSync(path.join(folder, 'guides', 'a.md'), GUIDE);
  await watching(path.join(folder, 'guides'));
  writeFileSync(path.join(folder, 'new'), GUIDE.replace('5个工作日', '10个工作日'));
  renameSync(path.join(folder, 'new'), path.join(folder, 'guides', 'a.md'));
  await saw('承诺时限长于手册');
  printed.length = 0;
  writeFileSync(path.join(folder, 'guides', 'b.md'), GUIDE.replace('5个工作日', '20个工作日'));
  await saw(/b\.md[\s\S]*承诺时限长于手册/);
});

test('checks all files again when the handbook changes', async () => {
  await watching(path.join(folder, 'a.md'));
  writeFileSync(path.join(folder, 'handbook', '330109001000.md'), ENTRY('3个工作日'));
  await saw('承诺时限长于手册');
});
