/** A column of few different values: each row holds the number of its value. */
export class Column {
  readonly values: (string | null)[] = [];
  private readonly numbers = new Map<string | null, number>();
  private ranked: Float64Array = new Float64Array(0);
  rows: Uint32Array;

  constructor(size: number) {
    this.rows = new Uint32Array(size);
  }

  grow(size: number): void {
    const rows = new Uint32Array(size);
    rows.set(this.rows);
    this.rows = rows;
  }

  set(row: number, value: string | null): void {
    let number = this.numbers.get(value);
    if (number === undefined) {
      number = this.values.length;
      this.values.push(value);
      this.numbers.set(value, number);
    }
    this.rows[row] = number;
  }

  get(row: number): string | null {
    return this.values[this.rows[row] ?? 0] ?? null;
  }

  /** Which values are wanted, by number. */
  wanted(is: (value: string | null) => boolean): Uint8Array {
    return Uint8Array.from(this.values, (value) => (is(value) ? 1 : 0));
  }

  /** Where each value stands in order of code points, `null` last, by number. */
  ranks(): Float64Array {
    if (this.ranked.length === this.values.length) return this.ranked;
    const order = this.values.map((value, number) => ({ bytes: Buffer.from(value ?? ''), none: value === null ? 1 : 0, number })).sort((a, b) => a.none - b.none || Buffer.compare(a.bytes, b.bytes));
    this.ranked = new Float64Array(order.length);
    for (const [rank, { number }] of order.entries()) this.ranked[number] = rank;
    return this.ranked;
  }
}
