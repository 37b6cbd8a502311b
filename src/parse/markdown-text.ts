import type { Nodes, PhrasingContent } from 'mdast';
import type { Stretch } from './blocks.js';
import type { Run, TextSource } from './text-source.js';

interface Span {
  text: string;
  runs: Run[];
  strong: [number, number][];
}

/** Maps each unit of what Markdown read to the source: escapes, entities and the indentation of continued lines are skipped. */
function align(value: string, source: string, start: number, end: number, out: Span): void {
  let at = start;
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charAt(index);
    while (at < end && source.charAt(at) !== unit) {
      if (source.charAt(at) === '&') {
        const stop = source.indexOf(';', at);
        if (stop > at && stop < Math.min(end, at + 34)) break;
      }
      if (unit === '\ufffd' && source.charAt(at) === '\0') break;
      at += 1;
    }
    if (at >= end) {
      // The rest cannot be matched unit by unit: its evidence is the whole node.
      for (let rest = index; rest < value.length; rest += 1) push(out, value.charAt(rest), start, end);
      return;
    }
    if (source.charAt(at) === unit || source.charAt(at) !== '&') {
      push(out, unit, at, at + 1);
      at += 1;
      continue;
    }
    const stop = source.indexOf(';', at) + 1;
    push(out, unit, at, stop);
    const next = value.charCodeAt(index + 1);
    if (next >= 0xdc00 && next <= 0xdfff) {
      push(out, value.charAt(index + 1), at, stop);
      index += 1;
    }
    at = stop;
  }
}

/** Units that stand for a range of the source; of as many units, each for its own. */
function push(out: Span, units: string, from: number, to: number): void {
  if (units === '') return;
  const last = out.runs.at(-1);
  const own = units.length === to - from;
  if (own && last && last.to === undefined && last.from + last.length === from) last.length += units.length;
  else out.runs.push(own ? { at: out.text.length, length: units.length, from } : { at: out.text.length, length: units.length, from, to });
  out.text += units;
}

const BREAK = /^<br\s{0,3}\/?>$/i;

function walk(node: Nodes, source: string, shift: number, out: Span): void {
  const start = (node.position?.start.offset ?? 0) + shift;
  const end = (node.position?.end.offset ?? start - shift) + shift;
  switch (node.type) {
    case 'text':
      if (source.slice(start, end) === node.value) push(out, node.value, start, end);
      else align(node.value, source, start, end, out);
      return;
    case 'break':
      push(out, '\n', start, end);
      return;
    case 'inlineCode':
    case 'code':
      align(node.value, source, start, end, out);
      return;
    case 'html':
      if (BREAK.test(node.value)) push(out, '\n', start, end);
      else withoutTags(source, start, end, out);
      return;
    case 'image':
      return;
    case 'strong': {
      const first = out.text.length;
      for (const child of node.children) walk(child, source, shift, out);
      if (out.text.length > first) out.strong.push([first, out.text.length]);
      return;
    }
    default:
      if ('children' in node) for (const child of node.children) walk(child, source, shift, out);
  }
}

/** Text of a piece of HTML inside Markdown: tags left out, `<br>` and `</p>` as line breaks. */
function withoutTags(source: string, start: number, end: number, out: Span): void {
  let at = start;
  while (at < end) {
    const open = source.indexOf('<', at);
    const stop = open < 0 || open >= end ? end : open;
    push(out, source.slice(at, stop), at, stop);
    if (stop >= end) return;
    const close = source.indexOf('>', stop);
    const after = close < 0 || close >= end ? end : close + 1;
    if (/^<(?:br|\/p|\/div|\/tr|\/li|\/h[1-6])\b/i.test(source.slice(stop, after))) push(out, '\n', stop, after);
    at = after;
  }
}

/** The text of phrasing content without its markup, with the way back to the source. `shift`: how much further on the nodes stand in it than they say. */
export function phrasing(nodes: readonly (PhrasingContent | Nodes)[], source: TextSource, shift: number): Stretch {
  const out: Span = { text: '', runs: [], strong: [] };
  for (const node of nodes) walk(node, source.text, shift, out);
  // A line break of the source after a hard break stands in the text once.
  const strong = joinNeighbours(out);
  return source.stretch(out.text.replace(/\r/g, ' '), out.runs, strong);
}

/** Bold that is broken into neighbouring pieces is one label: `**办理****时限：**`. */
function joinNeighbours(out: Span): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of [...out.strong].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
