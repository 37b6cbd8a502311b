/** Lines of a finding's text: item, code, unit, number, message, key. */
const LINES = 6;

/** What findings are looked for by. Lines that many findings share are kept once. */
export class Words {
  private readonly lines: string[] = [];
  private readonly numbers = new Map<string, number>();
  private rows: Uint32Array;

  constructor(size: number) {
    this.rows = new Uint32Array(size * LINES);
    this.number('');
  }

  grow(size: number): void {
    const rows = new Uint32Array(size * LINES);
    rows.set(this.rows);
    this.rows = rows;
  }

  set(row: number, text: string): void {
    const lines = text.split('\n');
    // What stands behind the last line belongs to it: a message may have lines of its own.
    if (lines.length > LINES) lines.splice(LINES - 1, lines.length, lines.slice(LINES - 1).join('\n'));
    for (let n = 0; n < LINES; n += 1) this.rows[row * LINES + n] = this.number(lines[n] ?? '');
  }

  /** Which rows hold a word, which has no line break. */
  holding(word: string): (row: number) => boolean {
    const holds = Uint8Array.from(this.lines, (line) => (line.includes(word) ? 1 : 0));
    const { rows } = this;
    return (row) => {
      for (let at = row * LINES; at < (row + 1) * LINES; at += 1) if (holds[rows[at] ?? 0] === 1) return true;
      return false;
    };
  }

  private number(line: string): number {
    let number = this.numbers.get(line);
    if (number === undefined) {
      number = this.lines.length;
      this.lines.push(line);
      this.numbers.set(line, number);
    }
    return number;
  }
}
