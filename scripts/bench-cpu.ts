// What pages cost whatever else the machine does: the processor's time of this process and of the browsers that it started. Linux only.
import { processes } from './processor.js';

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
  return all.filter((one) => own.has(one.pid)).reduce((sum, one) => sum + one.own + one.ended, 0);
}
