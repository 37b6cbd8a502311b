import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { shanghaiTime } from '../model/shanghai-time.js';

export interface LogFile {
  /** Appends a line; begins a new file where the day is another or this one is full. What cannot be written is said to `complain`, and why is returned. */
  write(line: string): Error | undefined;
  close(): void;
}

/**
 * A log that keeps itself small: `service.log` goes on, full days and full files stand beside it as `service.log.20260101-093000`, the newest
 * `keep` of them. Lines are whole: a process that is killed leaves at most the last one cut. A full disk ends no service: the next line tries anew.
 */
export function openLogFile(file: string, { megabytes, keep, clock = () => Date.now(), complain = toStandardError }: { megabytes: number; keep: number; clock?: () => number; complain?: (text: string) => void }): LogFile {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const most = megabytes * 1024 * 1024;
  const today = (): string => shanghaiTime(clock()).slice(0, 10);
  let handle: number | undefined = openSync(file, 'a', 0o600);
  const { size: before, mtimeMs } = fstatSync(handle);
  let size = before;
  let day = size === 0 ? today() : shanghaiTime(mtimeMs).slice(0, 10);

  const end = (): void => {
    if (handle !== undefined) closeSync(handle);
    handle = undefined;
  };

  const rotate = (): void => {
    end();
    const stamp = shanghaiTime(clock()).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
    let target = `${file}.${stamp}`;
    for (let number = 1; readdirSync(path.dirname(path.resolve(file))).includes(path.basename(target)); number += 1) target = `${file}.${stamp}-${String(number).padStart(3, '0')}`;
    renameSync(file, target);
    const old = new RegExp(`^${path.basename(file).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\.\\d{8}-\\d{6}(?:-\\d{3})?$`);
    const names = readdirSync(path.dirname(path.resolve(file))).filter((name) => old.test(name)).sort();
    for (const name of names.slice(0, Math.max(0, names.length - keep))) rmSync(path.join(path.dirname(path.resolve(file)), name), { force: true });
    size = 0;
    day = today();
  };

  return {
    write(line) {
      const bytes = Buffer.from(line.endsWith('\n') ? line : `${line}\n`);
      try {
        if (size > 0 && (size + bytes.length > most || day !== today())) rotate();
        handle ??= openSync(file, 'a', 0o600);
        appendFileSync(handle, bytes);
        size += bytes.length;
        return undefined;
      } catch (cause) {
        const error = cause instanceof Error ? cause : new Error(String(cause));
        complain(`日志写不进“${file}”（${error.message}）：${line.trimEnd()}\n`);
        return error;
      }
    },
    close: end,
  };
}

/** Past the streams, which may go to the log themselves. */
function toStandardError(text: string): void {
  try {
    writeSync(2, text);
  } catch {
    // Nobody listens there either.
  }
}

type Told = (error?: Error | null) => void;

/** Lets what this process says go to the log as well as nowhere else, each line with its time; who asks is told where it could not be written. */
export function sayToLog(log: LogFile, streams: readonly Pick<NodeJS.WriteStream, 'write'>[] = [process.stdout, process.stderr]): void {
  for (const stream of streams) {
    stream.write = (text: string | Uint8Array, encoding?: BufferEncoding | Told, told?: Told): boolean => {
      const tell = typeof encoding === 'function' ? encoding : told;
      let failed: Error | undefined;
      for (const line of String(text).split('\n').filter((one) => one.trim() !== '')) failed = log.write(line.startsWith('{') ? line : JSON.stringify({ time: shanghaiTime(Date.now()), said: line })) ?? failed;
      if (tell) process.nextTick(tell, failed);
      return true;
    };
  }
}
