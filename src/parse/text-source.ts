import type { TextPlace } from '../model/place.js';
import type { Stretch } from './blocks.js';

/** Decoded text with the way from an offset to line and column: 1-based, UTF-16 units, lines end at `\n`. */
export class TextSource {
  private readonly starts: number[] = [0];

  constructor(readonly text: string, readonly snapshot: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** Start offset of a line, 1-based. */
  lineStart(line: number): number {
    return this.starts[line - 1] ?? this.text.length;
  }

  place(start: number, end: number): TextPlace {
    const [line, column] = this.position(start);
    const [endLine, endColumn] = this.position(end);
    return { snapshot: this.snapshot, kind: 'text', line, column, endLine, endColumn };
  }

  evidence(start: number, end: number): { raw: string; at: TextPlace } {
    return { raw: this.text.slice(start, end), at: this.place(start, end) };
  }

  /** A stretch whose n-th unit stands at `from[n]` to `to[n]` of the source. */
  stretch(text: string, from: readonly number[], to: readonly number[], strong: [number, number][] = []): Stretch {
    return {
      text,
      locate: (start, end) => {
        const last = Math.max(start, end - 1);
        const first = from[start] ?? from.at(-1) ?? 0;
        return this.evidence(first, end > start ? Math.max(to[last] ?? first, first) : first);
      },
      merge: (parts) => {
        const places = parts.flatMap((part) => part.at).filter((place): place is TextPlace => place.kind === 'text');
        const starts = places.map((place) => this.lineStart(place.line) + place.column - 1);
        const ends = places.map((place) => this.lineStart(place.endLine) + place.endColumn - 1);
        return this.evidence(Math.min(...starts), Math.max(...ends));
      },
      ...(strong.length > 0 ? { strong } : {}),
    };
  }

  /** A stretch of the source as it stands. */
  plain(start: number, end: number): Stretch {
    const from = Array.from({ length: end - start }, (_, index) => start + index);
    return this.stretch(this.text.slice(start, end), from, from.map((at) => at + 1));
  }

  private position(offset: number): [number, number] {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return [low + 1, offset - (this.starts[low] ?? 0) + 1];
  }
}
