/** Milliseconds for which what a worker holds stays its own without a sign of life. */
export const LEASE = 15_000;
/** Between two signs of life. */
export const BEAT = 2_000;
/** So long before the end of its lease a worker that could give no sign of life sends nothing any more. */
export const MARGIN = 4_000;

/**
 * Whether a worker may still take for its own what it holds. Two clocks are asked: one stands still while the machine sleeps, the other
 * one may be set.
 */
export class Life {
  private steady = performance.now();
  private wall = Date.now();

  constructor(private readonly lease: number) {}

  /** A moment, to be taken before a sign of life is sent. */
  static moment(): { steady: number; wall: number } {
    return { steady: performance.now(), wall: Date.now() };
  }

  /** A sign of life that was begun then has been heard. */
  renewed({ steady, wall }: { steady: number; wall: number }): void {
    this.steady = steady;
    this.wall = wall;
  }

  /** Milliseconds left in which the worker may act. */
  get left(): number {
    const gone = Math.max(performance.now() - this.steady, Date.now() - this.wall);
    return this.lease - Math.min(MARGIN, this.lease / 3) - gone;
  }
}
