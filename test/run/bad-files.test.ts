import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { precheckFiles } from '../../src/run/precheck-files.js';
import { Prechecker } from '../../src/run/prechecker.js';
import { UserProblem } from '../../src/run/problem.js';
import { badFiles, type BadFile } from './bad-files.js';

const NOW = new Date('2018-09-20T09:00:00+08:00');
let folder: string;
let files: BadFile[];
let checker: Prechecker;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhinan-bad-'));
  files = await badFiles(folder);
  checker = await Prechecker.open({ apart: true });
});
afterAll(() => {
  checker.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is said of a file; undefined where it was read. */
async function said(file: string): Promise<string | undefined> {
  try {
    const found = await precheckFiles([file]);
    const sentences: string[] = [];
    for await (const one of checker.check(found.files, NOW)) if (one.unreadable !== undefined) sentences.push(one.unreadable);
    return sentences.length > 0 ? sentences.join('\n') : undefined;
  } catch (cause) {
    if (cause instanceof UserProblem) return cause.message;
    throw cause;
  }
}

test('every bad file gets a sentence of its own kind, and none ends the process that checks', async () => {
  const wrong: string[] = [];
  for (const file of files) {
    const sentence = await said(file.path);
    const ok = file.says === undefined ? sentence === undefined : sentence !== undefined && file.says.test(sentence) && /。$/.test(sentence);
    if (!ok) wrong.push(`${file.kind}: ${sentence ?? '(read)'}`);
  }
  expect(wrong).toEqual([]);
  expect(files.length).toBeGreaterThan(60);
});
