/** Places for work that takes a processor: so many at once, as many again may wait. */
export class Room {
  private busy = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly places: number) {}

  /** Whether one more would wait no longer than is worth it; else somebody else had better do it. */
  get open(): boolean {
    return this.waiting.length < this.places;
  }

  async within<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy >= this.places) await new Promise<void>((turn) => this.waiting.push(turn));
    else this.busy += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }
}
