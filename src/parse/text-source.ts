import type { TextPlace } from '../model/place.js';
import type { Stretch } from './blocks.js';

/** Units of a text that stand in the source one after the other; with `to`, units that each stand for the whole of a range (an entity). */
export interface Run {
  at: number;
  length: number;
  from: number;
  to?: number;
}

function runAt(runs: readonly Run[], index: number): Run | undefined {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.at ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return runs[low];
}

/** Where a unit begins in the source; that of the last one for those behind it. */
function startOf(runs: readonly Run[], index: number): number {
  const run = runAt(runs, index);
  if (!run) return 0;
  return run.to === undefined ? run.from + Math.min(index - run.at, run.length - 1) : run.from;
}

function endOf(runs: readonly Run[], index: number): number | undefined {
  const run = runAt(runs, index);
  if (!run || index >= run.at + run.length) return undefined;
  return run.to ?? run.from + index - run.at + 1;
}

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

  /** A stretch of which `runs` say where its units stand, in order and without a gap. */
  stretch(text: string, runs: readonly Run[], strong: [number, number][] = []): Stretch {
    return {
      text,
      locate: (start, end) => {
        const first = startOf(runs, start);
        return this.evidence(first, end > start ? Math.max(endOf(runs, end - 1) ?? first, first) : first);
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
    return this.stretch(this.text.slice(start, end), end > start ? [{ at: 0, length: end - start, from: start }] : []);
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
