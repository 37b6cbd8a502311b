// Writes the Word guides of the sample city (guides/offline/**/*.docx) from scripts/sample-guides.json, in the styles that offices use:
// a table of two columns, headings, bold labels, wide tables with merged cells.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType } from 'docx';

interface SampleCell {
  text: string;
  bold?: boolean;
  columns?: number;
  rows?: number;
}

type SampleBlock =
  | { heading: 1 | 2 | 3; text: string }
  | { p: string }
  | { label: string; value: string }
  | { list: string[] }
  | { table: SampleCell[][]; widths: number[] };

interface SampleGuide {
  file: string;
  title: string;
  foot: string;
  blocks: SampleBlock[];
}

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };
const NUMBERING = 'numbered';
const root = path.resolve(import.meta.dirname, '../guides');

function run(text: string, bold = false): TextRun {
  return new TextRun({ text, bold, font: { eastAsia: '仿宋', ascii: 'Times New Roman', hAnsi: 'Times New Roman' }, size: 24 });
}

function cell(source: SampleCell, width: number): TableCell {
  return new TableCell({
    children: source.text.split('\n').map((line) => new Paragraph({ children: [run(line, source.bold)] })),
    columnSpan: source.columns ?? 1,
    rowSpan: source.rows ?? 1,
    verticalAlign: VerticalAlign.CENTER,
    width: { size: width * (source.columns ?? 1), type: WidthType.PERCENTAGE },
  });
}

function blockOf(block: SampleBlock, instance: number): (Paragraph | Table)[] {
  if ('heading' in block) return [new Paragraph({ heading: LEVELS[block.heading], children: [run(block.text, true)] })];
  if ('p' in block) return [new Paragraph({ children: [run(block.p)] })];
  if ('label' in block) return [new Paragraph({ children: [run(`${block.label}：`, true), run(block.value)] })];
  if ('list' in block) {
    return block.list.map((text) => new Paragraph({ children: [run(text)], numbering: { reference: NUMBERING, level: 0, instance } }));
  }
  const rows = block.table.map((row) => new TableRow({ children: row.map((source, column) => cell(source, block.widths[column] ?? 10)) }));
  return [new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } }), new Paragraph({ children: [] })];
}

function documentOf(guide: SampleGuide): Document {
  return new Document({
    creator: '示例',
    title: guide.title,
    numbering: {
      config: [{ reference: NUMBERING, levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }] }],
    },
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER, children: [run(guide.title, true)] }),
          ...guide.blocks.flatMap((block, index) => blockOf(block, index)),
          new Paragraph({ children: [run(guide.foot)] }),
        ],
      },
    ],
  });
}

const guides = JSON.parse(await readFile(path.join(import.meta.dirname, 'sample-guides.json'), 'utf8')) as SampleGuide[];
for (const guide of guides) {
  const file = path.join(root, guide.file);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await Packer.toBuffer(documentOf(guide)));
  console.log(guide.file);
}
