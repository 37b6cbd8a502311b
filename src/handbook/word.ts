import {
  AlignmentType, BorderStyle, Document, Footer, HeadingLevel, InternalHyperlink, LevelFormat, LineRuleType, Packer, PageNumber, PageReference, Paragraph, Bookmark,
  Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, VerticalAlign, WidthType, type IParagraphOptions, type ParagraphChild,
} from 'docx';
import type { Paper, PaperBlock } from './paper.js';

/** Points in half points. Sizes and margins after GB/T 9704—2012 (党政机关公文格式): 2号 title, 3号 text; tables are set smaller. */
const SIZE = { title: 44, chapter: 36, heading: 32, text: 32, table: 24 } as const;
const FONTS = { title: '方正小标宋简体', heading: '黑体', text: '仿宋_GB2312' } as const;
/** Twentieths of a point: A4 with 37 mm above, 35 below, 28 left, 26 right. */
const PAGE = { size: { width: 11906, height: 16838 }, margin: { top: 2098, bottom: 1984, left: 1588, right: 1474, footer: 1304 } };
const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;
const LINE = { line: 560, lineRule: LineRuleType.AT_LEAST };
/** A row with a longer text may go on over the page. */
const LONG_CELL = 120;
const LIST = 'zhinan-list';
const ITEMS = 'zhinan-items';
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

interface Style {
  font?: string;
  size?: number;
  bold?: boolean;
  grey?: boolean;
}

function run(text: string, { font = FONTS.text, size = SIZE.text, bold = false, grey = false }: Style = {}): TextRun {
  return new TextRun({ text, bold, size, color: grey ? '6B6B6B' : '000000', font: { eastAsia: font, ascii: 'Times New Roman', hAnsi: 'Times New Roman' } });
}

function paragraph(children: ParagraphChild[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ spacing: LINE, ...options, children });
}

function cell(text: string, width: number, header: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(header ? { shading: { fill: 'F2F2F2' } } : {}),
    children: text.split('\n').map((line) => new Paragraph({ children: [run(line, { size: SIZE.table, ...(header ? { font: FONTS.heading } : {}) })] })),
  });
}

/** Widths of columns from what stands in them, where none are given: a long text gets more room, a number just enough. */
function widthsOf(rows: readonly string[][], given: number[] | undefined): number[] {
  if (given) return given.map((share) => Math.round((TEXT_WIDTH * share) / 100));
  const columns = rows[0]?.length ?? 1;
  const weights = Array.from({ length: columns }, (_, column) => Math.min(18, Math.max(4, ...rows.map((row) => Math.min(18, Math.max(...(row[column] ?? '').split('\n').map((line) => line.length)))))));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => Math.floor((TEXT_WIDTH * weight) / sum));
}

function table(header: string[] | undefined, rows: readonly string[][], given?: number[]): Table {
  const all = header ? [header, ...rows] : rows;
  const widths = widthsOf(all, given);
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: all.map((row, index) => new TableRow({ cantSplit: row.every((text) => text.length < LONG_CELL), ...(header && index === 0 ? { tableHeader: true } : {}), children: row.map((text, column) => cell(text, widths[column] ?? 1000, (header !== undefined && index === 0) || (header === undefined && column === 0))) })),
  });
}

function heading(block: PaperBlock & { type: 'heading' }, numbered: boolean): Paragraph {
  const text = run(block.text, { font: FONTS.heading, size: block.depth === 1 ? SIZE.chapter : SIZE.heading });
  return paragraph(block.anchor === undefined ? [text] : [new Bookmark({ id: block.anchor, children: [text] })], {
    heading: LEVELS[block.depth], keepNext: true, spacing: { before: 200, after: 100 },
    ...(numbered && block.depth === 1 ? { numbering: { reference: ITEMS, level: 0 } } : {}),
  });
}

function blockToWord(block: PaperBlock, list: number, numbered: boolean): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading': return [heading(block, numbered)];
    case 'paragraph': return block.text.split('\n').map((line) => paragraph([run(line, block.note ? { size: SIZE.table, grey: true } : {})], block.note ? {} : { indent: { firstLine: 640 } }));
    case 'list': return block.items.map((item) => paragraph([run(item)], { numbering: { reference: LIST, level: 0, instance: list } }));
    case 'table': return [table(block.header.length > 0 ? block.header : undefined, block.rows, block.widths), paragraph([], { spacing: { line: 240 } })];
    case 'page-break': return [new Paragraph({ pageBreakBefore: true, children: [] })];
  }
}

function bodyToWord(paper: Paper, numbered: boolean, counter: { lists: number }): (Paragraph | Table)[] {
  const head = paper.head.length > 0 ? [table(undefined, paper.head, [28, 72]), paragraph([], { spacing: { line: 240 } })] : [];
  return [...head, ...paper.blocks.flatMap((block) => blockToWord(block, block.type === 'list' ? (counter.lists += 1) : 0, numbered))];
}

const title = (text: string): Paragraph => paragraph([run(text, { font: FONTS.title, size: SIZE.title })], { heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER, spacing: { before: 200, after: 300 } });

function toBytes(name: string, children: (Paragraph | Table)[], cover: (Paragraph | Table)[] = []): Promise<Uint8Array> {
  const footer = new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28 })] })] });
  const section = { properties: { page: PAGE }, footers: { default: footer } };
  const document = new Document({
    creator: '指南针', title: name, ...(cover.length > 0 ? { features: { updateFields: true } } : {}),
    numbering: {
      config: [
        { reference: LIST, levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START, style: { paragraph: { indent: { left: 640, hanging: 480 } }, run: { size: SIZE.text } } }] },
        { reference: ITEMS, levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1', alignment: AlignmentType.START, style: { paragraph: { indent: { left: 560, hanging: 560 } }, run: { size: SIZE.chapter } } }] },
      ],
    },
    sections: [{ ...section, children: [...cover, ...children] }],
  });
  return Packer.toBuffer(document).then((bytes) => new Uint8Array(bytes));
}

/** One paper as a Word document of its own (.docx). */
export function paperToWord(paper: Paper): Promise<Uint8Array> {
  return toBytes(paper.title, [title(paper.title), ...bodyToWord(paper, false, { lists: 0 })]);
}

/** Several entries as one Word document: title, contents with page numbers, the items numbered in their order, each on a page of its own. */
export function bookToWord(name: string, lead: PaperBlock[], papers: readonly Paper[]): Promise<Uint8Array> {
  const counter = { lists: 0 };
  const anchors = papers.map((_, index) => `item${index + 1}`);
  const contents = papers.map((paper, index) => paragraph(
    [
      new InternalHyperlink({ anchor: anchors[index] ?? '', children: [run(`${index + 1}　${paper.title}`)] }),
      run('\t'),
      new PageReference(anchors[index] ?? ''),
    ],
    { tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: 'dot' }] },
  ));
  const cover = [
    title(name),
    ...lead.flatMap((block) => blockToWord(block, block.type === 'list' ? (counter.lists += 1) : 0, false)),
    paragraph([run('目　录', { font: FONTS.heading })], { alignment: AlignmentType.CENTER, spacing: { before: 300, after: 200 } }),
    ...contents,
  ];
  const body = papers.flatMap((paper, index) => [
    ...blockToWord({ type: 'page-break' }, 0, false),
    ...blockToWord({ type: 'heading', depth: 1, text: paper.title, anchor: anchors[index] ?? '' }, 0, true),
    ...bodyToWord(paper, true, counter),
  ]);
  return toBytes(name, body, cover);
}
