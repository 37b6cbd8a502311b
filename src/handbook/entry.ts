import type { ElementSpec } from '../model/element.js';
import type { Field } from '../model/field.js';
import type { Guide } from '../model/guide.js';
import type { Standard } from '../model/standard.js';

/** A file of the handbook folder as it was read. */
export interface Entry {
  /** Path in the folder, with `/`. */
  file: string;
  standard: Standard;
  /** Name of the file without ending, version and district: a code, or the item's name. */
  base: string;
  /** It is a district's local supplement (局部补充), no entry of its own. */
  supplement: boolean;
}

/** What is wrong with an entry: a problem keeps it from judging well, a hint does not. */
export interface EntryProblem {
  file: string;
  at?: Field['at'];
  level: '问题' | '提示';
  text: string;
}

/** What identifies the item; a supplement may repeat it. */
export const IDENTITY = new Set(['mainItemName', 'subItemName', 'caseName', 'basicCode', 'caseCode']);

/** Laid down for the whole city: equal, a ceiling or a floor. */
export function isUnified(spec: ElementSpec): boolean {
  return spec.scope === 'unified' || spec.scope === 'ceiling' || spec.scope === 'floor';
}

/** Every element that a guide states, with a field to show it at. */
export function statedElements(guide: Guide): Map<string, Field> {
  const found = new Map<string, Field>();
  const add = (id: string, field: Field | undefined): void => {
    if (field && !found.has(id)) found.set(id, field);
  };
  for (const [id, fields] of Object.entries(guide.fields)) add(id, fields?.[0]);
  add('materials', guide.materials?.[0]?.name);
  for (const material of guide.materials ?? []) for (const [part, field] of Object.entries(material.parts)) add(`material.${part}`, field);
  add('process.steps', guide.steps?.[0]?.name);
  for (const place of guide.places) {
    add('places[].name', place.name);
    add('places[].address', place.address);
    add('places[].openingHours', place.openingHours);
  }
  return found;
}

/** Does the entry declare an element not applicable, by any of its names? */
export function declaredNotApplicable(standard: Standard, spec: ElementSpec): boolean {
  return (standard.notApplicable ?? []).some((name) => name === spec.label || spec.aliases.includes(name));
}
