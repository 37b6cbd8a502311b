import type { MaterialPart } from '../model/guide.js';
import { tidy, type Content, type MaterialContent } from './content.js';

/** A sheet as rows of texts; a merged cell's text stands in each of its cells. */
export interface RowsOfSheet {
  name: string;
  rows: { number: number; cells: string[] }[];
}

/** What a column's title means: an element (with the unit that the title names: 承诺时限（工作日）), a part of a material, a part of a step. */
export type ColumnMeaning = { element: string; unit?: string } | { part: MaterialPart | 'name' | 'scenario' } | { step: 'name' | 'duration' };

export interface Drafts {
  contents: Content[];
  /** What was passed over, Chinese sentences with sheet and row. */
  notices: string[];
}

const HEADER_ROWS = 20;
const ENOUGH = 2;
const NUMBERS = /^(?:序号|编号|No\.?)$/iu;

type Column = { index: number; title: string; meaning: ColumnMeaning | undefined };

/**
 * Drafts of entries from an item list: one row an item, or one row a material with the item's cells merged or left empty; lists of
 * materials, steps and places may stand in sheets of their own. What no row says is absent: nothing is made up.
 * @param meaningOf what a title means; titles without a meaning are kept as labelled texts
 */
export function draftsOf(sheets: readonly RowsOfSheet[], meaningOf: (title: string) => ColumnMeaning | undefined): Drafts {
  const notices: string[] = [];
  const items = new Map<string, Content>();
  for (const sheet of sheets) {
    const head = headOf(sheet, meaningOf);
    if (!head) {
      if (sheet.rows.length > 0) notices.push(`工作表“${sheet.name}”前${HEADER_ROWS}行没有找到表头（要有“事项名称”或“基本编码”一列），没有导入。`);
      continue;
    }
    let last: string | undefined;
    for (const row of sheet.rows.slice(head.index + 1)) {
      const cells = (wanted: (column: Column) => boolean) => head.columns.filter(wanted).map((column) => ({ column, text: tidy(row.cells[column.index] ?? '') })).filter(({ text }) => text !== '');
      const code = cells(({ meaning }) => isElement(meaning, 'basicCode'))[0]?.text.replace(/\s/g, '');
      const name = cells(({ meaning }) => isElement(meaning, 'mainItemName'))[0]?.text;
      const key: string | undefined = code ?? name ?? last;
      if (key === undefined) {
        notices.push(`工作表“${sheet.name}”第${row.number}行没有事项名称和基本编码，没有导入。`);
        continue;
      }
      last = key;
      const content: Content = items.get(key) ?? [...items.values()].find((one) => code === undefined && one.fields.mainItemName?.[0] === name) ?? { fields: {}, places: [], unknown: [] };
      items.set(code ?? [...items].find(([, one]) => one === content)?.[0] ?? key, content);
      if (code !== undefined) content.fields.basicCode ??= [code];
      if (name !== undefined) content.fields.mainItemName ??= [name];
      addRow(content, cells(({ meaning }) => !isElement(meaning, 'basicCode') && !isElement(meaning, 'mainItemName')), head);
    }
  }
  const contents = [...items.values()];
  for (const content of contents) finish(content);
  return { contents, notices };
}

const isElement = (meaning: ColumnMeaning | undefined, id: string): boolean => meaning !== undefined && 'element' in meaning && meaning.element === id;

interface Head {
  index: number;
  columns: Column[];
  kind: 'items' | 'materials' | 'steps' | 'places';
}

function headOf(sheet: RowsOfSheet, meaningOf: (title: string) => ColumnMeaning | undefined): Head | undefined {
  let best: Head | undefined;
  let most = 0;
  for (const [index, row] of sheet.rows.slice(0, HEADER_ROWS).entries()) {
    const columns = row.cells.flatMap((text, at): Column[] => (text.trim() === '' || NUMBERS.test(text.trim()) ? [] : [{ index: at, title: text.trim(), meaning: meaningOf(text.trim()) }]));
    const known = columns.filter((column) => column.meaning !== undefined);
    const named = known.some(({ meaning }) => isElement(meaning, 'basicCode') || isElement(meaning, 'mainItemName'));
    if (!named || known.length < ENOUGH || known.length <= most) continue;
    most = known.length;
    const has = (test: (meaning: ColumnMeaning) => boolean): boolean => known.some(({ meaning }) => meaning !== undefined && test(meaning));
    const kind = has((one) => 'part' in one && one.part === 'name') ? 'materials' : has((one) => 'step' in one) ? 'steps' : sheet.name === '办理地点' ? 'places' : 'items';
    best = { index, columns, kind };
  }
  return best;
}

function addRow(content: Content, cells: { column: Column; text: string }[], head: Head): void {
  if (head.kind === 'places') {
    const of = (id: string): string | undefined => cells.find(({ column }) => isElement(column.meaning, id))?.text;
    const place = { name: of('places[].name'), address: of('places[].address'), openingHours: of('places[].openingHours'), phones: of('consultation.phones') };
    content.places.push(Object.fromEntries(Object.entries(place).filter(([, text]) => text !== undefined)));
    return;
  }
  const material: MaterialContent = { name: '', parts: {} };
  const counts: string[] = [];
  let step: { name: string; duration?: string } | undefined;
  for (const { column, text } of cells) {
    const { meaning } = column;
    if (meaning === undefined) {
      if (column.title === '标题') content.title ??= text;
      else if (!content.unknown.some((one) => one.label === column.title && one.text === text)) content.unknown.push({ label: column.title, text });
    } else if ('step' in meaning) step = { name: '', ...step, [meaning.step]: text };
    else if ('part' in meaning) {
      if (meaning.part === 'name') material.name = text;
      else if (meaning.part === 'scenario') material.scenario = text;
      else if (COUNTED.test(column.title)) counts.push(...counted(column.title, text));
      else material.parts[meaning.part] = text;
    } else if (meaning.element === 'scenarios' && head.kind === 'materials') material.scenario = text;
    else if (!(content.fields[meaning.element] ?? []).includes(text)) content.fields[meaning.element] = [...(content.fields[meaning.element] ?? []), meaning.unit !== undefined && /^[0-9]+$/.test(text) ? `${text}${/^(?:工作日|自然日)$/.test(meaning.unit) ? '个' : ''}${meaning.unit}` : text];
  }
  // Numbers by form say the form as well.
  if (counts.length > 0) material.parts = { form: counts.join('，'), copies: counts.join('，'), ...material.parts };
  if (material.name !== '') content.materials = [...(content.materials ?? []), material];
  if (step && step.name !== '') content.steps = [...(content.steps ?? []), step];
}

/** Columns 原件, 原件份数, 复印件份数: each holds the number of one form. */
const COUNTED = /^(原件|复印件)(?:份数|数量|数)?$/u;

/** A bare number in such a column is so many of that form; none is not said. */
function counted(title: string, text: string): string[] {
  const form = COUNTED.exec(title)?.[1] ?? '';
  if (/^0+份?$/u.test(text)) return [];
  return [/^[0-9]+$/u.test(text) ? `${form}${text}份` : text.includes(form) ? text : `${form}${text}`];
}

const ARROW = '→';

/** Brings cells into the form in which the other readers give them: steps as a list, the only place as a place. */
function finish(content: Content): void {
  content.title ??= content.fields.mainItemName?.[0] ?? '';
  const line = content.fields['process.steps']?.[0];
  if (line?.includes(ARROW) && !line.includes('\n') && !content.steps) {
    content.steps = line.split(ARROW).map((name) => ({ name: name.trim() })).filter(({ name }) => name !== '');
    delete content.fields['process.steps'];
  }
  if (content.places.length > 0) return;
  const place: Content['places'][number] = {};
  for (const [part, id] of [['name', 'places[].name'], ['address', 'places[].address'], ['openingHours', 'places[].openingHours']] as const) {
    const text = content.fields[id]?.[0];
    if (text === undefined) continue;
    place[part] = text;
    delete content.fields[id];
  }
  if (Object.keys(place).length > 0) content.places = [place];
}
