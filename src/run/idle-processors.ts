import { cpus } from 'node:os';

interface Times {
  idle: number;
  all: number;
}

function timesNow(): Times {
  const times = cpus().map((one) => one.times);
  return { idle: times.reduce((sum, { idle }) => sum + idle, 0), all: times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0) };
}

/** How many of the machine's processors had nothing to do, by the system's own count, whoever kept the others busy. */
export class IdleProcessors {
  private before = timesNow();

  /** On average since the last time it was asked; 0 where the system does not tell. */
  sinceLast(): number {
    const now = timesNow();
    const { idle, all } = { idle: now.idle - this.before.idle, all: now.all - this.before.all };
    this.before = now;
    return all > 0 ? (cpus().length * idle) / all : 0;
  }
}
