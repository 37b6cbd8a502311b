// Time of processors that processes have taken, as /proc tells it; whatever else the machine does. Linux only, 0 elsewhere.
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds per tick of /proc: a hundred in a second on every usual system. */
const TICK = 10;

export interface Process {
  pid: string;
  parent: string;
  name: string;
  /** Milliseconds, user and system. */
  own: number;
  /** Those of its children that ended and were waited for. */
  ended: number;
}

/** Milliseconds that a process has taken, its threads included, its children not; 0 where there is none. */
export const processorOf = (pid: number | string): number => processOf(pid)?.own ?? 0;

/** A process as it is now; undefined where there is none. */
export function processOf(pid: number | string): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Behind the name in brackets: state, parent, then numbers.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
    return { pid: String(pid), parent: fields[1] ?? '', name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')), own: ((user ?? 0) + (system ?? 0)) * TICK, ended: ((endedUser ?? 0) + (endedSystem ?? 0)) * TICK };
  } catch {
    return undefined;
  }
}

/** All processes of this machine that may be seen. */
export const processes = (): Process[] => (process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []).flatMap((pid) => processOf(pid) ?? []);
