import type { Paper, PaperBlock } from './paper.js';

/** Signs that Markdown would take for more than text. A stroke before a bracket or a line's first sign is the reader's to undo. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>|~]/gu, '\\$&').replace(/^([-+#]|[0-9]{1,9}[.)](?=\s))/u, (found) => (/^[0-9]/u.test(found) ? `${found.slice(0, -1)}\\${found.slice(-1)}` : `\\${found}`));
}

/** A scalar of the front matter that YAML reads back to the letter. */
function yaml(text: string): string {
  return /^[\p{L}\p{N}〔〕《》（）、，。／/.·-]+$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|[-~.]|[\d.]+)$/iu.test(text) ? text : JSON.stringify(text);
}

/** The stored form of an entry. Ends with one line break. */
export function paperToMarkdown(paper: Paper): string {
  const front = paper.head.length > 0 ? [`---\n${paper.head.map(([label, text]) => `${label}: ${yaml(text)}`).join('\n')}\n---`] : [];
  return `${[...front, `# ${escape(paper.title)}`, ...paper.blocks.map(blockToMarkdown)].filter((part) => part !== '').join('\n\n')}\n`;
}

export function blockToMarkdown(block: PaperBlock): string {
  switch (block.type) {
    case 'heading': return `${'#'.repeat(block.depth)} ${escape(block.text)}`;
    case 'paragraph': return block.note ? `> ${escape(block.text)}` : block.text.split('\n').map(escape).join('\n\n');
    case 'list': return block.items.map((item, index) => `${index + 1}. ${escape(item)}`).join('\n');
    case 'table': return [block.header, block.header.map(() => '---'), ...block.rows].map((row) => `| ${row.map((cell) => (cell === '---' ? cell : escape(cell).replaceAll('\n', '<br>'))).join(' | ')} |`).join('\n');
    case 'page-break': return '';
  }
}
