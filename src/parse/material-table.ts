import type { Field } from '../model/field.js';
import type { Material, MaterialPart } from '../model/guide.js';
import type { Cell, Stretch, TableBlock } from './blocks.js';
import type { LabelBook } from './labels.js';
import { materialFromText } from './material-text.js';
import { COPIES, ORIGINAL, partFields, type PartReader } from './material-parts.js';
import { afterMarker } from './numbering.js';
import { fieldOf, slice, trimmed } from './stretch.js';
import { distinct, materialHeader } from './table-layout.js';

interface Column {
  index: number;
  parts: MaterialPart[];
  /** Counts of originals or copies have a column each. */
  counts?: '原件' | '复印件';
  scenario?: boolean;
}

function isName(column: Column): boolean {
  return column.parts.includes('name' as MaterialPart);
}

/** Cells that say form and count (原件1份，复印件2份), whatever stands over them. */
function saysCopies(cells: readonly (Cell | undefined)[]): boolean {
  const texts = cells.map((cell) => (cell ? trimmed(cell.text).text : '')).filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => /^(?:纸质|电子)?(?:原件|复印件|正本|副本).{0,8}[0-9０-９一二两三四五六七八九十壹贰叁]+\s*份/.test(text));
}

function columnsOf(header: readonly Cell[], rows: readonly Cell[][], book: LabelBook): Column[] {
  const columns: Column[] = [];
  header.forEach((cell, index) => {
    if (index > 0 && header[index - 1] === cell) return;
    const text = trimmed(cell.text).text;
    const parts = book.partsOf(text).map((spec) => (spec.part ?? spec.id.replace('material.', '')) as MaterialPart);
    const counts = countedForm(text, parts);
    const scenario = parts.length === 0 && (book.match(text)?.specs.some((spec) => spec.id === 'scenarios' || spec.id === 'caseName') ?? false);
    if (parts.length > 0 || scenario) columns.push({ index, parts, ...(counts ? { counts } : {}), ...(scenario ? { scenario } : {}) });
  });
  const named = columns.some(isName);
  header.forEach((cell, index) => {
    if (columns.some((column) => column.index === index) || (index > 0 && header[index - 1] === cell)) return;
    if (saysCopies(rows.map((row) => row[index]))) columns.push({ index, parts: ['form', 'copies'] });
  });
  if (!named) {
    // No column says that it holds the name: it is the first with words that is not taken.
    const index = header.findIndex((cell, at) => !columns.some((column) => column.index === at) && !/^(?:序号|编号|№|no\.?)$/i.test(trimmed(cell.text).text));
    if (index >= 0) columns.unshift({ index, parts: ['name' as MaterialPart] });
  }
  return columns;
}

/** The form that a label counts: `原件份数`, `复印件（份）`; none where it names both or no count. */
export function countedForm(label: string, parts: readonly MaterialPart[]): '原件' | '复印件' | undefined {
  const original = ORIGINAL.test(label);
  return parts.includes('copies') && original !== COPIES.test(label) ? (original ? '原件' : '复印件') : undefined;
}

const NONE = /^(?:0|０|〇|零|无|[-—/／×✗]|不需要|不要求)?(?:份)?$/;
const TICK = /^[√✓✔☑是]$/;

/** `原件份数 2 | 复印件份数 1` → form and copies of both. */
export function countedParts(cells: readonly { kind: '原件' | '复印件'; text: Stretch }[]): Partial<Record<MaterialPart, Field>> {
  const given = cells.filter((cell) => !NONE.test(trimmed(cell.text).text));
  const fields = given.flatMap((cell) => fieldOf(cell.text, undefined) ?? []);
  const first = fields[0];
  if (!first) return {};
  const at = fields.length === 1 ? first.at : fields.flatMap((field) => field.at);
  const raw = fields.map((field) => field.raw).join('\n');
  const amounts = given.map(({ kind, text }) => {
    const words = trimmed(text).text;
    return `${kind}${TICK.test(words) ? '1' : words.replace(/份$/, '')}份`;
  });
  return {
    form: { value: undefined, text: given.map(({ kind }) => kind).join('和'), raw, at },
    copies: { value: undefined, text: amounts.join('，'), raw, at },
  };
}

function nameStretch(cell: Cell): Stretch {
  const text = trimmed(cell.text);
  return trimmed(slice(text, afterMarker(text.text)));
}

/** A row in words about the whole list (`共3份材料`, `新办情形：`) instead of a material. */
function captionOf(row: readonly Cell[]): Stretch | undefined {
  const cells = distinct(row).filter((cell) => trimmed(cell.text).text !== '');
  const only = cells[0];
  return cells.length === 1 && only && row.length > 1 ? trimmed(only.text) : undefined;
}

export interface MaterialRows {
  materials: Material[];
  /** Rows that speak of the list. */
  remarks: Stretch[];
}

/** Materials of a table with a heading row that names their parts; `undefined` where there is none. */
export function materialTable(table: TableBlock, book: LabelBook, reader: PartReader): MaterialRows | undefined {
  const header = materialHeader(table, book, true);
  if (header < 0) return undefined;
  const head = table.rows[header] ?? [];
  const columns = columnsOf(head, table.rows.slice(header + 1), book);
  const nameColumn = columns.find(isName);
  if (!nameColumn) return undefined;
  const result: MaterialRows = { materials: [], remarks: [] };
  let scenario: string | undefined;
  for (const row of table.rows.slice(header + 1)) {
    const caption = captionOf(row);
    if (caption) {
      const text = caption.text.replace(/[：:]$/, '');
      if (text.length <= 30 && !/共.{0,6}[0-9一二三四五六七八九十两]+.{0,2}[份项种件]|^注|^备注|^说明|合计/.test(text) && row.length > 2) scenario = text;
      else result.remarks.push(caption);
      continue;
    }
    const cell = row[nameColumn.index];
    if (!cell || cell === head[nameColumn.index]) continue;
    const stretch = nameStretch(cell);
    if (stretch.text === '' || stretch.text === trimmed(head[nameColumn.index]?.text ?? stretch).text) continue;
    const parts: Material['parts'] = {};
    const counted: { kind: '原件' | '复印件'; text: Stretch }[] = [];
    let under = scenario;
    for (const column of columns) {
      const value = row[column.index];
      if (!value || column === nameColumn || value === cell) continue;
      if (column.scenario) under = trimmed(value.text).text || under;
      else if (column.counts) counted.push({ kind: column.counts, text: value.text });
      else Object.assign(parts, { ...partFields(column.parts, value.text, reader), ...parts });
    }
    Object.assign(parts, { ...countedParts(counted), ...parts });
    // Without columns for form and count they may stand behind the name.
    const own = parts.form || parts.copies ? undefined : materialFromText(stretch, reader);
    const name = own?.name ?? fieldOf(stretch, stretch.text);
    if (name) result.materials.push({ name, parts: { ...own?.parts, ...parts }, ...(under === undefined ? {} : { scenario: under }) });
  }
  return result;
}
