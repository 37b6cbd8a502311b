import {
  AlignmentType, BorderStyle, Document, Footer, HeightRule, LineRuleType, PageNumber, PageOrientation, Packer, Paragraph, SectionType, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType, convertMillimetersToTwip,
  type IParagraphOptions, type ISectionOptions,
} from 'docx';
import { headingNumbers, paperDate, type Annex, type Bars, type Block, type Paper, type PaperTable } from './paper.js';

/** Typefaces of GB/T 9704-2012; where one is missing, Word takes the nearest by its East Asian family. None is embedded. */
const FONTS = { title: '方正小标宋简体', first: '黑体', second: '楷体_GB2312', body: '仿宋_GB2312', number: '宋体' } as const;
/** Half points: 2号 22 pt, 3号 16 pt, 4号 14 pt, 小四 12 pt, 五号 10.5 pt. */
const SIZE = { title: 44, body: 32, page: 28, table: 24, small: 21, head: 72 } as const;
/** 28 pt, in twentieths of a point. */
const LINE = 560;
/** Two characters of 16 pt. */
const INDENT = 640;
const RED = 'C00000';

const A4 = { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) };
/** 天头 37, 订口 28; with the text area of 156 × 225 mm right 26, bottom 35. */
const MARGIN = { top: convertMillimetersToTwip(37), left: convertMillimetersToTwip(28), right: convertMillimetersToTwip(26), bottom: convertMillimetersToTwip(35), footer: convertMillimetersToTwip(28) };
/** What must stay on one page takes from the margins above and below. */
const MARGIN_COMPACT = { ...MARGIN, top: convertMillimetersToTwip(25), bottom: convertMillimetersToTwip(22), footer: convertMillimetersToTwip(14) };
/** A page that lies on its side has its head on the binding edge. */
const MARGIN_LANDSCAPE = { top: convertMillimetersToTwip(28), left: convertMillimetersToTwip(35), right: convertMillimetersToTwip(37), bottom: convertMillimetersToTwip(26), footer: convertMillimetersToTwip(18) };
const WIDTH = convertMillimetersToTwip(156);
const WIDTH_LANDSCAPE = convertMillimetersToTwip(225);

const font = (name: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name });
const run = (text: string, name: string = FONTS.body, more: { size?: number; bold?: boolean; color?: string } = {}) => new TextRun({ text, font: font(name), size: more.size ?? SIZE.body, ...(more.bold ? { bold: true } : {}), ...(more.color ? { color: more.color } : {}) });
const line = (children: TextRun[], options: IParagraphOptions = {}) => new Paragraph({ children, spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 }, ...options });
const blank = () => line([run('')]);
const indent = { indent: { firstLine: INDENT } };

/** Sets a paper as Word, by GB/T 9704-2012. Bytes of a .docx. */
export async function paperDocx(paper: Paper): Promise<Uint8Array> {
  const sections: ISectionOptions[] = [section(false, mainPart(paper), paper.compact), ...paper.annexes.map((annex, at) => section(annex.landscape ?? false, annexPart(annex, at, paper.annexes.length)))];
  const document = new Document({ title: paper.title, creator: paper.from, description: paper.kind, evenAndOddHeaderAndFooters: true, styles: { default: { document: { run: { font: font(FONTS.body), size: SIZE.body, language: { eastAsia: 'zh-CN' } } } } }, sections });
  return new Uint8Array(await Packer.toBuffer(document));
}

function mainPart(paper: Paper): (Paragraph | Table)[] {
  const space = (lines: number): Paragraph[] => (paper.compact ? [] : Array.from({ length: lines }, blank));
  return [
    ...(paper.redHead ? redHead(paper.redHead, paper.upward ?? false) : paper.upward ? [line([run('签发人：')], { alignment: AlignmentType.RIGHT, indent: { right: INDENT * 2 } })] : []),
    ...(paper.marking ? [line([run(paper.marking, FONTS.first)])] : []),
    ...space(1),
    new Paragraph({ children: [run(paper.title, FONTS.title, { size: SIZE.title })], alignment: AlignmentType.CENTER, spacing: { line: 700, lineRule: LineRuleType.EXACT } }),
    ...(paper.draft ? [line([run(`（${paper.draft}）`, FONTS.second)], { alignment: AlignmentType.CENTER })] : []),
    ...space(1),
    ...(paper.to.length > 0 ? [line([run(`${paper.to.join('、')}：`)])] : []),
    ...blocks(paper.body, false),
    ...annexNote(paper.annexes),
    ...space(2),
    line([run(paper.from)], { alignment: AlignmentType.RIGHT, indent: { right: INDENT } }),
    line([run(paper.date ? paperDate(paper.date) : '　　　　年　　月　　日')], { alignment: AlignmentType.RIGHT, indent: { right: INDENT * 2 } }),
    ...(paper.copies?.length ? [blank(), new Paragraph({ children: [run(`抄送：${paper.copies.join('，')}。`, FONTS.body, { size: SIZE.page })], border: { top: { style: BorderStyle.SINGLE, size: 8 }, bottom: { style: BorderStyle.SINGLE, size: 8 } }, indent: { left: 280, right: 280 } })] : []),
  ];
}

/** 发文机关标志 and the red line; the number between them stays blank. */
function redHead(name: string, upward: boolean): Paragraph[] {
  return [
    new Paragraph({ children: [run(name, FONTS.title, { size: SIZE.head, color: RED })], alignment: AlignmentType.CENTER, spacing: { before: 400, after: 400 } }),
    line([run(upward ? '　　〔　　〕　　号　　　　　　　　　签发人：' : '　　〔　　〕　　号')], { alignment: upward ? AlignmentType.LEFT : AlignmentType.CENTER }),
    new Paragraph({ children: [], border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED } }, spacing: { after: 200 } }),
  ];
}

function annexNote(annexes: Annex[]): Paragraph[] {
  if (annexes.length === 0) return [];
  return [blank(), ...annexes.map(({ title }, at) => line([run(`${at === 0 ? '附件：' : '　　　'}${annexes.length > 1 ? `${at + 1}.` : ''}${title}`)], indent))];
}

function annexPart(annex: Annex, at: number, count: number): (Paragraph | Table)[] {
  return [
    line([run(count > 1 ? `附件${at + 1}` : '附件', FONTS.first)]),
    new Paragraph({ children: [run(annex.title, FONTS.title, { size: annex.landscape ? 36 : SIZE.title })], alignment: AlignmentType.CENTER, spacing: { line: 600, lineRule: LineRuleType.EXACT, before: 120, after: 160 } }),
    ...blocks(annex.body, annex.landscape ?? false),
  ];
}

function blocks(body: Block[], landscape: boolean): (Paragraph | Table)[] {
  const number = headingNumbers();
  return body.flatMap((block): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'heading': {
        const name = block.level === 1 ? FONTS.first : block.level === 2 ? FONTS.second : FONTS.body;
        return [line([run(`${number(block.level)}${block.text}`, name, { bold: block.level === 3 })], { ...indent, keepNext: true })];
      }
      case 'text': return [line([...(block.lead ? [run(block.lead, FONTS.body, { bold: true })] : []), run(block.text)], indent)];
      case 'note': return [new Paragraph({ children: [run(block.text, FONTS.body, { size: SIZE.small })], spacing: { before: 60, after: 60 } })];
      case 'table': return table(block.table, landscape);
      case 'bars': return bars(block.bars, landscape);
    }
  });
}

function table({ caption, columns, rows, total }: PaperTable, landscape: boolean): (Paragraph | Table)[] {
  const width = landscape ? WIDTH_LANDSCAPE : WIDTH;
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.round((width * column.width) / shares));
  const cell = (text: string, at: number, head: boolean, strong: boolean) => new TableCell({
    width: { size: widths[at] ?? 0, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, margins: { top: 40, bottom: 40, left: 70, right: 70 },
    children: text.split('\n').map((part) => new Paragraph({
      children: [run(part, head || strong ? FONTS.first : FONTS.body, { size: landscape || columns.length > 5 ? SIZE.small : SIZE.table })],
      alignment: head ? AlignmentType.CENTER : { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[columns[at]?.align ?? 'left'],
    })),
  });
  return [
    ...(caption ? [line([run(caption, FONTS.first, { size: SIZE.page })], { alignment: AlignmentType.CENTER, keepNext: true })] : []),
    new Table({
      width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA }, columnWidths: widths,
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ title }, at) => cell(title, at, true, false)) }),
        ...rows.map((row, n) => new TableRow({ cantSplit: true, children: columns.map((_, at) => cell(row[at] ?? '', at, false, (total ?? false) && n === 0)) })),
      ],
    }),
  ];
}

/** Bars as a table of shaded cells: they print everywhere, need no picture, and stay to be edited. */
function bars({ caption, unit, bars: values }: Bars, landscape: boolean): (Paragraph | Table)[] {
  const width = landscape ? WIDTH_LANDSCAPE : WIDTH;
  const most = Math.max(...values.map(({ value }) => value), 1);
  const label = Math.round(width * 0.32);
  const figure = Math.round(width * 0.14);
  const room = width - label - figure;
  const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
  const borders = { top: none, bottom: none, left: none, right: none };
  const text = (words: string, size: number, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) => new TableCell({ borders, width: { size, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, children: [new Paragraph({ alignment, children: [run(words, FONTS.body, { size: SIZE.small })] })] });
  return [
    line([run(`${caption}（${unit}）`, FONTS.first, { size: SIZE.page })], { alignment: AlignmentType.CENTER, keepNext: true }),
    ...values.map(({ label: name, value }) => {
      const filled = Math.max(20, Math.round((room * value) / most));
      const rest = Math.max(20, room - filled);
      return new Table({
        width: { size: width, type: WidthType.DXA }, columnWidths: [label, filled, rest, figure], borders: { ...borders, insideHorizontal: none, insideVertical: none },
        rows: [new TableRow({ height: { value: 340, rule: HeightRule.ATLEAST }, children: [
          text(name, label, AlignmentType.RIGHT),
          new TableCell({ borders: { ...borders, top: { style: BorderStyle.SINGLE, size: 24, color: 'FFFFFF' }, bottom: { style: BorderStyle.SINGLE, size: 24, color: 'FFFFFF' } }, width: { size: filled, type: WidthType.DXA }, shading: { fill: value > 0 ? '5B7FA6' : 'FFFFFF' }, children: [new Paragraph({ children: [] })] }),
          new TableCell({ borders, width: { size: rest, type: WidthType.DXA }, children: [new Paragraph({ children: [] })] }),
          text(String(value), figure, AlignmentType.LEFT),
        ] })],
      });
    }),
  ];
}

function section(landscape: boolean, children: (Paragraph | Table)[], compact = false): ISectionOptions {
  const number = (alignment: 'left' | 'right') => new Footer({ children: [new Paragraph({ alignment: alignment === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT, indent: alignment === 'left' ? { left: 280 } : { right: 280 }, children: [new TextRun({ font: font(FONTS.number), size: SIZE.page, children: ['— ', PageNumber.CURRENT, ' —'] })] })] });
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: { size: { ...A4, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }, margin: landscape ? MARGIN_LANDSCAPE : compact ? MARGIN_COMPACT : MARGIN },
    },
    footers: { default: number('right'), even: number('left') },
    children,
  };
}
