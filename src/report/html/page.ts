import { createHash } from 'node:crypto';
import { escapeHtml } from '../escape.js';
import { SCRIPT } from './script.js';
import { STYLES } from './styles.js';

/** A section of the page, named in its table of contents. */
export interface Section {
  id: string;
  title: string;
  body: string;
  /** Printed on landscape paper. */
  wide?: boolean;
  /** Entries below it in the table of contents. */
  entries?: { id: string; title: string }[];
}

/** A whole document that asks nothing of any server: a policy in its head forbids every request and every script but its own. */
export function page(title: string, head: string, sections: readonly Section[]): string {
  const hash = createHash('sha256').update(SCRIPT).digest('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="zh-Hans-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLES}</style>
</head>
<body>
${head}
${contents(sections)}
<main>
${sections.map(section).join('\n')}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function contents(sections: readonly Section[]): string {
  const rows = sections.map(({ id, title, entries }) => {
    const inner = entries === undefined || entries.length === 0 ? '' : `<ol>${entries.map(link).join('')}</ol>`;
    return `<li><a href="#${id}">${escapeHtml(title)}</a>${inner}</li>`;
  });
  return `<nav class="toc" aria-label="目录">
<h2>目录</h2>
<ol>${rows.join('\n')}</ol>
</nav>`;
}

function link({ id, title }: { id: string; title: string }): string {
  return `<li><a href="#${id}">${escapeHtml(title)}</a></li>`;
}

function section({ id, title, body, wide }: Section): string {
  return `<section id="${id}"${wide === true ? ' class="wide"' : ''}>
<h2>${escapeHtml(title)}</h2>
${body}
</section>`;
}
