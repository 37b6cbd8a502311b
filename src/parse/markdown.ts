import type { Nodes, Root, RootContent, Table } from 'mdast';
import type { Block, Document, TableBlock } from './blocks.js';
import { frontMatter } from './front-matter.js';
import { parseMarkdown } from './markdown-parser.js';
import { phrasing } from './markdown-text.js';
import { TextSource } from './text-source.js';

function table(node: Table, source: TextSource): TableBlock {
  const rows = node.children.map((row, index) => row.children.map((cell) => {
    const text = phrasing(cell.children, source);
    return { header: index === 0, text, blocks: text.text.trim() === '' ? [] : [{ type: 'paragraph' as const, text }] };
  }));
  const blank = rows[0]?.every((cell) => cell.text.text.trim() === '') ?? false;
  // A table that offices write without a heading has an empty first row in Markdown.
  return { type: 'table', rows: blank ? rows.slice(1) : rows };
}

function blocksOf(nodes: readonly RootContent[], source: TextSource): Block[] {
  return nodes.flatMap((node): Block[] => {
    switch (node.type) {
      case 'heading': {
        const text = phrasing(node.children, source);
        return [text.text.includes('\n') ? { type: 'paragraph', text } : { type: 'heading', depth: node.depth, text }];
      }
      case 'paragraph':
        return [{ type: 'paragraph', text: phrasing(node.children, source) }];
      case 'list':
        return [{ type: 'list', ordered: node.ordered ?? false, items: node.children.map((item) => blocksOf(item.children, source)) }];
      case 'table':
        return [table(node, source)];
      case 'blockquote':
        return [{ type: 'group', children: blocksOf(node.children, source) }];
      case 'code':
      case 'html': {
        const text = phrasing([node], source);
        return text.text.trim() === '' || /^<!--/.test(node.value) ? [] : [{ type: 'paragraph', text }];
      }
      case 'yaml': {
        const start = node.position?.start.offset ?? 0;
        return frontMatter(node.value, source.text.indexOf('\n', start) + 1, source);
      }
      case 'footnoteDefinition':
        return [{ type: 'group', children: blocksOf(node.children, source) }];
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
      found.push({ text: phrasing(node.children, source).text, href: node.url, at: source.place(start, end) });
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return found;
}

/** Markdown as offices write it → blocks. `text` has no byte order mark. */
export function markdownToDocument(text: string, snapshot: string): Document {
  const source = new TextSource(text, snapshot);
  const tree = parseMarkdown(text);
  return { snapshot, blocks: blocksOf(tree.children, source), links: linksOf(tree, source) };
}
