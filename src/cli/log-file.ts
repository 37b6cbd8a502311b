import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { shanghaiTime } from '../model/shanghai-time.js';

export interface LogFile {
  /** Appends a line; begins a new file where the day is another or this one is full. */
  write(line: string): void;
  close(): void;
}

/**
 * A log that keeps itself small: `service.log` goes on, full days and full files stand beside it as `service.log.20260101-093000`, the newest
 * `keep` of them. Lines are whole: a process that is killed leaves at most the last one cut.
 */
export function openLogFile(file: string, { megabytes, keep, clock = () => Date.now() }: { megabytes: number; keep: number; clock?: () => number }): LogFile {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const most = megabytes * 1024 * 1024;
  const today = (): string => shanghaiTime(clock()).slice(0, 10);
  let handle = openSync(file, 'a', 0o600);
  const { size: before, mtimeMs } = fstatSync(handle);
  let size = before;
  let day = size === 0 ? today() : shanghaiTime(mtimeMs).slice(0, 10);

  const rotate = (): void => {
    closeSync(handle);
    const stamp = shanghaiTime(clock()).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
    let target = `${file}.${stamp}`;
    for (let number = 1; readdirSync(path.dirname(path.resolve(file))).includes(path.basename(target)); number += 1) target = `${file}.${stamp}-${String(number).padStart(3, '0')}`;
    renameSync(file, target);
    const old = new RegExp(`^${path.basename(file).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\.\\d{8}-\\d{6}(?:-\\d{3})?$`);
    const names = readdirSync(path.dirname(path.resolve(file))).filter((name) => old.test(name)).sort();
    for (const name of names.slice(0, Math.max(0, names.length - keep))) rmSync(path.join(path.dirname(path.resolve(file)), name), { force: true });
    handle = openSync(file, 'a', 0o600);
    size = 0;
    day = today();
  };

  return {
    write(line) {
      const bytes = Buffer.from(line.endsWith('\n') ? line : `${line}\n`);
      if (size > 0 && (size + bytes.length > most || day !== today())) rotate();
      appendFileSync(handle, bytes);
      size += bytes.length;
    },
    close: () => closeSync(handle),
  };
}

/** Lets what this process says go to the log as well as nowhere else, each line with its time. */
export function sayToLog(log: LogFile): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (text: string | Uint8Array): boolean => {
      for (const line of String(text).split('\n').filter((one) => one.trim() !== '')) log.write(line.startsWith('{') ? line : JSON.stringify({ time: shanghaiTime(Date.now()), said: line }));
      return true;
    };
  }
}
