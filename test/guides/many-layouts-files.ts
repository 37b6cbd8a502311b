import { AlignmentType, DeletedTextRun, Document, Footer, Header, HeadingLevel, InsertedTextRun, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun, VerticalMergeType, type FileChild } from 'docx';
import Excel from 'exceljs';
import type { Part } from './many-layouts.js';

/** A guide as a file. */
export interface Written {
  name: string;
  bytes: Uint8Array;
}
export type Layout = (title: string, parts: Part[]) => Written | Promise<Written>;

const text = (name: string, body: string): Written => ({ name, bytes: new Uint8Array(Buffer.from(body)) });
const escaped = (one: string): string => one.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const page = (title: string, body: string): Written => text('guide.html', `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`);
const lines = (part: Part): string => (part.lines ?? []).map(escaped).join('<br>');

/** Rows of a table as HTML; equal neighbours in the first column become one cell that spans them. */
function rows(table: string[][]): string {
  return table.map((row, r) => `<tr>${row.map((cell, c) => {
    if (c === 0 && r > 1 && table[r - 1]?.[0] === cell) return '';
    let span = 1;
    while (c === 0 && r > 0 && table[r + span]?.[0] === cell) span += 1;
    return r === 0 ? `<th>${escaped(cell)}</th>` : `<td${span > 1 ? ` rowspan="${span}"` : ''}>${escaped(cell)}</td>`;
  }).join('')}</tr>`).join('');
}

const short = (part: Part): boolean => part.lines?.length === 1 && (part.lines[0]?.length ?? 0) < 20;

/** Short parts two in a row, the others over the whole width. */
function twoInARow(parts: readonly Part[]): Part[][] {
  const all: Part[][] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (short(part) && last?.length === 1 && last[0] && short(last[0])) last.push(part);
    else all.push([part]);
  }
  return all;
}

const HTML: Record<string, Layout> = {
  'html: one table, tables in it': (title, parts) => page(title, `<table border="1">${parts.map((part) => `<tr><th>${part.label}</th><td>${part.table ? `<table>${rows(part.table)}</table>` : lines(part)}</td></tr>`).join('')}</table>`),
  'html: four columns': (title, parts) => page(title, `<table border="1">${twoInARow(parts).map((pair) => `<tr>${pair.map((part) => `<td>${part.label}</td><td${pair.length === 1 ? ' colspan="3"' : ''}>${part.table ? `<table>${rows(part.table)}</table>` : lines(part)}</td>`).join('')}</tr>`).join('')}</table>`),
  'html: label over many rows': (title, parts) => page(title, `<table border="1">${parts.map((part) => {
    const cells = part.table ?? [[...(part.lines ?? [])].map(() => '')];
    if (!part.table) return `<tr><td>${part.label}</td><td colspan="4">${lines(part)}</td></tr>`;
    return cells.map((row, at) => `<tr>${at === 0 ? `<td rowspan="${cells.length}">${part.label}</td>` : ''}${row.map((cell, c) => `<td${c === row.length - 1 && row.length < 4 ? ` colspan="${5 - row.length}"` : ''}>${escaped(cell)}</td>`).join('')}</tr>`).join('');
  }).join('')}</table>`),
  'html: rows counted': (title, parts) => page(title, `<table><tr><td>序号</td><td>要素</td><td>内容</td></tr>${parts.map((part, at) => `<tr><td>${at + 1}</td><td>${part.label}</td><td>${part.table ? `<table>${rows(part.table)}</table>` : lines(part)}</td></tr>`).join('')}</table>`),
  'html: definition list': (title, parts) => page(title, `<dl>${parts.map((part) => `<dt>${part.label}</dt><dd>${part.table ? `<table>${rows(part.table)}</table>` : lines(part)}</dd>`).join('')}</dl>`),
  'html: divs': (title, parts) => page(title, parts.map((part) => `<div class="a"><div class="b"><span>${part.label}</span></div><div class="c">${part.table ? `<table>${rows(part.table)}</table>` : (part.lines ?? []).map((one) => `<div>${escaped(one)}</div>`).join('')}</div></div>`).join('')),
  'html: tabs': (title, parts) => {
    const groups = [parts.filter((part) => !part.table && !/地点|时间|电话|办理点/.test(part.label) && part.label !== '申请材料'), parts.filter((part) => /材料/.test(part.label)), parts.filter((part) => !/材料/.test(part.label) && (part.table || /地点|时间|电话|办理点/.test(part.label)))];
    return page(title, `<ul class="tabs">${['基本信息', '申请材料', '办理方式'].map((one, at) => `<li><a href="#t${at}">${one}</a></li>`).join('')}</ul>${groups.map((group, at) => `<div id="t${at}" class="tab"${at > 0 ? ' style="display:none"' : ''}>${group.map((part) => `<h3>${part.label}</h3>${part.table ? `<table>${rows(part.table)}</table>` : (part.lines ?? []).map((one) => `<p>${escaped(one)}</p>`).join('')}`).join('')}</div>`).join('')}`);
  },
  'html: paragraphs with bold labels': (title, parts) => page(title, parts.map((part) => `<p><strong>${part.label}：</strong>${part.table ? '' : lines(part)}</p>${part.table ? `<table>${rows(part.table)}</table>` : ''}`).join('')),
};

const MARKDOWN: Record<string, Layout> = {
  markdown: (title, parts) => text('guide.md', [`# ${title}`, ...parts.map((part) => `## ${part.label}\n\n${part.table ? part.table.map((row, at) => `| ${row.join(' | ')} |${at === 0 ? `\n|${' --- |'.repeat(row.length)}` : ''}`).join('\n') : (part.lines ?? []).join('\n\n')}`)].join('\n\n')),
  'plain text': (title, parts) => text('guide.txt', `${title}\n\n${parts.map((part, at) => `${at + 1}、${part.label}\n${part.table ? part.table.map((row) => row.join('\t')).join('\n') : (part.lines ?? []).join('\n')}`).join('\n\n')}`),
};

const paragraph = (one: string): Paragraph => new Paragraph({ children: [new TextRun(one)] });
const cell = (one: string | FileChild[], options: { columnSpan?: number; rowSpan?: number; verticalMerge?: 'restart' | 'continue' } = {}): TableCell => new TableCell({ children: typeof one === 'string' ? [paragraph(one)] : [...one] as Paragraph[], ...options });
const inner = (table: string[][]): Table => new Table({ rows: table.map((row, r) => new TableRow({ children: row.map((one, c) => (c === 0 && r > 1 && table[r - 1]?.[0] === one ? cell('', { verticalMerge: VerticalMergeType.CONTINUE }) : cell(one, c === 0 && r > 0 && table[r + 1]?.[0] === one ? { verticalMerge: VerticalMergeType.RESTART } : {}))) })) });
const content = (part: Part): FileChild[] => (part.table ? [inner(part.table), paragraph('')] : (part.lines ?? []).map(paragraph));
async function word(children: FileChild[], options: Partial<ConstructorParameters<typeof Document>[0]> = {}): Promise<Written> {
  return { name: '指南.docx', bytes: new Uint8Array(await Packer.toBuffer(new Document({ ...options, sections: [{ children, headers: { default: new Header({ children: [paragraph('内部资料 请勿外传')] }) }, footers: { default: new Footer({ children: [paragraph('第 1 页')] }) } }] }))) };
}
const titled = (title: string): Paragraph => new Paragraph({ alignment: AlignmentType.CENTER, heading: HeadingLevel.TITLE, children: [new TextRun({ text: title, bold: true })] });
const NUMBERS = { config: [{ reference: 'heads', levels: [{ level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、', alignment: AlignmentType.START }, { level: 1, format: LevelFormat.DECIMAL, text: '%2.', alignment: AlignmentType.START }] }] };

const WORD: Record<string, Layout> = {
  'word: one table, tables in it': (title, parts) => word([titled(title), new Table({ rows: parts.map((part) => new TableRow({ children: [cell(part.label), cell(content(part))] })) })]),
  'word: four columns': (title, parts) => word([titled(title), new Table({ rows: twoInARow(parts).map((pair) => new TableRow({ children: pair.flatMap((part) => [cell(part.label), cell(content(part), pair.length === 1 ? { columnSpan: 3 } : {})]) })) })]),
  'word: label over many rows': (title, parts) => word([titled(title), new Table({ rows: parts.flatMap((part) => (part.table
    ? part.table.map((row, at) => new TableRow({ children: [cell(at === 0 ? part.label : '', { verticalMerge: at === 0 ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }), ...row.map((one, c) => cell(one, c === row.length - 1 && row.length < 4 ? { columnSpan: 5 - row.length } : {}))] }))
    : [new TableRow({ children: [cell(part.label), cell(content(part), { columnSpan: 4 })] })])) })]),
  'word: rows counted': (title, parts) => word([titled(title), new Table({ rows: parts.map((part, at) => new TableRow({ children: [cell(String(at + 1)), cell(part.label), cell(content(part))] })) })]),
  'word: headings': (title, parts) => word([titled(title), ...parts.flatMap((part) => [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(part.label)] }), ...content(part)])]),
  'word: numbered by Word': (title, parts) => word([titled(title), ...parts.flatMap((part) => [new Paragraph({ numbering: { reference: 'heads', level: 0 }, children: [new TextRun(part.label)] }), ...content(part)])], { numbering: NUMBERS }),
  'word: label and value in a line': (title, parts) => word([titled(title), ...parts.flatMap((part) => (part.table || (part.lines?.length ?? 0) > 1 ? [paragraph(`${part.label}：`), ...content(part)] : [paragraph(`${part.label}：${part.lines?.[0] ?? ''}`)]))]),
  'word: behind tabs': (title, parts) => word([titled(title), ...parts.flatMap((part) => (part.table || (part.lines?.length ?? 0) > 1 ? [paragraph(part.label), ...content(part)] : [new Paragraph({ children: [new TextRun(part.label), new TextRun('\t'), new TextRun(part.lines?.[0] ?? '')] })]))]),
  'word: one paragraph, broken lines': (title, parts) => word([titled(title), ...parts.flatMap((part) => (part.table ? [paragraph(`${part.label}：`), ...content(part)] : [new Paragraph({ children: [new TextRun({ text: `${part.label}：`, bold: true }), ...(part.lines ?? []).map((one, at) => new TextRun(at === 0 ? { text: one } : { text: one, break: 1 }))] })]))]),
  'word: changes tracked, words hidden': (title, parts) => word([titled(title), ...parts.flatMap((part) => (part.table || (part.lines?.length ?? 0) > 1 ? [paragraph(`${part.label}：`), ...content(part)] : [new Paragraph({ children: [
    new TextRun(`${part.label}：`), new DeletedTextRun({ text: '原来的内容99个', id: 1, author: '王', date: '2018-01-01T00:00:00Z' }), new InsertedTextRun({ text: part.lines?.[0] ?? '', id: 2, author: '王', date: '2018-01-01T00:00:00Z' }), new TextRun({ text: '内部备注88', vanish: true }),
  ] })]))]),
};

async function sheet(table: string[][], merged: string[] = []): Promise<Written> {
  const book = new Excel.Workbook();
  const own = book.addWorksheet('办事指南');
  own.addRows(table);
  for (const range of merged) own.mergeCells(range);
  return { name: '指南.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer() as ArrayBuffer) };
}

const EXCEL: Record<string, Layout> = {
  'excel: label beside value': (title, parts) => sheet([[title], ...parts.flatMap((part) => (part.table ? part.table.map((row, at) => [at === 0 ? part.label : '', ...row]) : [[part.label, (part.lines ?? []).join('\n')]]))]),
  'excel: a row for each line': (title, parts) => sheet([[title], ...parts.flatMap((part) => (part.table ?? (part.lines ?? []).map((one) => [one])).map((row, at) => [at === 0 ? part.label : '', ...row]))]),
  'excel: rows counted': (title, parts) => sheet([[title], ['序号', '要素', '内容'], ...parts.filter(({ table }) => !table).map((part, at) => [String(at + 1), part.label, (part.lines ?? []).join('\n')]), ...parts.flatMap((part) => (part.table ? [[part.label], ...part.table] : []))]),
  'excel: labels merged over their rows': (title, parts) => {
    const table: string[][] = [[title]];
    const merged: string[] = [];
    for (const part of parts) {
      const from = table.length + 1;
      if (part.table) table.push(...part.table.map((row, at) => [at === 0 ? part.label : '', ...row]));
      else table.push([part.label, (part.lines ?? []).join('\n')]);
      merged.push(part.table ? `A${from}:A${table.length}` : `B${from}:E${from}`);
    }
    return sheet(table, merged);
  },
  'excel: label over its rows': (title, parts) => sheet([[title], ...parts.flatMap((part) => (part.table ? [[part.label], ...part.table] : [[part.label, (part.lines ?? []).join('\n')]]))]),
};

export const LAYOUTS: Record<string, Layout> = { ...MARKDOWN, ...HTML, ...WORD, ...EXCEL };
