import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentOf } from '../handbook/content.js';
import type { Entry } from '../handbook/entry.js';
import { bookToHtml } from '../handbook/html.js';
import { paperOf } from '../handbook/layout.js';
import { paperToMarkdown } from '../handbook/markdown.js';
import type { Paper, PaperBlock } from '../handbook/paper.js';
import { tablesOf, tablesToWorkbook } from '../handbook/workbook.js';
import { bookToWord, paperToWord } from '../handbook/word.js';
import { openEngine, type Engine } from './engine.js';
import { readHandbook, versionsOf } from './handbook-files.js';
import { interchange, INTERCHANGE, type Interchange } from './interchange.js';
import { UserProblem } from './problem.js';

export type OfficeFormat = 'docx' | 'xlsx' | 'md' | 'html';
export type ExportFormat = OfficeFormat | Interchange;

export interface ExportOptions {
  handbook: string;
  items: string[];
  format: ExportFormat;
  /** All entries in one file. */
  book: boolean;
  out: string;
}

/** Characters that a file system would refuse in a name. */
export const fileName = (text: string): string => text.replace(/[\\/:*?"<>|\s]/g, '_');

/** The entries that are named; none named: all, with all their versions. */
export async function chosenEntries(folder: string, items: readonly string[], engine: Engine): Promise<Entry[]> {
  const handbook = await readHandbook(folder, engine);
  const [unread] = handbook.unread;
  if (items.length === 0 && unread) throw new UserProblem(`手册里有读不出的文件：${unread.file}：${unread.text}`);
  return items.length === 0 ? handbook.entries : [...new Set(items.flatMap((item) => versionsOf(handbook, item)))];
}

export function papersOf(entries: readonly Entry[], engine: Engine): Paper[] {
  return entries.map((entry) => paperOf(contentOf(entry.standard.guide), engine.schemas.elements, { column: entry.supplement ? '本地内容' : '统一标准' }));
}

/** Writes entries as Word, Excel, Markdown or web page, one file each or all in one. Returns the files written. */
export async function exportHandbook({ handbook, items, format, book, out }: ExportOptions): Promise<string[]> {
  const engine = openEngine();
  const entries = await chosenEntries(handbook, items, engine);
  const other = INTERCHANGE.find((one) => one === format);
  if (other) return exportData(entries, other, book, out, engine);
  if (book || format === 'xlsx') {
    const file = path.extname(out) === `.${format}` ? out : path.join(out, `标准化手册.${format}`);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, await wholeBook(entries, format as OfficeFormat, engine));
    return [file];
  }
  await mkdir(out, { recursive: true });
  const files: string[] = [];
  for (const [index, paper] of papersOf(entries, engine).entries()) {
    const stem = path.posix.basename(entries[index]?.file ?? '').replace(/\.[^.]+$/, '');
    const file = path.join(out, `${fileName(stem)}.${format}`);
    await writeFile(file, format === 'docx' ? await paperToWord(paper) : format === 'md' ? paperToMarkdown(paper) : bookToHtml(paper.title, '', [paper]));
    files.push(file);
  }
  return files;
}

/** Entries for other systems: a JSON file each, or one list of all. */
async function exportData(entries: readonly Entry[], format: Interchange, book: boolean, out: string, engine: Engine): Promise<string[]> {
  const ending = format === 'record' ? 'json' : 'jsonld';
  const groups = book ? [{ name: '标准化手册', guides: entries.map((entry) => entry.standard.guide) }] : entries.map((entry) => ({ name: fileName(path.posix.basename(entry.file).replace(/\.[^.]+$/, '')), guides: [entry.standard.guide] }));
  await mkdir(out, { recursive: true });
  const files: string[] = [];
  for (const { name, guides } of groups) {
    files.push(path.join(out, `${name}.${ending}`));
    await writeFile(path.join(out, `${name}.${ending}`), interchange(guides, format, engine));
  }
  return files;
}

async function wholeBook(entries: readonly Entry[], format: OfficeFormat, engine: Engine): Promise<Uint8Array | string> {
  const papers = papersOf(entries, engine);
  switch (format) {
    case 'xlsx': return tablesToWorkbook(tablesOf(entries.map((entry) => contentOf(entry.standard.guide)), engine.schemas.elements));
    case 'docx': return bookToWord('标准化手册', [{ type: 'paragraph', text: `共 ${papers.length} 项` }], papers);
    case 'html': return bookToHtml('标准化手册', `共 ${papers.length} 项`, papers);
    case 'md': return papers.map((paper) => paperToMarkdown(headAsTable(paper))).join('\n');
  }
}

/** Front matter stands at the beginning of a file only: in a book the data of each entry is a table. */
function headAsTable(paper: Paper): Paper {
  const table: PaperBlock[] = paper.head.length > 0 ? [{ type: 'table', header: ['手册信息', '内容'], rows: paper.head }] : [];
  return { ...paper, head: [], blocks: [...table, ...paper.blocks] };
}
