/** A first failure keeps a worker from new jobs for so long, each further one in a row for twice as long, up to a limit. Milliseconds. */
const FIRST = 1_000;
const LONGEST = 60_000;

/**
 * How long a worker that fails takes no jobs: one that is sick (a full disk, a missing program) would else use up in moments all the
 * tries of jobs that others can do.
 */
export class Setbacks {
  private inARow = 0;
  private last = -Infinity;
  private until = -Infinity;

  /** @param now milliseconds of a steady clock */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Milliseconds for which nothing is to be taken; 0: none. */
  get wait(): number {
    return Math.max(0, this.until - this.now());
  }

  /** A job failed that was begun at that moment of the same clock. Jobs that were under way together fail as one. */
  failed(begun: number): void {
    const now = this.now();
    if (begun > this.last) {
      this.last = now;
      this.until = now + Math.min(LONGEST, FIRST * 2 ** this.inARow);
      this.inARow += 1;
    }
  }

  succeeded(): void {
    this.inARow = 0;
    this.until = -Infinity;
  }
}
