import type { Material, MaterialPart } from '../model/guide.js';
import type { Block, GroupBlock, PairBlock, Stretch, TableBlock } from './blocks.js';
import { itemsOf, unmarked, wholeItem, type Item } from './items.js';
import type { LabelBook } from './labels.js';
import { cardsOf } from './material-cards.js';
import { labelledParts, partNames, type LabelledPart } from './material-labels.js';
import { partFields, type PartReader } from './material-parts.js';
import { materialFromText } from './material-text.js';
import { countedForm, countedParts, materialTable } from './material-table.js';
import { fieldOf, slice, stretchesOf, trimmed, wholeText } from './stretch.js';
import { distinct } from './table-layout.js';

export interface MaterialList {
  materials: Material[];
  /** The side says that no materials are needed. */
  none?: Stretch;
  /** Sentences about the list (`共3份`, notes). */
  remarks: Stretch[];
}

const NONE = /^(?:无|无需|不需|不需要|无须|毋需|免)(?:要)?(?:提交|提供|申请|申报|任何|其他|纸质)*(?:材料|资料|要件)?[。.；;]?$/;
/** A sentence that leads to the list or counts it, not a document. */
const REMARK = /[：:]$|^注[：:]|^备注[：:]|^说明[：:]|^以上|^上述|^共.{0,6}[0-9一二三四五六七八九十两]+.{0,3}[份项种件]|材料.{0,4}共.{0,6}[0-9一二三四五六七八九十两]+.{0,3}[份项种件]/;
const SCENARIO = /[：:]$|情形$|^[（(【]?(?:情形|第.类)/;

/** The parts that labelled values give; the first that gives one counts, but originals and copies are counted together. */
function partsOfPairs(pairs: readonly LabelledPart[], reader: PartReader): Material['parts'] {
  const parts: Material['parts'] = {};
  const counted: { kind: '原件' | '复印件'; text: Stretch }[] = [];
  for (const pair of pairs) {
    const kind = countedForm(pair.label, pair.parts);
    if (kind) counted.push({ kind, text: pair.value });
    else Object.assign(parts, { ...partFields(pair.parts, pair.value, reader), ...parts });
  }
  return { ...countedParts(counted), ...parts };
}

function fromPairs(pairs: readonly LabelledPart[], reader: PartReader): Material | undefined {
  const named = pairs.find((pair) => pair.parts.includes('name' as MaterialPart));
  if (!named) return undefined;
  const name = fieldOf(named.value, trimmed(named.value).text);
  if (!name) return undefined;
  return { name, parts: partsOfPairs(pairs.filter((pair) => pair !== named), reader) };
}

/** One material from running text: the comparison knows how offices write form, copies, source and necessity behind a name. */
function fromText(text: Stretch, book: LabelBook, reader: PartReader): Material | undefined {
  const pairs = labelledParts(text, book);
  const labelled = fromPairs(pairs, reader);
  if (labelled) return labelled;
  const first = pairs[0];
  const head = first ? trimmed(slice(text, 0, first.start)) : text;
  const bare = materialFromText(head, reader);
  if (!bare) return undefined;
  const { name, parts } = bare;
  return { name, parts: { ...partsOfPairs(pairs, reader), ...parts } };
}

function pairsIn(blocks: readonly Block[], book: LabelBook): LabelledPart[] {
  return blocks.flatMap((block) => {
    if (block.type === 'pair') {
      const value = wholeText(block.value);
      const parts = partNames(block.label.text, book);
      return value && parts.length > 0 ? [{ start: 0, label: trimmed(block.label).text, parts, value }] : [];
    }
    if (block.type === 'group') return pairsIn(block.children, book);
    if (block.type === 'list') return block.items.flatMap((item) => pairsIn(item, book));
    return stretchesOf([block]).flatMap((text) => labelledParts(text, book));
  });
}

/** A card: the fields of one material, its name in a field or in the caption. */
function fromCard(card: GroupBlock, book: LabelBook, reader: PartReader): Material | undefined {
  const pairs = pairsIn(card.children, book);
  if (pairs.length === 0) return undefined;
  const whole = fromPairs(pairs, reader);
  if (whole || !card.caption) return whole;
  return fromPairs([{ start: 0, label: '', parts: ['name' as MaterialPart], value: unmarked(card.caption) }, ...pairs], reader);
}

/** Pairs one after the other: each name begins a material. */
function fromPairRun(pairs: readonly PairBlock[], book: LabelBook, reader: PartReader): Material[] {
  return fromParts(pairsIn(pairs, book), reader);
}

function fromParts(run: readonly LabelledPart[], reader: PartReader): Material[] {
  const groups: LabelledPart[][] = [];
  for (const one of run) {
    if (one.parts.includes('name' as MaterialPart) || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(one);
  }
  return groups.flatMap((group) => fromPairs(group, reader) ?? []);
}

/** A table of a row with the name and rows of labels and values for each material; `undefined` where other rows are in it. */
function groupedRows(table: TableBlock, book: LabelBook): LabelledPart[] | undefined {
  const found: LabelledPart[] = [];
  const partsOf = (text: string): MaterialPart[] => partNames(text, book);
  let names = 0;
  for (const row of table.rows) {
    const cells = distinct(row).map((cell) => trimmed(cell.text));
    const only = cells[0];
    if (only && cells.length === 1) {
      names += 1;
      if (only.text !== '') found.push({ start: 0, label: '', parts: ['name' as MaterialPart], value: unmarked(only) });
      continue;
    }
    for (let at = 0; at < cells.length; at += 2) {
      const [label, value] = [cells[at], cells[at + 1]];
      const parts = label ? partsOf(label.text) : [];
      if (!label || !value || parts.length === 0 || partsOf(value.text).length > 0) return undefined;
      if (parts.includes('name' as MaterialPart)) names += 1;
      if (value.text !== '') found.push({ start: 0, label: label.text, parts, value });
    }
  }
  return names > 0 && names < table.rows.length ? found : undefined;
}

function fromItem(item: Item, book: LabelBook, reader: PartReader): Material | undefined {
  if (item.rest.length === 0) return fromText(item.head, book, reader);
  const pairs = item.rest.flatMap((text) => labelledParts(text, book));
  if (pairs.length === 0) return fromText(wholeItem(item), book, reader);
  const named = fromText(item.head, book, reader);
  const more = partsOfPairs(pairs, reader);
  return named ? { ...named, parts: { ...more, ...named.parts } } : undefined;
}

/** Names with their labelled parts below them, however they are boxed; `undefined` where other things stand among them. */
function fromCards(value: readonly Block[], book: LabelBook, reader: PartReader): Material[] | undefined {
  return cardsOf(value, book)?.flatMap((card) => {
    const named = materialFromText(card.name, reader);
    return named ? { ...named, parts: { ...named.parts, ...partsOfPairs(card.parts, reader) } } : [];
  });
}

/** The materials from what stands under their label: tables, cards, lists, lines. A word that labels a part is no material's name. */
export function readMaterials(value: readonly Block[], book: LabelBook, reader: PartReader): MaterialList {
  const list = readList(value, book, reader);
  return { ...list, materials: list.materials.filter((one) => book.part(one.name.text) === undefined && book.match(one.name.text) === undefined) };
}

function readList(value: readonly Block[], book: LabelBook, reader: PartReader): MaterialList {
  const cards = fromCards(value, book, reader);
  if (cards) return { materials: cards, remarks: [] };
  const result: MaterialList = { materials: [], remarks: [] };
  const whole = wholeText(value);
  if (whole && NONE.test(whole.text.replace(/\s/g, ''))) return { ...result, none: whole };
  let scenario: string | undefined;
  const add = (materials: readonly (Material | undefined)[]): void => {
    for (const material of materials) if (material) result.materials.push(scenario === undefined || material.scenario !== undefined ? material : { ...material, scenario });
  };
  const all = runs(value);
  for (const [index, [run, blocks]] of all.entries()) {
    const hasTable = besideTable(all, index);
    if (run === 'table') {
      const grouped = groupedRows(blocks[0] as TableBlock, book);
      const rows = grouped ? undefined : materialTable(blocks[0] as TableBlock, book, reader);
      if (grouped) add(fromParts(grouped, reader));
      else if (rows) {
        add(rows.materials);
        result.remarks.push(...rows.remarks);
      } else add(cellsAsItems(blocks[0] as TableBlock).map((item) => fromItem(item, book, reader)));
    } else if (run === 'heading') scenario = trimmed(stretchesOf(blocks)[0] ?? { text: '', locate: () => ({ raw: '', at: [] }) }).text.replace(/[：:]$/, '');
    else if (run === 'pair') {
      const pairs = pairsIn(blocks, book);
      const last = all[index - 1]?.[0] === 'text' ? result.materials.at(-1) : undefined;
      // A name alone with its fields behind it: a list of one card.
      if (last && !pairs.some((pair) => pair.parts.includes('name' as MaterialPart))) last.parts = { ...partsOfPairs(pairs, reader), ...last.parts };
      else add(fromPairRun(blocks as PairBlock[], book, reader));
    }
    else if (run === 'group') {
      const card = blocks[0] as GroupBlock;
      const material = fromCard(card, book, reader);
      if (material) add([material]);
      else {
        const inner = readList(card.children, book, reader);
        const under = card.caption ? trimmed(card.caption).text : undefined;
        result.remarks.push(...inner.remarks);
        add(inner.materials.map((one) => (under !== undefined && one.scenario === undefined ? { ...one, scenario: under } : one)));
      }
    } else for (const item of itemsOf(blocks)) {
      const text = item.head.text;
      if (item.rest.length > 0 && SCENARIO.test(text) && labelledParts(wholeItem(item), book).length === 0) {
        const under = text.replace(/[：:]$/, '');
        for (const line of item.rest) add([fromText(trimmed(line), book, reader)].map((one) => (one ? { ...one, scenario: under } : one)));
      } else if (item.rest.length === 0 && REMARK.test(text) && labelledParts(item.head, book).length === 0) {
        if (SCENARIO.test(text) && !/如下|以下|下列|材料|清单/.test(text)) scenario = text.replace(/[：:]$/, '');
        else result.remarks.push(item.head);
      } else if (hasTable) result.remarks.push(item.head);
      else add([fromItem(item, book, reader)]);
    }
  }
  return result;
}

/** Does a table stand in the same part of the list, no heading between? Text beside it speaks of the list. */
function besideTable(all: readonly [Run, Block[]][], index: number): boolean {
  let start = index;
  while (start > 0 && all[start - 1]?.[0] !== 'heading') start -= 1;
  let end = index;
  while (end < all.length && all[end]?.[0] !== 'heading') end += 1;
  return all.slice(start, end).some(([run]) => run === 'table');
}

type Run = 'table' | 'heading' | 'pair' | 'group' | 'text';

/** Blocks of one kind one after the other; each table, group and heading by itself. */
function runs(value: readonly Block[]): [Run, Block[]][] {
  const found: [Run, Block[]][] = [];
  for (const block of value) {
    const kind: Run = block.type === 'list' || block.type === 'paragraph' ? 'text' : block.type;
    const last = found.at(-1);
    if (last && last[0] === kind && (kind === 'text' || kind === 'pair')) last[1].push(block);
    else found.push([kind, [block]]);
  }
  return found;
}

/** A table without a heading row that names parts: its longest cell of each row is the material. */
function cellsAsItems(table: TableBlock): Item[] {
  return table.rows.flatMap((row) => {
    const cells = [...new Set(row)].map((cell) => trimmed(cell.text)).filter((text) => text.text !== '' && !/^[0-9]+$/.test(text.text));
    const longest = cells.reduce<Stretch | undefined>((best, text) => (!best || text.text.length > best.text.length ? text : best), undefined);
    return longest ? [{ head: longest, rest: [] }] : [];
  });
}
