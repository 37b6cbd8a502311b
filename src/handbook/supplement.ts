import type { ElementSpec } from '../model/element.js';
import type { Standard } from '../model/standard.js';

/**
 * An entry with a district's local supplement (局部补充): of the supplement only elements that are filled in locally are taken; whatever
 * is the same in the whole city stays as the owner laid it down.
 */
export function withSupplement(standard: Standard, supplement: Standard, elements: readonly ElementSpec[]): Standard {
  const local = elements.filter((spec) => spec.scope === 'local' && spec.part === undefined);
  const fields = { ...standard.guide.fields };
  for (const spec of local) {
    const added = supplement.guide.fields[spec.id];
    if (added) fields[spec.id] = added;
  }
  const places = supplement.guide.places.length > 0 ? supplement.guide.places : standard.guide.places;
  return { ...standard, guide: { ...standard.guide, fields, places } };
}
