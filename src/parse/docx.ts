import type { Field } from '../model/field.js';
import type { DocxPlace } from '../model/place.js';
import type { Block, Cell, Document, ListBlock, Stretch, TableBlock } from './blocks.js';
import { readParts } from './docx-archive.js';
import { paragraphText } from './docx-paragraph.js';
import { isOn, numberingOf, readNumbering, readStyles, type WordStyle } from './docx-styles.js';
import { numberingAt } from './numbering.js';
import { join, stretchesOf } from './stretch.js';
import { UnreadableError } from './unreadable.js';
import { at, elements, parseXml, type XmlElement } from './xml.js';

const PARTS = { body: 'word/document.xml', styles: 'word/styles.xml', numbering: 'word/numbering.xml', links: 'word/_rels/document.xml.rels' };
const LONGEST_HEADING = 40;

interface Paragraph {
  block: Block;
  list?: { ordered: boolean; level: number; counting: string };
}

/** Depth of a heading that only its bold type marks: what its number says of its level. */
const DEPTH_BY_NUMBER: Record<string, number> = { han: 3, 'han-bracket': 4, digit: 5, decimal: 5 };

/** Wrappers around paragraphs, rows or cells that are no content themselves. */
function unwrapped(parent: XmlElement): XmlElement[] {
  return elements(parent).flatMap((child) => {
    if (child.name === 'sdt') return unwrapped(at(child, 'sdtContent') ?? { name: '', attributes: {}, children: [] });
    return ['customXml', 'smartTag', 'ins', 'moveTo'].includes(child.name) ? unwrapped(child) : [child];
  });
}

class WordReader {
  private readonly paragraphs = new Map<XmlElement, number>();
  private readonly tables = new Map<XmlElement, number>();
  readonly links: Document['links'] = [];
  readonly tableStarts: number[] = [];
  private boldCounts = true;

  constructor(
    private readonly snapshot: string,
    private readonly styles: Map<string, WordStyle>,
    private readonly counts: (list: string, level: number) => boolean,
    private readonly targets: Map<string, string>,
  ) {}

  read(body: XmlElement): Block[] {
    this.number(body);
    this.boldCounts = this.boldShare(body) < 0.6;
    return this.blocks(unwrapped(body), undefined);
  }

  /** Numbers of all paragraphs and tables in document order. */
  private number(element: XmlElement): void {
    const stack = [element];
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (next.name === 'p') this.paragraphs.set(next, this.paragraphs.size + 1);
      if (next.name === 'tbl') {
        this.tables.set(next, this.tables.size + 1);
        this.tableStarts.push(this.paragraphs.size + 1);
      }
      stack.push(...elements(next).reverse());
    }
  }

  /** Where nearly everything is bold, bold marks nothing. */
  private boldShare(body: XmlElement): number {
    let bold = 0;
    let all = 0;
    for (const paragraph of this.paragraphs.keys()) {
      const { text, strong } = paragraphText(paragraph, this.styleOf(paragraph).bold);
      all += text.length;
      bold += strong.reduce((sum, [start, end]) => sum + end - start, 0);
    }
    return body.children.length === 0 || all === 0 ? 0 : bold / all;
  }

  private styleOf(paragraph: XmlElement): WordStyle {
    return this.styles.get(at(paragraph, 'pPr', 'pStyle')?.attributes['val'] ?? '') ?? { bold: false };
  }

  private stretch(text: string, strong: [number, number][], place: DocxPlace): Stretch {
    return {
      text,
      locate: (start, end): { raw: string; at: Field['at'] } => ({ raw: text.slice(start, end), at: place }),
      ...(strong.length > 0 && this.boldCounts ? { strong } : {}),
    };
  }

  private blocks(nodes: readonly XmlElement[], cell: DocxPlace | undefined): Block[] {
    const found: Block[] = [];
    let run: Paragraph[] = [];
    const flush = (): void => {
      if (run.length > 0) found.push(listOf(run));
      run = [];
    };
    for (const node of nodes) {
      if (node.name === 'tbl') {
        flush();
        found.push(this.table(node));
      }
      if (node.name !== 'p') continue;
      for (const paragraph of this.paragraph(node, cell)) {
        if (paragraph.list) run.push(paragraph);
        else {
          flush();
          found.push(paragraph.block);
        }
      }
    }
    flush();
    return found;
  }

  private paragraph(node: XmlElement, cell: DocxPlace | undefined): Paragraph[] {
    const style = this.styleOf(node);
    const { text, strong, links, boxes } = paragraphText(node, style.bold);
    const place: DocxPlace = cell ?? { snapshot: this.snapshot, kind: 'docx', paragraph: this.paragraphs.get(node) ?? 0 };
    for (const link of links) {
      const href = this.targets.get(link.target);
      if (href !== undefined) this.links.push({ text: link.text, href, at: place });
    }
    const boxed: Paragraph[] = boxes.flatMap((box) => this.blocks(unwrapped(box), undefined)).map((block) => ({ block }));
    if (text.trim() === '') return boxed;
    const stretch = this.stretch(text, strong, place);
    const properties = at(node, 'pPr');
    const numbered = numberingOf(properties) ?? (at(properties, 'numPr') ? undefined : style.numbered);
    const depth = cell ? undefined : this.headingDepth(stretch, style, properties);
    if (depth !== undefined) return [{ block: { type: 'heading', depth, text: stretch } }, ...boxed];
    const list = numbered ? { ordered: this.counts(numbered.list, numbered.level), level: numbered.level, counting: `${numbered.list} ${numbered.level}` } : undefined;
    return [{ block: { type: 'paragraph', text: stretch }, ...(list ? { list } : {}) }, ...boxed];
  }

  private headingDepth(text: Stretch, style: WordStyle, properties: XmlElement | undefined): number | undefined {
    const plain = text.text.trim();
    if (plain.length > LONGEST_HEADING * 2 || plain.includes('\n')) return undefined;
    const outline = at(properties, 'outlineLvl')?.attributes['val'];
    const level = style.heading ?? (outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : undefined);
    if (level !== undefined) return level;
    const bold = (text.strong ?? []).reduce((sum, [start, end]) => sum + text.text.slice(start, end).trim().length, 0);
    if (plain.length > LONGEST_HEADING || bold < plain.replace(/\s/g, '').length || /[：:]./.test(plain) || /[。；;，,]$/.test(plain)) return undefined;
    if (at(properties, 'jc')?.attributes['val'] === 'center') return 1;
    return DEPTH_BY_NUMBER[numberingAt(plain)?.style ?? ''] ?? 3;
  }

  private table(node: XmlElement): TableBlock {
    const table = this.tables.get(node) ?? 0;
    const grid: Cell[][] = [];
    unwrapped(node).filter((child) => child.name === 'tr').forEach((row, rowIndex) => {
      const properties = at(row, 'trPr');
      if (at(properties, 'del')) return;
      const heads = isOn(at(properties, 'tblHeader')) ?? false;
      const above = grid.at(-1) ?? [];
      const cells: Cell[] = [];
      const before = Number(at(properties, 'gridBefore')?.attributes['val'] ?? '0') || 0;
      const empty = this.cell([], { snapshot: this.snapshot, kind: 'docx', table, row: rowIndex + 1, cell: 1 }, false);
      for (let column = 0; column < Math.min(before, 64); column += 1) cells.push(empty);
      unwrapped(row).filter((child) => child.name === 'tc').forEach((source, cellIndex) => {
        const own = at(source, 'tcPr');
        const span = Math.max(1, Math.min(64, Number(at(own, 'gridSpan')?.attributes['val'] ?? '1') || 1));
        const vertical = at(own, 'vMerge');
        const goesOn = vertical !== undefined && vertical.attributes['val'] !== 'restart';
        const sideways = at(own, 'hMerge');
        const left = sideways && sideways.attributes['val'] !== 'restart' ? cells.at(-1) : undefined;
        const place: DocxPlace = { snapshot: this.snapshot, kind: 'docx', table, row: rowIndex + 1, cell: cellIndex + 1 };
        const cell = left ?? (goesOn ? above[cells.length] : undefined) ?? this.cell(unwrapped(source), place, heads);
        for (let column = 0; column < span; column += 1) cells.push(cell);
      });
      grid.push(cells);
    });
    return { type: 'table', rows: grid };
  }

  private cell(nodes: readonly XmlElement[], place: DocxPlace, heads: boolean): Cell {
    const blocks = this.blocks(nodes, place);
    const parts = stretchesOf(blocks);
    const text = parts.length > 0 ? join(parts) : this.stretch('', [], place);
    const plain = text.text.trim();
    const bold = (text.strong ?? []).reduce((sum, [start, end]) => sum + end - start, 0);
    return { header: heads || (plain !== '' && bold >= plain.length), text, blocks };
  }
}

/** Numbered paragraphs that follow each other, deeper levels within the item above. */
function listOf(run: readonly Paragraph[]): ListBlock {
  const base = Math.min(...run.map((one) => one.list?.level ?? 0));
  const items: Block[][] = [];
  let deeper: Paragraph[] = [];
  const flush = (): void => {
    if (deeper.length > 0) (items.at(-1) ?? items[items.push([]) - 1])?.push(listOf(deeper));
    deeper = [];
  };
  for (const one of run) {
    if ((one.list?.level ?? 0) > base && items.length > 0) deeper.push(one);
    else {
      flush();
      items.push([one.block]);
    }
  }
  flush();
  const [first] = run;
  return { type: 'list', ordered: first?.list?.ordered ?? false, items, ...(first?.list ? { counting: first.list.counting } : {}) };
}

/**
 * A Word document → blocks, from `word/document.xml` itself: places need its own paragraphs, rows and cells, and merged
 * cells are expanded to the full grid. @throws UnreadableError
 */
export async function docxToDocument(bytes: Uint8Array, snapshot: string): Promise<Document> {
  const parts = await readParts(bytes, new Set(Object.values(PARTS)));
  const root = (name: string): XmlElement | undefined => parseXml(parts.get(name) ?? '');
  if (!parts.has(PARTS.body)) throw new UnreadableError('这个文件是压缩包，但不是 Word 文档（缺少正文）。请用 Word 或 WPS 另存为 .docx 后重新提供。');
  if (/<!(?:DOCTYPE|ENTITY)/.test((parts.get(PARTS.body) ?? '').slice(0, 4096))) throw new UnreadableError('这个 .docx 文件的正文里带有实体定义，Word 和 WPS 保存的文件不会有，可能被其他程序改动过，没有读取。请用 Word 或 WPS 打开，另存为 .docx 后重新提供。');
  const body = at(root(PARTS.body), 'body');
  if (!body) throw new UnreadableError('这个 .docx 文件的正文已损坏，无法读取。请用 Word 或 WPS 打开并修复，另存为 .docx 后重新提供。');
  const targets = new Map(elements(root(PARTS.links), 'Relationship').map((one) => [one.attributes['Id'] ?? '', one.attributes['Target'] ?? '']));
  const reader = new WordReader(snapshot, readStyles(root(PARTS.styles)), readNumbering(root(PARTS.numbering)), targets);
  const blocks = reader.read(body);
  if (stretchesOf(blocks).every((text) => text.text.trim() === '')) throw new UnreadableError('这个 .docx 文件里没有文字，内容可能全是图片。请把文字录入后重新提供。');
  return { snapshot, blocks, links: reader.links, tableStarts: reader.tableStarts };
}
