import type { Nodes, Root, RootContent, Table } from 'mdast';
import type { Block, Document, TableBlock } from './blocks.js';
import { frontMatter } from './front-matter.js';
import { parseMarkdown, parsePieces } from './markdown-parser.js';
import { piecesOf } from './markdown-pieces.js';
import { phrasing } from './markdown-text.js';
import { TextSource } from './text-source.js';

function table(node: Table, source: TextSource, shift: number): TableBlock {
  const rows = node.children.map((row, index) => row.children.map((cell) => {
    const text = phrasing(cell.children, source, shift);
    return { header: index === 0, text, blocks: text.text.trim() === '' ? [] : [{ type: 'paragraph' as const, text }] };
  }));
  const blank = rows[0]?.every((cell) => cell.text.text.trim() === '') ?? false;
  // A table that offices write without a heading has an empty first row in Markdown.
  return { type: 'table', rows: blank ? rows.slice(1) : rows };
}

/** `shift`: how much further on the nodes stand in the source than they say. */
function blocksOf(nodes: readonly RootContent[], source: TextSource, shift: number): Block[] {
  return nodes.flatMap((node): Block[] => {
    switch (node.type) {
      case 'heading': {
        const text = phrasing(node.children, source, shift);
        return [text.text.includes('\n') ? { type: 'paragraph', text } : { type: 'heading', depth: node.depth, text }];
      }
      case 'paragraph':
        return [{ type: 'paragraph', text: phrasing(node.children, source, shift) }];
      case 'list':
        return [{ type: 'list', ordered: node.ordered ?? false, items: node.children.map((item) => blocksOf(item.children, source, shift)) }];
      case 'table':
        return [table(node, source, shift)];
      case 'blockquote':
        return [{ type: 'group', children: blocksOf(node.children, source, shift) }];
      case 'code':
      case 'html': {
        const text = phrasing([node], source, shift);
        return text.text.trim() === '' || /^<!--/.test(node.value) ? [] : [{ type: 'paragraph', text }];
      }
      case 'yaml': {
        const start = (node.position?.start.offset ?? 0) + shift;
        return frontMatter(node.value, source.text.indexOf('\n', start) + 1, source);
      }
      case 'footnoteDefinition':
        return [{ type: 'group', children: blocksOf(node.children, source, shift) }];
      default:
        return [];
    }
  });
}

function linksOf(tree: Root, source: TextSource): Document['links'] {
  const found: Document['links'] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'link') {
      const start = node.position?.start.offset ?? 0;
      const end = node.position?.end.offset ?? start;
      found.push({ text: phrasing(node.children, source, 0).text, href: node.url, at: source.place(start, end) });
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return found;
}

/** The blocks of a text that can be cut into pieces, which hold no links; `undefined` for any other. */
function blocksOfPieces(source: TextSource): Block[] | undefined {
  const pieces = piecesOf(source.text);
  const parsed = pieces && parsePieces(source.text, pieces);
  if (!pieces || !parsed) return undefined;
  const blocks: Block[] = [];
  pieces.forEach(({ kind, start }, index) => {
    const piece = parsed[index];
    const own = piece ? blocksOf([piece.node], source, start - piece.from) : [];
    const [first, last] = [own[0], blocks.at(-1)];
    if (first?.type === 'list' && last?.type === 'list' && pieces[index - 1]?.kind === kind) last.items.push(...first.items);
    else blocks.push(...own);
  });
  return blocks;
}

/** Markdown as offices write it → blocks. `text` has no byte order mark. */
export function markdownToDocument(text: string, snapshot: string): Document {
  const source = new TextSource(text, snapshot);
  const blocks = blocksOfPieces(source);
  if (blocks) return { snapshot, blocks, links: [] };
  const tree = parseMarkdown(text);
  return { snapshot, blocks: blocksOf(tree.children, source, 0), links: linksOf(tree, source) };
}
