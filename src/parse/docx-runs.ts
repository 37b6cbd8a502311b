/** The text of one `w:t`, with where it stands in the XML. */
export interface WordRun {
  /** Offsets of its text in the XML, still escaped. */
  start: number;
  end: number;
}

/** A paragraph of the body with its text runs; `cell` where it stands in a table. Numbers as in places of Word documents. */
export interface WordParagraph {
  paragraph: number;
  cell?: { table: number; row: number; cell: number };
  runs: WordRun[];
}

/** A row of a table, with where its XML begins and ends. */
export interface WordRow {
  table: number;
  row: number;
  start: number;
  end: number;
}

interface Open {
  name: string;
  start: number;
  table?: number;
  rows?: number;
  row?: number;
  cells?: number;
  cell?: number;
  paragraph?: WordParagraph;
}

const COUNTED = new Set(['p', 'tbl', 'tr', 'tc', 't']);

/** Goes over the XML of a Word body once and says where its texts stand, numbered as the reader of Word documents numbers them. */
export function wordRuns(xml: string): { paragraphs: WordParagraph[]; rows: WordRow[] } {
  const paragraphs: WordParagraph[] = [];
  const rows: WordRow[] = [];
  const stack: Open[] = [];
  let tables = 0;
  const nearest = (name: string): Open | undefined => stack.findLast((one) => one.name === name);
  for (const tag of xml.matchAll(/<(\/?)(?:[\w-]+:)?([\w-]+)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g)) {
    const [whole, closing, name = '', attributes = ''] = tag;
    if (!COUNTED.has(name)) continue;
    if (closing === '/') {
      while (stack.length > 0 && stack.at(-1)?.name !== name) stack.pop();
      const open = stack.pop();
      if (open && name === 't') nearest('p')?.paragraph?.runs.push({ start: open.start, end: tag.index });
      if (open && name === 'tr') rows.push({ table: open.table ?? 0, row: open.row ?? 0, start: open.start, end: tag.index + whole.length });
      continue;
    }
    const open: Open = { name, start: tag.index };
    if (name === 'tbl') Object.assign(open, { table: (tables += 1), rows: 0 });
    if (name === 'tr') {
      const table = nearest('tbl');
      if (table) Object.assign(open, { table: table.table, row: (table.rows = (table.rows ?? 0) + 1), cells: 0 });
    }
    if (name === 'tc') {
      const row = nearest('tr');
      if (row) Object.assign(open, { table: row.table, row: row.row, cell: (row.cells = (row.cells ?? 0) + 1) });
    }
    if (name === 'p') {
      const cell = stack.findLast((one) => one.name === 'tc');
      open.paragraph = { paragraph: paragraphs.length + 1, runs: [], ...(cell ? { cell: { table: cell.table ?? 0, row: cell.row ?? 0, cell: cell.cell ?? 0 } } : {}) };
      paragraphs.push(open.paragraph);
    }
    if (name === 't') open.start = tag.index + whole.length;
    if (!attributes.endsWith('/')) stack.push(open);
  }
  return { paragraphs, rows: rows.sort((a, b) => a.start - b.start) };
}

/** Escaped text → text, with where in the escaped text each unit begins; one more for the end. */
export function unescaped(escaped: string): { text: string; at: number[] } {
  const at: number[] = [];
  let text = '';
  for (const piece of escaped.matchAll(/&(?:amp|lt|gt|quot|apos|#x[0-9a-fA-F]{1,6}|#\d{1,7});|[\s\S]/g)) {
    const named: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };
    const code = /^&#(x?)([0-9a-fA-F]+);$/.exec(piece[0]);
    const unit = named[piece[0]] ?? (code ? String.fromCodePoint(parseInt(code[2] ?? '0', code[1] === 'x' ? 16 : 10)) : piece[0]);
    for (let index = 0; index < unit.length; index += 1) at.push(piece.index);
    text += unit;
  }
  at.push(escaped.length);
  return { text, at };
}

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
