import type { Block, Stretch } from './blocks.js';
import { afterMarker, numberingAt, type Numbering } from './numbering.js';
import { join, lineRanges, slice, stretchesOf, trimmed } from './stretch.js';

/** One entry of a list, whether the format knows it as a list or its numbers stand in the text. */
export interface Item {
  /** First line without its number. */
  head: Stretch;
  /** What follows in the same entry. */
  rest: Stretch[];
}

/** A line without the number before it. */
export function unmarked(line: Stretch): Stretch {
  const text = trimmed(line);
  return trimmed(slice(text, afterMarker(text.text)));
}

function sameLevel(a: Numbering | undefined, b: Numbering | undefined): boolean {
  return a?.style === b?.style;
}

/** `1.收件 2.受理 3.审查` in one line: offsets of the numbers, where they count 1, 2, 3 …; else only the start. */
function inlineStarts(text: string): number[] {
  const first = numberingAt(text);
  if (!first || first.ordinal !== 1) return [0];
  const starts = [0];
  let wanted = 2;
  for (let at = first.end; at < text.length; at += 1) {
    if (!/[\s；;。，,、）)】]/.test(text.charAt(at - 1)) && !/[①-⑳⑴-⒇（(]/.test(text.charAt(at))) continue;
    if (/\s/.test(text.charAt(at))) continue;
    const number = numberingAt(text, at);
    if (number && number.style === first.style && number.ordinal === wanted) {
      starts.push(at);
      wanted += 1;
      at = number.end - 1;
    }
  }
  return starts;
}

/** `变更：` before a line that counts from 1 again stands over the entries that follow and belongs to none before it. */
function isCaption(line: string, next: string | undefined, level: Numbering | undefined): boolean {
  if (!level || next === undefined || !/^.{1,30}[：:]$/.test(line)) return false;
  const number = numberingAt(next);
  return number?.ordinal === 1 && sameLevel(number, level);
}

/** Lines of running text as entries: numbered lines begin one and lines of another level belong to it; without numbers each line is one. */
function itemsOfLines(texts: readonly Stretch[]): Item[] {
  const all = texts.flatMap((text) => lineRanges(text.text).map(([from, to]) => trimmed(slice(text, from, to)))).filter((line) => line.text !== '');
  const lines = all.flatMap((line) => {
    const starts = inlineStarts(line.text);
    return starts.map((start, index) => trimmed(slice(line, start, starts[index + 1] ?? line.text.length)));
  });
  const numbered = lines.filter((line) => numberingAt(line.text));
  const level = numberingAt(numbered[0]?.text ?? '');
  const items: Item[] = [];
  for (const [at, line] of lines.entries()) {
    const number = numberingAt(line.text);
    const last = items.at(-1);
    if (/^(?:注|备注|说明|以上|上述)[：:材各]/.test(line.text) || (!number && isCaption(line.text, lines[at + 1]?.text, level))) items.push({ head: line, rest: [] });
    else if (level && last && numbered.length > 1 && items.length > 0 && (!number || !sameLevel(number, level))) last.rest.push(line);
    else items.push({ head: unmarked(line), rest: [] });
  }
  // An arrow between two lines of a drawn flow is no entry.
  return items.filter((item) => item.head.text !== '' && !/^[\s→↓⇓⇒↘▼|-]+$/.test(item.head.text));
}

/** Entries of a value: list items, numbered lines, else one for each line. Tables are left to their own readers. */
export function itemsOf(blocks: readonly Block[]): Item[] {
  const items: Item[] = [];
  let texts: Stretch[] = [];
  const flush = (): void => {
    items.push(...itemsOfLines(texts));
    texts = [];
  };
  for (const block of blocks) {
    if (block.type === 'paragraph') texts.push(block.text);
    else if (block.type === 'list') {
      flush();
      for (const entry of block.items) {
        const [first, ...others] = stretchesOf(entry);
        if (!first) continue;
        const lines = lineRanges(first.text).map(([from, to]) => trimmed(slice(first, from, to))).filter((line) => line.text !== '');
        const head = lines[0];
        if (head) items.push({ head: unmarked(head), rest: [...lines.slice(1), ...others.map(trimmed).filter((text) => text.text !== '')] });
      }
    } else if (block.type === 'group') {
      flush();
      items.push(...itemsOf(block.children));
    } else if (block.type === 'pair') {
      flush();
      const value = stretchesOf(block.value);
      items.push({ head: trimmed(block.label), rest: value });
    }
  }
  flush();
  return items;
}

/** Head and rest of an entry as one text. */
export function wholeItem(item: Item): Stretch {
  return item.rest.length === 0 ? item.head : join([item.head, ...item.rest]);
}
