import type { Block, Stretch } from './blocks.js';
import type { HtmlPage } from './html-page.js';
import { lineRanges, slice, trimmed } from './stretch.js';

const LONGEST = 14;
const SHORTEST = 4;
const ENOUGH = 4;

/**
 * Lines that begin with labels and go on with values without a sign between them (事项名称社区用房审查). One such line may be
 * a sentence; where most of at least four lines begin so, each with another label, they are pairs.
 */
export function splitUnmarked(page: HtmlPage, blocks: readonly Block[]): Block[] {
  const lines = blocks.flatMap((block) => (block.type === 'paragraph' ? linesOf(block.text) : [undefined]));
  if (lines.length < ENOUGH || lines.includes(undefined)) return [...blocks];
  const cut = lines.map((line) => (line ? labelEnd(page, line.text) : 0));
  const labels = cut.flatMap((end, index) => (end > 0 ? [lines[index]?.text.slice(0, end)] : []));
  if (labels.length < ENOUGH || labels.length * 4 < lines.length * 3 || new Set(labels).size < labels.length) return [...blocks];
  return lines.flatMap((line, index): Block[] => {
    if (!line) return [];
    const end = cut[index] ?? 0;
    if (end === 0) return [{ type: 'paragraph', text: line }];
    return [{ type: 'pair', label: slice(line, 0, end), value: [{ type: 'paragraph', text: trimmed(slice(line, end)) }] }];
  });
}

const linesOf = (text: Stretch): Stretch[] => lineRanges(text.text).map(([from, to]) => trimmed(slice(text, from, to))).filter((line) => line.text !== '');

/** Length of the longest label that a line begins with, a value behind it; 0 where it begins with none or marks it with a colon. */
function labelEnd(page: HtmlPage, text: string): number {
  if (!/^\p{L}/u.test(text)) return 0;
  for (let end = Math.min(LONGEST, text.length - 1); end >= SHORTEST; end--) {
    if (/\p{L}/u.test(text.charAt(end - 1)) && page.isLabel(text.slice(0, end))) return /[:：∶︰]/.test(text.charAt(end)) ? 0 : end;
  }
  return 0;
}
