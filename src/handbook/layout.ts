import type { ElementSpec } from '../model/element.js';
import { stepsLine, type Content, type MaterialContent } from './content.js';
import type { Paper, PaperBlock } from './paper.js';

/** Longest text that stands in a row of the table of elements; longer ones get a section of their own. */
const ROW_LENGTH = 60;
/** What is always printed as a section, because offices look for it there. */
const SECTIONS = new Set(['legalBasis', 'eligibility', 'backOffice.steps', 'localFields']);
const NO_SUCH = '—';

/** Lays a guide or entry out as the handbook prints it: data of the entry, table of elements, then materials, steps and longer texts. */
export function paperOf(content: Content, elements: readonly ElementSpec[], words: { column: string } = { column: '统一标准' }): Paper {
  const known = new Map(elements.map((spec) => [spec.id, spec]));
  const head: Paper['head'] = [];
  const rows: string[][] = [];
  const sections: PaperBlock[] = [];
  for (const spec of elements) {
    for (const text of content.fields[spec.id] ?? []) {
      if (spec.scope === 'meta' && !SECTIONS.has(spec.id) && !text.includes('\n')) head.push([spec.label, text]);
      else if (!SECTIONS.has(spec.id) && spec.id !== 'materials' && text.length <= ROW_LENGTH && !text.includes('\n')) rows.push([spec.label, text]);
      else sections.push({ type: 'heading', depth: 2, text: spec.label }, ...bodyOf(text));
    }
    if (spec.id === 'materials' && content.materials && content.materials.length > 0) sections.push({ type: 'heading', depth: 2, text: spec.label }, materialTable(content.materials, elements));
    if (spec.id === 'process.steps' && content.steps) sections.push({ type: 'heading', depth: 2, text: spec.label }, ...stepBlocks(content.steps));
    if (spec.id === 'places[].address' && content.places.length > 0) sections.push(...placeBlocks(content.places, elements, rows));
  }
  for (const [id, texts] of Object.entries(content.fields)) if (!known.has(id)) for (const text of texts) rows.push([id, text]);
  for (const { label, text } of content.unknown) {
    if (text.length <= ROW_LENGTH && !text.includes('\n')) rows.push([label, text]);
    else sections.push({ type: 'heading', depth: 2, text: label }, ...bodyOf(text));
  }
  const title = content.title ?? content.fields.mainItemName?.[0] ?? '（未写事项名称）';
  const table: PaperBlock[] = rows.length > 0 ? [{ type: 'table', header: ['要素', words.column], rows, widths: [28, 72] }] : [];
  return { title, head, blocks: [...table, ...sections] };
}

function bodyOf(text: string): PaperBlock[] {
  const lines = text.split('\n');
  return lines.length > 1 ? [{ type: 'list', items: lines }] : [{ type: 'paragraph', text }];
}

/** A table with a column for each part that any material states. */
function materialTable(materials: readonly MaterialContent[], elements: readonly ElementSpec[]): PaperBlock {
  const parts = elements.filter((spec) => spec.part !== undefined && spec.part !== 'name' && materials.some((one) => one.parts[spec.part as keyof MaterialContent['parts']] !== undefined));
  const scenarios = materials.some((one) => one.scenario !== undefined);
  const rows = materials.map((one, index) => [
    String(index + 1),
    one.name,
    ...(scenarios ? [one.scenario ?? NO_SUCH] : []),
    ...parts.map((spec) => (one.parts[spec.part as keyof MaterialContent['parts']] ?? NO_SUCH).replaceAll('\n', '；')),
  ]);
  return { type: 'table', header: ['序号', '材料名称', ...(scenarios ? ['办理情形'] : []), ...parts.map((spec) => spec.label)], rows };
}

function stepBlocks(steps: NonNullable<Content['steps']>): PaperBlock[] {
  if (steps.every((step) => step.duration === undefined)) return [{ type: 'paragraph', text: stepsLine(steps) }];
  return [{ type: 'table', header: ['序号', '环节名称', '环节时限'], rows: steps.map((step, index) => [String(index + 1), step.name, step.duration ?? NO_SUCH]) }];
}

const PLACE_PARTS = [['name', 'places[].name'], ['address', 'places[].address'], ['openingHours', 'places[].openingHours'], ['phones', 'consultation.phones']] as const;

/** One place stands in the table of elements; several get a table with a row each. */
function placeBlocks(places: Content['places'], elements: readonly ElementSpec[], rows: string[][]): PaperBlock[] {
  const label = (id: string) => elements.find((spec) => spec.id === id)?.label ?? id;
  const used = PLACE_PARTS.filter(([part]) => places.some((place) => place[part] !== undefined));
  if (places.length === 1) {
    for (const [part, id] of used) if (part !== 'phones') rows.push([label(id), (places[0]?.[part] ?? '').replaceAll('\n', '；')]);
    return [];
  }
  return [
    { type: 'heading', depth: 2, text: label('places[].address') },
    { type: 'table', header: used.map(([, id]) => label(id)), rows: places.map((place) => used.map(([part]) => (place[part] ?? NO_SUCH).replaceAll('\n', '；'))) },
  ];
}
