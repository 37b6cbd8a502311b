import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import process from 'node:process';

/** What a process has taken: bytes resident, seconds of a processor. */
export interface Taken {
  bytes: number;
  seconds: number;
}

const PAGE = 4096;
/** Linux counts 100 ticks a second on every machine that Node runs on (sysconf(_SC_CLK_TCK)). */
const TICKS = 100;

/** What another process has taken so far; `undefined` where the system does not say (it has ended, or the system is Windows). */
export async function takenBy(pid: number): Promise<Taken | undefined> {
  try {
    if (process.platform === 'linux') {
      const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return { bytes: Number(fields[21]) * PAGE, seconds: (Number(fields[11]) + Number(fields[12])) / TICKS };
    }
    return process.platform === 'win32' ? undefined : await byPs(pid);
  } catch {
    return undefined;
  }
}

function byPs(pid: number): Promise<Taken | undefined> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=,time=', '-p', String(pid)], (error, out) => {
      const [, size, time] = /(\d+)\s+([\d:.]+)/.exec(error ? '' : out) ?? [];
      resolve(size === undefined || time === undefined ? undefined : { bytes: Number(size) * 1024, seconds: time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) });
    });
  });
}
