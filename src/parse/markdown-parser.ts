import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';

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
