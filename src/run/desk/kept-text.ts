import { decode } from '../../parse/decode.js';
import { htmlToDocument } from '../../parse/html.js';
import { textLines } from '../../parse/text-lines.js';
import type { KeptFile } from './run-reports.js';

const TEXT = /\.(?:md|txt|csv|tsv|json|xml)$/i;
const PAGE = /\.(?:html?|shtml|xhtml|mht)$/i;

/** A kept file as text that people read, where it is one: of a page its words under a heading that says what they are, never its source unless it has no words. */
export function keptText({ name, bytes, page }: Pick<KeptFile, 'name' | 'bytes' | 'page'>): string | undefined {
  if (!PAGE.test(name)) return TEXT.test(name) ? decode(bytes).text : undefined;
  const source = decode(bytes, page?.charset).text;
  const lines = textLines(htmlToDocument(source, '')).map(({ kind, cells }) => `${kind === 'heading' ? '\n' : ''}${cells.map(({ text }) => text.trim()).filter((text) => text !== '').join('　|　')}`);
  const about = [
    `留存原件的文字：${name}`,
    ...(page?.url ? [`网址：${page.url}`] : []), ...(page?.takenAt ? [`取证时间：${page.takenAt.slice(0, 19).replace('T', ' ')}`] : []),
    '这里只列文字，不运行网页。要网页文件本身，在本页网址后面加上 ?original=true 下载。', '—'.repeat(30),
  ];
  return [...about, ...(lines.length > 0 ? lines : ['（这个网页没有可读的文字，下面是它的源代码）', source])].join('\n');
}
