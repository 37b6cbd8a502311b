import type { ElementSpec } from '../model/element.js';
import { stepsLine, type Content, type MaterialContent } from './content.js';
import type { NormalRecord, Plain } from './normalise.js';

/** A guide or entry under the national field names, with its normal form. */
export type ExportedRecord = { [key: string]: Plain };

/** Name of the normal form in a record; readers of records pass over it (`ignored` in schemas/records.json). */
const NORMALIZED = 'normalized';

/** Limits that the national fields hold as a number and a unit. */
const LIMITS: Record<string, { value: string; unit: string }> = {
  promisedTimeLimit: { value: 'promiseDay', unit: 'promiseType' },
  statutoryTimeLimit: { value: 'anticipateDay', unit: 'anticipateType' },
};
const PLAIN_LIMIT = /^([1-9][0-9]{0,3})个(工作日|自然日)$/;
const APART = new Set(['materials', 'process.steps']);

/** The field under which an element stands: its first national name, else its Chinese label. */
export function fieldName(spec: ElementSpec): string {
  return spec.fieldNames?.[0] ?? spec.label;
}

/**
 * The record of a guide: every element under its national field name (the Chinese label where there is none), lists as lists, and the
 * normal form under `normalized`. Read back by `zhinan read` it says the same.
 */
export function recordOf(content: Content, normal: NormalRecord, elements: readonly ElementSpec[]): ExportedRecord {
  const record: ExportedRecord = {};
  for (const spec of elements) {
    if (spec.part !== undefined || APART.has(spec.id)) continue;
    const [first, ...others] = content.fields[spec.id] ?? [];
    if (first === undefined) continue;
    const limit = LIMITS[spec.id];
    const [, amount, unit] = limit && others.length === 0 ? (PLAIN_LIMIT.exec(first) ?? []) : [];
    if (limit && amount !== undefined && unit !== undefined) {
      record[limit.value] = Number(amount);
      record[limit.unit] = unit;
    } else record[fieldName(spec)] = others.length === 0 ? first : [first, ...others];
  }
  const noMaterials = content.fields.materials?.[0];
  if (content.materials && content.materials.length > 0) record.materials = content.materials.map((material) => materialRecord(material, elements));
  else if (noMaterials !== undefined) record.materials = noMaterials;
  if (content.steps) record.handleFlow = content.steps.some((step) => step.duration !== undefined) ? content.steps.map((step) => ({ stepName: step.name, ...(step.duration === undefined ? {} : { nodeTimeLimit: step.duration }) })) : stepsLine(content.steps);
  else if (content.fields['process.steps']?.[0] !== undefined) record.handleFlow = content.fields['process.steps'][0];
  const [place, ...more] = content.places;
  if (place && more.length === 0) {
    if (place.name !== undefined) record.placeName = place.name;
    if (place.address !== undefined) record.transactAddr = place.address;
    if (place.openingHours !== undefined) record.transactTime = place.openingHours;
  } else if (place) record.places = content.places.map((one) => ({ ...one }));
  for (const { label, text } of content.unknown) record[label] ??= text;
  return { ...record, [NORMALIZED]: normal as { [key: string]: Plain } };
}

function materialRecord(material: MaterialContent, elements: readonly ElementSpec[]): ExportedRecord {
  const record: ExportedRecord = { materialName: material.name, ...(material.scenario === undefined ? {} : { scenario: material.scenario }) };
  for (const spec of elements) {
    const text = spec.part === undefined ? undefined : material.parts[spec.part as keyof MaterialContent['parts']];
    if (text !== undefined) record[spec.id === 'material.copies' ? 'copies' : fieldName(spec)] = text;
  }
  return record;
}
