import type { Field } from '../model/field.js';
import type { Place } from '../model/place.js';
import type { Block, Stretch } from './blocks.js';
import { isVisible } from './visible.js';

/** What stands somewhere to the letter, and where. */
interface Evidence {
  raw: string;
  at: Field['at'];
}

const BLANK = /[\s\u200b-\u200f\u2060\ufeff]/;

const isBlank = (text: string, at: number): boolean => !isVisible(text.charCodeAt(at)) && BLANK.test(text.charAt(at));

/** The part of a stretch between two offsets, with its bold ranges and its evidence. */
export function slice(stretch: Stretch, start: number, end: number = stretch.text.length): Stretch {
  if (start <= 0 && end >= stretch.text.length) return stretch;
  const part: Stretch = { text: stretch.text.slice(start, end), locate: (from, to) => stretch.locate(from + start, to + start) };
  const strong = stretch.strong
    ?.map(([from, to]): [number, number] => [Math.max(from, start) - start, Math.min(to, end) - start])
    .filter(([from, to]) => to > from);
  if (strong && strong.length > 0) part.strong = strong;
  if (stretch.merge) part.merge = stretch.merge;
  return part;
}

/** Offsets of the text without blanks (zero-width characters included) at both ends, from `start` to `end`. */
export function trimRange(text: string, start = 0, end = text.length): [number, number] {
  let from = start;
  let to = end;
  while (from < to && isBlank(text, from)) from += 1;
  while (to > from && isBlank(text, to - 1)) to -= 1;
  return [from, to];
}

export function trimmed(stretch: Stretch): Stretch {
  const [from, to] = trimRange(stretch.text);
  return slice(stretch, from, to);
}

function placesOf(at: Field['at']): Place[] {
  return Array.isArray(at) ? at : [at];
}

function joined(parts: Evidence[]): Evidence {
  const places: Place[] = [];
  const seen = new Set<string>();
  for (const place of parts.flatMap((part) => placesOf(part.at))) {
    const key = JSON.stringify(place);
    if (!seen.has(key)) places.push(place);
    seen.add(key);
  }
  return { raw: parts.map((part) => part.raw).join('\n'), at: places.length === 1 && places[0] ? places[0] : places };
}

/** Several stretches as one, a line each. Its evidence is one place where the source can give one, else a list of places. */
export function join(parts: readonly Stretch[]): Stretch {
  const only = parts[0];
  if (parts.length === 1 && only) return only;
  const starts: number[] = [];
  let text = '';
  for (const part of parts) {
    if (starts.length > 0) text += '\n';
    starts.push(text.length);
    text += part.text;
  }
  const locate = (start: number, end: number): Evidence => {
    const pieces: Evidence[] = [];
    parts.forEach((part, index) => {
      const base = starts[index] ?? 0;
      const from = Math.max(start, base) - base;
      const to = Math.min(end, base + part.text.length) - base;
      if (to > from) pieces.push(part.locate(from, to));
    });
    const first = pieces[0];
    if (first && pieces.length === 1) return first;
    return only?.merge ? only.merge(pieces) : joined(pieces);
  };
  const strong = parts.flatMap((part, index) =>
    (part.strong ?? []).map(([from, to]): [number, number] => [from + (starts[index] ?? 0), to + (starts[index] ?? 0)]));
  return { text, locate, ...(strong.length > 0 ? { strong } : {}), ...(only?.merge ? { merge: only.merge } : {}) };
}

/** All stretches of blocks in reading order; a cell that spans several grid places comes once. */
export function stretchesOf(blocks: readonly Block[]): Stretch[] {
  return blocks.flatMap((block): Stretch[] => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return [block.text];
      case 'list':
        return block.items.flatMap(stretchesOf);
      case 'table':
        return [...new Set(block.rows.flat())].map((cell) => cell.text);
      case 'pair':
        return [block.label, ...stretchesOf(block.value)];
      case 'group':
        return [...(block.caption ? [block.caption] : []), ...stretchesOf(block.children)];
    }
  });
}

/** The whole text of blocks as one stretch, without empty lines at its ends. */
export function wholeText(blocks: readonly Block[]): Stretch | undefined {
  const parts = stretchesOf(blocks).map(trimmed).filter((part) => part.text !== '');
  return parts.length > 0 ? join(parts) : undefined;
}

/** A field for a whole stretch; blanks at its ends do not belong to it. `undefined` for an empty one. */
export function fieldOf<T>(stretch: Stretch, value: T | undefined): Field<T> | undefined {
  const [from, to] = trimRange(stretch.text);
  if (to <= from) return undefined;
  const { raw, at } = stretch.locate(from, to);
  return { value, text: stretch.text.slice(from, to), raw, at };
}

/** Ranges of the lines of a text, line breaks left out. */
export function lineRanges(text: string): [number, number][] {
  const ranges: [number, number][] = [];
  let start = 0;
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', start)) {
    ranges.push([start, index]);
    start = index + 1;
  }
  ranges.push([start, text.length]);
  return ranges;
}

/** The lines of a stretch that are not blank. */
export function lines(stretch: Stretch): Stretch[] {
  return lineRanges(stretch.text)
    .map(([from, to]) => trimmed(slice(stretch, from, to)))
    .filter((line) => line.text !== '');
}
