// Figures of the benches: measured side by side in one run, told as ratios, in a table for people and as JSON lines for comparing versions.
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';

/** One figure. Times are milliseconds for one piece of work; `ratio` is how many times ours the other takes, or the other way round. */
export interface Figure {
  /** Stays the same between versions. */
  name: string;
  what: string;
  ours: number;
  other: number;
  against: string;
  /** Median of the rounds' ratios, and the least and greatest of them. */
  ratio: number;
  low: number;
  high: number;
  /** `faster`: other ÷ ours, more is better; `times`: ours ÷ other, less is better. */
  sense: 'faster' | 'times';
  goal?: number;
}

/** Work on all pieces of a bench, and what it takes for one piece in milliseconds. Nothing outside the measured work counts. */
export interface Contender {
  pieces: number;
  /** What a pass needs anew, outside the time. */
  prepare?: () => void;
  /** Milliseconds of the pass, where the contender measures itself (another process); else the time around it counts. */
  pass: () => unknown;
}

export interface Rates {
  median: Record<string, number>;
  /** Milliseconds for one piece, round by round. */
  rounds: Record<string, number[]>;
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Lets contenders take turns (A B A B …): some rounds for warming up, then those that count. */
export async function race(contenders: Record<string, Contender>, { warm = 2, rounds = 7 }: { warm?: number; rounds?: number } = {}): Promise<Rates> {
  const taken: Record<string, number[]> = {};
  for (let round = 0; round < warm + rounds; round += 1) {
    for (const [name, { pieces, prepare, pass }] of Object.entries(contenders)) {
      prepare?.();
      // What the others and the preparation left behind is not collected in this one's time.
      globalThis.gc?.();
      const begun = performance.now();
      const own = await pass();
      const time = typeof own === 'number' ? own : performance.now() - begun;
      if (round >= warm) (taken[name] ??= []).push(time / pieces);
    }
  }
  return { median: Object.fromEntries(Object.entries(taken).map(([name, times]) => [name, median(times)])), rounds: taken };
}

/** The figure of one contender against another, round by round. */
export function figure(rates: Rates, about: Pick<Figure, 'name' | 'what' | 'sense' | 'goal'> & { ours: string; against: string }): Figure {
  const [ours, others] = [rates.rounds[about.ours] ?? [], rates.rounds[about.against] ?? []];
  const ratios = ours.map((time, round) => (about.sense === 'faster' ? (others[round] ?? 0) / time : time / (others[round] ?? Infinity)));
  return { ...about, ours: median(ours), other: median(others), ratio: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios) };
}

export const isMet = ({ ratio, sense, goal }: Figure): boolean => goal === undefined || (sense === 'faster' ? ratio >= goal : ratio <= goal);

const digits = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const time = (ms: number): string => (ms < 1 ? `${(ms * 1000).toFixed(ms < 0.01 ? 1 : 0)} µs` : `${digits(ms)} ms`);

/** The table in Markdown. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((one) => {
    const goal = one.goal === undefined ? '–' : `${one.sense === 'faster' ? '≥' : '≤'} ${one.goal} ${isMet(one) ? 'ok' : 'MISS'}`;
    return [one.what, one.against, time(one.ours), time(one.other), `${digits(one.ratio)} × ${one.sense === 'faster' ? 'faster' : 'as long'}`, `${digits(one.low)} – ${digits(one.high)}`, goal];
  });
  return [['what', 'against', 'ours', 'theirs', 'ratio', 'of the rounds', 'goal'], ['---', '---', '---:', '---:', '---:', '---:', '---'], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** One line for each figure, and one before them with what they were measured on. */
export function jsonLines(figures: readonly Figure[]): string {
  let commit = '';
  try {
    commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    // A package without its history has none.
  }
  const about = { bench: 1, commit, node: process.version, platform: `${process.platform}-${process.arch}`, processor: cpus()[0]?.model ?? '', cores: cpus().length, load: loadavg()[0] ?? 0 };
  return [about, ...figures.map((one) => ({ ...one, met: isMet(one) }))].map((line) => `${JSON.stringify(line)}\n`).join('');
}
