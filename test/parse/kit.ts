import { createComparison } from '../../src/compare/index.js';
import type { CompareContext } from '../../src/model/comparison.js';
import type { Field } from '../../src/model/field.js';
import type { Guide } from '../../src/model/guide.js';
import type { TextPlace } from '../../src/model/place.js';
import { createGuideReader } from '../../src/parse/index.js';
import { loadSchemas } from '../../src/schema/index.js';

const schemas = loadSchemas();

export const comparisons = createComparison({ vocabulary: schemas.vocabulary, regions: schemas.regions });
export const labels = [...schemas.elements, ...schemas.columns];
export const reader = createGuideReader(labels, comparisons, { records: schemas.records, notAsked: schemas.fieldSheet.notAsked.words });

const CONTEXT: CompareContext = { areaCode: '0571', region: '330109' };

export function readFile(content: string | Uint8Array, name = 'guide.md'): Promise<Guide> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return reader.read({ bytes, name, snapshot: 'f00d', context: CONTEXT });
}

/** Text of an element, or of the n-th of several. */
export function text(guide: Guide, id: string, index = 0): string | undefined {
  return guide.fields[id]?.[index]?.text;
}

export function stepNames(guide: Guide): string[] | undefined {
  return guide.steps?.map((step) => step.name.text);
}

/** A material in one line: name | part=text … in the order of the parts' names. */
export function materialLines(guide: Guide): string[] | undefined {
  return guide.materials?.map((one) => {
    const parts = Object.entries(one.parts).sort(([a], [b]) => (a < b ? -1 : 1)).map(([part, field]) => `${part}=${field.text}`);
    return [`${one.scenario === undefined ? '' : `[${one.scenario}] `}${one.name.text}`, ...parts].join(' | ');
  });
}

/** All values of a guide. */
export function everyField(guide: Guide): Field[] {
  return [
    ...Object.values(guide.fields).flatMap((fields) => fields ?? []),
    ...(guide.materials ?? []).flatMap((one) => [one.name, ...Object.values(one.parts)]),
    ...(guide.steps ?? []).flatMap((step) => [step.name, ...(step.duration ? [step.duration] : [])]),
    ...guide.unknown.map((one) => one.field),
    ...(guide.title ? [guide.title] : []),
  ];
}

/** What stands at a place of a text, line by line. */
export function textAt(source: string, place: TextPlace): string {
  const rows = source.split('\n').slice(place.line - 1, place.endLine);
  return rows.map((row, index) => row.slice(index === 0 ? place.column - 1 : 0, index === rows.length - 1 ? place.endColumn - 1 : undefined)).join('\n');
}
