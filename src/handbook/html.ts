import type { Paper, PaperBlock } from './paper.js';

const STYLE = `
:root{--ink:#1f2328;--line:#c9ced6;--soft:#f5f6f8;--mark:#0b57a4}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:#fff;font:16px/1.75 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif}
.page{display:grid;grid-template-columns:18rem minmax(0,1fr);min-height:100vh}
nav{border-right:1px solid var(--line);background:var(--soft);padding:1.5rem 1rem;position:sticky;top:0;height:100vh;overflow:auto}
nav h2{font-size:1rem;margin:0 0 .5rem}nav ol{list-style:none;margin:0;padding:0}nav a{display:flex;gap:.6rem;padding:.25rem .4rem;color:inherit;text-decoration:none;border-radius:4px}
nav a:hover,nav a:focus-visible{background:#e3ebf5;color:var(--mark)}nav .number{min-width:1.8em;text-align:right;color:#5b6470}
main{padding:2rem 3rem;max-width:60rem}h1{font-size:1.9rem;line-height:1.3;margin:0 0 .5rem}.lead{color:#4a525c;margin:0}.cover{padding:1.5rem 3rem 1.2rem;border-bottom:1px solid var(--line)}
article{margin:0 0 3.5rem}article>h2{font-size:1.45rem;border-bottom:2px solid var(--mark);padding-bottom:.3rem;scroll-margin-top:1rem}
h3{font-size:1.1rem;margin:1.6rem 0 .5rem}table{border-collapse:collapse;width:100%;margin:.5rem 0;font-size:.94rem}
th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}thead th,tbody th{background:var(--soft);font-weight:600}
.pair tr>:first-child{width:28%}.note{color:#5b6470;font-size:.94rem}.wide{overflow-x:auto}
@media (max-width:56rem){.page{display:block}nav{position:static;height:auto;border-right:0;border-bottom:1px solid var(--line)}main{padding:1.2rem}}
@media print{@page{size:A4;margin:24mm 20mm 22mm 22mm}.page{display:block}nav{position:static;height:auto;border:0;background:none;padding:0;overflow:visible;break-after:page}
main{padding:0;max-width:none}.cover{padding:0 0 8mm;border:0;text-align:center}article{break-before:page;margin:0}tr,li{break-inside:avoid}h2,h3{break-after:avoid}thead{display:table-header-group}body{font-size:11pt}}
`;

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const lines = (text: string): string => text.split('\n').map(escapeHtml).join('<br>');

function tableToHtml(header: readonly string[], rows: readonly (readonly string[])[], pair: boolean): string {
  const head = header.length > 0 ? `<thead><tr>${header.map((text) => `<th scope="col">${lines(text)}</th>`).join('')}</tr></thead>` : '';
  const body = rows.map((row) => `<tr>${row.map((text, column) => (pair && column === 0 ? `<th scope="row">${lines(text)}</th>` : `<td>${lines(text)}</td>`)).join('')}</tr>`).join('');
  return `<div class="wide"><table${pair ? ' class="pair"' : ''}>${head}<tbody>${body}</tbody></table></div>`;
}

function blockToHtml(block: PaperBlock): string {
  switch (block.type) {
    case 'heading': return `<h${block.depth + 1}>${escapeHtml(block.text)}</h${block.depth + 1}>`;
    case 'paragraph': return `<p${block.note ? ' class="note"' : ''}>${lines(block.text)}</p>`;
    case 'list': return `<ol>${block.items.map((item) => `<li>${lines(item)}</li>`).join('')}</ol>`;
    case 'table': return tableToHtml(block.header, block.rows, block.header.length <= 2);
    case 'page-break': return '';
  }
}

/** The handbook as one web page that needs no server, script or other file, and prints on A4 with each item on a page of its own. */
export function bookToHtml(name: string, lead: string, papers: readonly Paper[]): string {
  const contents = papers.map((paper, index) => `<li><a href="#i${index + 1}"><span class="number">${index + 1}</span><span>${escapeHtml(paper.title)}</span></a></li>`).join('');
  const articles = papers.map((paper, index) => {
    const head = paper.head.length > 0 ? tableToHtml([], paper.head, true) : '';
    return `<article id="i${index + 1}"><h2>${index + 1}　${escapeHtml(paper.title)}</h2>${head}${paper.blocks.map(blockToHtml).join('\n')}</article>`;
  });
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(name)}</title><style>${STYLE}</style></head>
<body><header class="cover"><h1>${escapeHtml(name)}</h1><p class="lead">${lines(lead)}</p></header><div class="page"><nav aria-label="目录"><h2>目录</h2><ol>${contents}</ol></nav><main>
${articles.join('\n')}
</main></div></body></html>
`;
}
