import type { FilingReceipt } from '../../model/filing.js';
import { escapeHtml } from '../escape.js';
import { CHECK_LABEL, RECEIPT_TITLE, receiptRows } from './rows.js';

const STYLE = `body{font:16px/1.7 "Noto Serif CJK SC","SimSun",serif;color:#111;max-width:46em;margin:2em auto;padding:0 1em}h1{text-align:center;font-size:1.5em}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:.35em .6em;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{width:11em;font-weight:normal;background:#f4f4f4}
@media print{body{margin:0;max-width:none}th{background:none}tr{break-inside:avoid}}`;

/** The receipt as a page that prints on A4. Nothing in it comes from elsewhere. */
export function receiptHtml(receipt: FilingReceipt, code: string): string {
  const rows = [...receiptRows(receipt), [CHECK_LABEL, code] as const].map(([label, text]) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(text)}</td></tr>`);
  return `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${RECEIPT_TITLE} ${escapeHtml(receipt.number)}</title><style>${STYLE}</style></head>
<body><h1>${RECEIPT_TITLE}</h1>\n<table>\n${rows.join('\n')}\n</table>\n<p>核对真伪：用指南针打开“核验”，输入备案编号或提供本回执。</p></body></html>\n`;
}
