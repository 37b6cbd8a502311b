import type { CompareContext } from '../model/comparison.js';
import type { Field } from '../model/field.js';
import type { Step } from '../model/guide.js';
import type { Comparisons } from '../compare/index.js';
import type { Block, Cell, Stretch, TableBlock } from './blocks.js';
import { itemsOf } from './items.js';
import type { LabelBook } from './labels.js';
import { afterMarker } from './numbering.js';
import { fieldOf, slice, stretchesOf, trimmed } from './stretch.js';
import { stepRows, type StepRows } from './step-table.js';
import { distinct } from './table-layout.js';

/** An arrow, with or without the dashes of its shaft: →, ->, —→, ——→, ==>. */
const ARROW = /\s*[-=—–－─━]{0,6}[→➔➜➝➞⇒⟶▶►↓⇨>＞»]+\s*/g;
const DASH = /\s*[-—–－─━]+\s*/g;
const COMMA = /\s*[、，,；;]\s*/g;
const LONGEST_NAME = 24;

function cut(text: Stretch, separator: RegExp): Stretch[] {
  const pieces: Stretch[] = [];
  let from = 0;
  for (const found of text.text.matchAll(separator)) {
    pieces.push(trimmed(slice(text, from, found.index)));
    from = found.index + found[0].length;
  }
  pieces.push(trimmed(slice(text, from)));
  return pieces.filter((piece) => piece.text !== '');
}

/** A chain of steps in one text: arrows, else dashes or commas between short names. */
function chain(text: Stretch): Stretch[] | undefined {
  const arrows = cut(text, ARROW);
  if (arrows.length > 1) return arrows;
  for (const [separator, longest] of [[DASH, 16], [COMMA, 10]] as const) {
    const pieces = cut(text, separator);
    if (pieces.length > 1 && pieces.every((piece) => piece.text.length <= longest && !/[。：:]./.test(piece.text))) return pieces;
  }
  return undefined;
}

/** `流程：申请→受理`: what stands before the only colon is no step. */
function withoutLeadIn(pieces: Stretch[]): Stretch[] {
  const [first, ...rest] = pieces;
  const colon = first ? first.text.search(/[：:]./) : -1;
  if (!first || colon < 0 || rest.some((piece) => /[：:]/.test(piece.text))) return pieces;
  return [trimmed(slice(first, colon + 1)), ...rest];
}

/** The name of a step at the start of its text: up to the colon, bracket or clause behind it. */
function nameOf(text: Stretch): Stretch {
  const bare = trimmed(slice(text, afterMarker(text.text)));
  const end = bare.text.search(/[：:（(，,。；;\n\t]|\s-\s|——/);
  if (end <= 0) return trimmed(slice(bare, 0, bare.text.length));
  return end <= LONGEST_NAME ? trimmed(slice(bare, 0, end)) : bare;
}

function duration(text: Stretch, comparisons: Comparisons, context: CompareContext): Field | undefined {
  const found = /[（(：:，,\s]\s*([^（()）：:，,。；;]{0,8}(?:工作日|自然日|小时|分钟|当场办结|即时办结|即办)[^（()）：:，,。；;]{0,6})/.exec(text.text);
  const limit = found?.[1];
  if (limit === undefined || found === null) return undefined;
  const start = found.index + found[0].length - limit.length;
  return fieldOf(slice(text, start, start + limit.length), comparisons.read('timeLimit', limit, context).value);
}

function stepOf(text: Stretch, comparisons: Comparisons, context: CompareContext): Step | undefined {
  const stretch = nameOf(text);
  const name = fieldOf(stretch, stretch.text);
  const limit = duration(text, comparisons, context);
  return name ? { name, ...(limit ? { duration: limit } : {}) } : undefined;
}

const NUMBERS = /^[\s\d.、]*$/;

const isName = (text: Stretch, book: LabelBook): boolean => book.partsOf(text.text, 'process.steps[].').some((spec) => spec.id.endsWith('.name'));

const namesStep = (cell: Cell | undefined, book: LabelBook): boolean => cell !== undefined && isName(cell.text, book);

/** The column of the steps' names: of several that may hold them (步骤 | 环节名称), the first whose cells are more than numbers. */
function nameColumn(head: readonly Cell[], rows: readonly Cell[][], book: LabelBook): number {
  const columns = head.flatMap((cell, index) => (namesStep(cell, book) ? [index] : []));
  return columns.find((column) => rows.some((row) => !NUMBERS.test(row[column]?.text.text ?? ''))) ?? -1;
}

/** Names that stand beside their label (环节名称 | 受理), in a table, rows or a box for each step. */
function upright(blocks: readonly Block[], book: LabelBook): Stretch[] | undefined {
  const found = blocks.flatMap((block): (Stretch[] | undefined)[] => {
    if (block.type === 'group') return [upright(block.children, book)];
    if (block.type === 'pair') return [isName(block.label, book) ? stretchesOf(block.value).slice(0, 1) : []];
    if (block.type !== 'table') return [];
    const rows = block.rows.map(distinct).filter((row) => namesStep(row[0], book));
    const beside = rows.every((row) => row[1] !== undefined && !namesStep(row[1], book)) && block.rows.every((row) => distinct(row).length <= 4);
    return [beside && rows.length > 0 ? rows.flatMap((row) => (row[1] ? [row[1].text] : [])) : undefined];
  });
  return found.includes(undefined) ? undefined : found.flatMap((texts) => texts ?? []);
}

/** Under the label of the steps, one heading that names them is enough. */
function headedRows(table: TableBlock, book: LabelBook): StepRows | undefined {
  for (let row = 0; row < Math.min(2, table.rows.length); row += 1) {
    const head = table.rows[row] ?? [];
    const rows = table.rows.slice(row + 1);
    const name = nameColumn(head, rows, book);
    if (name < 0) continue;
    return { rows, name, duration: head.findIndex((cell) => book.partsOf(cell.text.text, 'process.steps[].').some((spec) => spec.id.endsWith('.duration'))) };
  }
  return undefined;
}

function tableSteps(table: TableBlock, book: LabelBook, comparisons: Comparisons, context: CompareContext): Step[] {
  const headed = stepRows(table, book) ?? headedRows(table, book);
  if (headed) {
    const names = new Set<unknown>();
    return headed.rows.flatMap((cells): Step[] => {
      const cell = cells[headed.name];
      if (!cell || names.has(cell)) return [];
      names.add(cell);
      const found = chainOrOne(cell.text, comparisons, context)[0];
      const limit = cells[headed.duration];
      const field = limit && limit !== cell ? fieldOf(limit.text, comparisons.read('timeLimit', trimmed(limit.text).text, context).value) : undefined;
      return found ? [{ ...found, ...(field ? { duration: field } : {}) }] : [];
    });
  }
  // One step a row (a flow drawn as cells) or a row of steps with arrows between them.
  const rows = table.rows.map(distinct);
  const cells = rows.length === 1 || rows.every((row) => row.length === 1) ? rows.flat() : rows.map((row) => row.find((cell) => !/^[\s0-9]*$/.test(cell.text.text))).filter((cell) => cell !== undefined);
  return cells.filter((cell) => !/^[\s→➔↓\->—]*$/.test(cell.text.text)).flatMap((cell) => chainOrOne(cell.text, comparisons, context).slice(0, 1));
}

function chainOrOne(text: Stretch, comparisons: Comparisons, context: CompareContext): Step[] {
  const step = stepOf(trimmed(text), comparisons, context);
  return step ? [step] : [];
}

/** The ordered steps of a process from what stands under its label. */
export function readSteps(value: readonly Block[], book: LabelBook, comparisons: Comparisons, context: CompareContext): Step[] {
  const beside = upright(value, book);
  if (beside && beside.length > 1) return beside.flatMap((text) => chainOrOne(text, comparisons, context));
  const table = value.find((block): block is TableBlock => block.type === 'table');
  if (table) return tableSteps(table, book, comparisons, context);
  const heads = value.filter((block) => block.type === 'heading');
  if (heads.length > 1) return heads.flatMap((block) => chainOrOne(block.text, comparisons, context));
  const groups = value.filter((block) => block.type === 'group' && block.caption !== undefined);
  if (groups.length > 1) return groups.flatMap((block) => (block.type === 'group' && block.caption ? chainOrOne(block.caption, comparisons, context) : []));
  const items = itemsOf(value);
  if (items.length === 0) return [];
  // A lead-in (办理流程如下：) is no step.
  const steps = items.filter((item, index) => !(index === 0 && items.length > 1 && /[：:]$/.test(item.head.text) && !chain(item.head)));
  for (const item of steps.length <= 3 ? steps : []) {
    const pieces = chain(item.head);
    if (pieces && pieces.length > 1 && (steps.length === 1 || /[→➔➜⇒▶>＞]/.test(item.head.text))) return withoutLeadIn(pieces).flatMap((piece) => chainOrOne(piece, comparisons, context));
  }
  return steps.flatMap((item) => {
    const step = stepOf(item.head, comparisons, context);
    if (!step) return [];
    const limit = step.duration ?? item.rest.map((text) => duration(text, comparisons, context)).find((field) => field !== undefined);
    return [{ ...step, ...(limit ? { duration: limit } : {}) }];
  });
}

/** The whole list as one field: its text says the names in order, whatever boxes and numbers stand around them on the page. */
export function flowField(whole: Stretch, steps: readonly Step[], reader: { comparisons: Comparisons; context: CompareContext }): Field | undefined {
  const text = steps.map((step) => step.name.text).join('→');
  const field = fieldOf(whole, reader.comparisons.read('steps', text, reader.context).value);
  return field && { ...field, text };
}
