import { isUnified } from '../../handbook/entry.js';
import type { Desk } from '../desk.js';

export interface ElementRow {
  id: string;
  label: string;
  guidance?: string;
  example?: string;
  required: boolean;
  unified: boolean;
  values?: string[];
  part?: string;
  basis: string;
  long: boolean;
}

/** Elements that a list of the form holds. */
const LISTED = new Set(['materials', 'process.steps', 'places[].address', 'places[].openingHours', 'places[].name']);
const LONG = new Set(['text', 'legalBasis']);

/** The elements of a guide in the order of the schema, for a form: what the entry of the handbook says of itself is not among them. */
export function elementRows(desk: Desk): ElementRow[] {
  return desk.engine.schemas.elements.filter((spec) => spec.scope !== 'meta' && !LISTED.has(spec.id)).map((spec) => ({
    id: spec.id, label: spec.label, required: spec.required, unified: isUnified(spec), basis: spec.basis, long: LONG.has(spec.kind),
    ...(spec.guidance ? { guidance: spec.guidance } : {}), ...(spec.example ? { example: spec.example } : {}), ...(spec.values ? { values: spec.values } : {}), ...(spec.part ? { part: spec.part } : {}),
  }));
}
