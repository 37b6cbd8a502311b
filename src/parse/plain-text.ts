import type { Block, Document } from './blocks.js';
import { TextSource } from './text-source.js';

/** Plain text → paragraphs: lines without an empty line between them stay together, as in Markdown. */
export function plainTextToDocument(text: string, snapshot: string): Document {
  const source = new TextSource(text, snapshot);
  const blocks: Block[] = [];
  let start = -1;
  let at = 0;
  for (const line of `${text}\n\n`.split('\n')) {
    const blank = line.trim() === '';
    if (!blank && start < 0) start = at;
    if (blank && start >= 0) {
      blocks.push({ type: 'paragraph', text: source.plain(start, Math.min(at - 1, text.length)) });
      start = -1;
    }
    at += line.length + 1;
  }
  return { snapshot, blocks, links: [] };
}
