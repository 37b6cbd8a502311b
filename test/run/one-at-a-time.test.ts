import { spawn } from 'node:child_process';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { oneAtATime } from '../../src/run/one-at-a-time.js';
import { folders } from './small-city.js';

const made = folders();
afterEach(() => made.remove());

/** A process that lives until it is ended. */
function living() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return { pid: child.pid ?? 0, end: () => (child.kill('SIGKILL'), ended) };
}

describe('one run at a time in a folder', () => {
  test('does the work, marks the folder meanwhile, and takes the mark away', async () => {
    const mark = path.join(made.open(), '.running');
    expect(await oneAtATime(path.dirname(mark), async () => readFileSync(mark, 'utf8'))).toBe(`${process.pid} ${hostname()}`);
    await expect(oneAtATime(path.dirname(mark), () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
    expect(existsSync(mark)).toBe(false);
  });

  test('says who is at it', async () => {
    const mark = path.join(made.open(), '.running');
    const other = living();
    writeFileSync(mark, `${other.pid} ${hostname()}`);
    let begun = false;
    await expect(oneAtATime(path.dirname(mark), async () => { begun = true; })).rejects.toMatchObject({ exitCode: 1, message: expect.stringMatching(new RegExp(`已有一次核查在进行（进程 ${other.pid}）.*请`)) });
    expect({ begun, mark: existsSync(mark) }).toEqual({ begun: false, mark: true });
    await other.end();
    expect(await oneAtATime(path.dirname(mark), () => Promise.resolve('done'))).toBe('done');
  });

  test.each([['of a process that has ended', `999999999 ${hostname()}`], ['that is empty', ''], ['of no process', `x ${hostname()}`]])('a mark %s is no hindrance', async (_what, text) => {
    const mark = path.join(made.open(), '.running');
    writeFileSync(mark, text);
    expect(await oneAtATime(path.dirname(mark), () => Promise.resolve('done'))).toBe('done');
  });

  test('nor one from before the machine was started, whoever bears its number now', async () => {
    const mark = path.join(made.open(), '.running');
    const other = living();
    writeFileSync(mark, `${other.pid} ${hostname()}`);
    utimesSync(mark, 1, 1);
    expect(await oneAtATime(path.dirname(mark), () => Promise.resolve('done'))).toBe('done');
    await other.end();
  });

  test('of another machine it cannot be known', async () => {
    const mark = path.join(made.open(), '.running');
    writeFileSync(mark, '1 elsewhere');
    await expect(oneAtATime(path.dirname(mark), () => Promise.resolve())).rejects.toThrow('电脑“elsewhere”');
  });
});
