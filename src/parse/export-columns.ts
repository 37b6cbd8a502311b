import type { RecordTable } from '../model/records.js';
import { foldLabel, type LabelBook } from './labels.js';
import { isChinese, type RecordNamesBook } from './record-names.js';
import type { Sheet, SheetRow } from './sheets.js';

/** What a column of a handed-over table holds. */
export type Role = 'code' | 'name' | 'department' | 'element' | 'material' | 'step' | 'source' | 'date' | 'person' | 'typed-element' | 'typed-content' | 'picture';

export interface Column {
  index: number;
  /** Label as the schema or the table's head names it. */
  label: string;
  role: Role;
}

export interface Head {
  columns: Column[];
  /** Index of the heading row in the sheet's rows. */
  index: number;
}

const HEADER_SEARCH_ROWS = 20;
const CODES = new Set(['implementationCode', 'basicCode', 'caseCode']);
const NAMES = new Set(['mainItemName', 'subItemName', 'caseName']);

/** Finds the heading row of a sheet: the one of the first twenty that names the most columns; `undefined` where none names an item. */
export function headOf(sheet: Sheet, book: LabelBook, names: RecordNamesBook, table: RecordTable): Head | undefined {
  let best: Head | undefined;
  for (const [index, row] of sheet.rows.slice(0, HEADER_SEARCH_ROWS).entries()) {
    const columns = columnsOf(row, book, names, table);
    if (columns.length > (best?.columns.length ?? 0)) best = { columns, index };
  }
  const roles = new Set(best?.columns.map((column) => column.role));
  return best && best.columns.length > 1 && (roles.has('code') || roles.has('name')) ? best : undefined;
}

function columnsOf(row: SheetRow, book: LabelBook, names: RecordNamesBook, table: RecordTable): Column[] {
  const texts = row.cells.map((cell) => cell.text);
  const elements = texts.map((text) => {
    const label = text === '' ? undefined : isChinese(text) ? text : names.field(text)?.label;
    return label === undefined ? [] : (book.match(label)?.specs ?? []);
  });
  const parts = texts.map((text) => (text === '' ? [] : partsOf(text, book, names)));
  const steps = texts.map((text) => (text === '' ? [] : book.partsOf(text, 'process.steps[].')));
  const material = nameOfMaterials(texts, elements, parts);
  const stepName = texts.findIndex((_, at) => steps[at]?.some((spec) => spec.id.endsWith('.name')) && elements[at]?.length === 0 && parts[at]?.length === 0);
  const typed = typedColumns(texts, table);
  const columns: Column[] = [];
  const taken = new Set<string>();
  texts.forEach((text, index) => {
    if (text === '' || (index > 0 && row.cells[index - 1]?.cell === row.cells[index]?.cell)) return;
    const key = foldLabel(text);
    const given = (Object.entries(table.handover) as [keyof RecordTable['handover'], string[]][]).find(([, labels]) => labels.includes(key))?.[0];
    let role: Role | undefined;
    const ids = new Set(elements[index]?.map((spec) => spec.id));
    if (typed && index === typed.element) role = 'typed-element';
    else if (typed && index === typed.content) role = 'typed-content';
    else if (given === 'picture') role = 'picture';
    else if ([...ids].some((id) => CODES.has(id))) role = 'code';
    else if ([...ids].some((id) => NAMES.has(id))) role = 'name';
    else if (ids.has('competentAuthority')) role = 'department';
    else if (index === material || (material >= 0 && isPart(index, material, elements, parts))) role = 'material';
    else if (stepName >= 0 && (index === stepName || (index > stepName && (steps[index]?.length ?? 0) > 0))) role = 'step';
    else if (ids.size > 0 || (!isChinese(text) && names.isUnit(text))) role = 'element';
    else if (given === 'source' || given === 'date' || given === 'person') role = given;
    else if (material < 0 && /^(?:事项|名称)$/.test(key)) role = 'name';
    else if (/^(?:部门|单位|部门名称|单位名称)$/.test(key)) role = 'department';
    if (role === undefined || taken.has(`${role} ${key}`)) return;
    taken.add(`${role} ${key}`);
    columns.push({ index, label: text, role });
  });
  return columns;
}

function partsOf(text: string, book: LabelBook, names: RecordNamesBook): string[] {
  const list = names.table.lists.find((one) => one.element === 'materials');
  const label = isChinese(text) || !list ? text : names.column(list, text, new Map())?.label;
  return label === undefined ? [] : book.partsOf(label).map((spec) => spec.part ?? spec.id);
}

/** The column of materials' names: one that names nothing else, else one that may hold the whole list where parts stand beside it. */
function nameOfMaterials(texts: readonly string[], elements: readonly (readonly { id: string }[])[], parts: readonly (readonly string[])[]): number {
  const names = texts.flatMap((_, at) => (parts[at]?.includes('name') ? [at] : []));
  const only = names.find((at) => elements[at]?.length === 0);
  const others = texts.filter((_, at) => (parts[at]?.length ?? 0) > 0 && !parts[at]?.includes('name') && elements[at]?.length === 0).length;
  if (only !== undefined && (others > 0 || /材料|资料|要件/.test(texts[only] ?? ''))) return only;
  return others > 0 ? (names[0] ?? -1) : -1;
}

/** A label of materials only, or one that elements share and that stands behind the materials' name, while another column states the element. */
function isPart(index: number, material: number, elements: readonly (readonly { id: string }[])[], parts: readonly (readonly string[])[]): boolean {
  if ((parts[index]?.length ?? 0) === 0) return false;
  if (elements[index]?.length === 0) return true;
  if (parts[index]?.includes('name')) return false;
  const ids = elements[index]?.map((spec) => spec.id) ?? [];
  return index > material && (ids.includes('notes') || elements.some((others, at) => at !== index && at < material && others.some((spec) => ids.includes(spec.id))));
}

function typedColumns(texts: readonly string[], table: RecordTable): { element: number; content: number } | undefined {
  const at = (labels: readonly string[]): number => texts.findIndex((text) => labels.includes(foldLabel(text)));
  const element = at(table.handover.element);
  const content = at(table.handover.content);
  return element >= 0 && content >= 0 ? { element, content } : undefined;
}
