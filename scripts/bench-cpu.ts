// What pages cost whatever else the machine does: the processor's time of this process and of the browsers that it started. Linux only.
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds per tick of /proc: a hundred in a second on every usual system. */
const TICK = 10;

/** Milliseconds of this process, its browsers and all their processes, user and system. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 + browserTime();
}

function browserTime(): number {
  const all = processes();
  const own = new Set(all.filter((one) => one.parent === String(process.pid) && /chrom/.test(one.name)).map((one) => one.pid));
  for (let size = -1; size !== own.size;) {
    size = own.size;
    for (const one of all) if (own.has(one.parent)) own.add(one.pid);
  }
  return all.filter((one) => own.has(one.pid)).reduce((sum, one) => sum + one.ticks, 0) * TICK;
}

function processes(): { pid: string; parent: string; name: string; ticks: number }[] {
  const pids = process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return pids.flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [{ pid, parent: fields[1] ?? '', name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')), ticks: fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) }];
    } catch {
      return [];
    }
  });
}
