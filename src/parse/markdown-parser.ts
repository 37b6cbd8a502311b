import type { Root, RootContent } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { Kept } from '../compare/remember.js';
import type { Piece } from './markdown-pieces.js';

/** Every table, footnote, task and deletion of GitHub's Markdown has one of these. */
const GITHUB = /[|~[]|:-|-:/;
/** Every address that becomes a link without a mark has one of these; an entity may stand for any of them. */
const ADDRESS = /[@&]|www|http/i;

/** Leaves out what looks for addresses through the whole tree. */
function withoutAddresses(this: Processor): void {
  const data = this.data();
  const kept = data.fromMarkdownExtensions?.flat().filter(({ transforms }) => transforms === undefined);
  if (kept) data.fromMarkdownExtensions = kept;
}

const common = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkCjkFriendly).freeze();
const github = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(withoutAddresses).use(remarkFrontmatter, ['yaml']).use(remarkCjkFriendly).freeze();
const whole = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkFrontmatter, ['yaml']).use(remarkCjkFriendly).freeze();

/**
 * Markdown with GitHub's tables, footnotes, tasks, deletions and addresses, and front matter → its tree. Most papers hold none of their
 * marks, and looking for what cannot be there costs as much as everything else together.
 */
export function parseMarkdown(text: string): Root {
  if (ADDRESS.test(text)) return whole.parse(text);
  return (GITHUB.test(text) ? github : common).parse(text);
}

/** The tree of a piece, with where the piece began in the text that it was parsed in. */
export interface ParsedPiece {
  node: RootContent;
  from: number;
}

const known = new Kept<ParsedPiece>();

/** The trees of pieces. Papers say the same lines over and over: those of before are taken as they were, the others parsed at once. `undefined` where a piece turns out to be none. */
export function parsePieces(text: string, pieces: readonly Piece[]): ParsedPiece[] | undefined {
  const texts = pieces.map(({ start, end }) => text.slice(start, end));
  const found = new Map(texts.map((one) => [one, known.get(one)]));
  const fresh = [...found.keys()].filter((one) => !found.get(one));
  if (fresh.length > 0) {
    const starts: number[] = [];
    let joined = '';
    for (const one of fresh) {
      starts.push(joined.length);
      joined += `${one}\n\n`;
    }
    const nodes = parseMarkdown(joined).children.flatMap((node): RootContent[] => (node.type === 'list' ? node.children.map((item) => ({ ...node, children: [item], position: item.position })) : [node]));
    if (nodes.length !== fresh.length || nodes.some((node, at) => node.position?.start.offset !== starts[at])) return undefined;
    for (const [at, one] of fresh.entries()) {
      const parsed = { node: nodes[at] as RootContent, from: starts[at] ?? 0 };
      found.set(one, parsed);
      known.set(one, parsed);
    }
  }
  return texts.flatMap((one) => found.get(one) ?? []);
}
