import { contentOf } from '../handbook/content.js';
import { toCpsvAp, toSchemaOrg } from '../handbook/linked-data.js';
import { normaliseGuide } from '../handbook/normalise.js';
import { recordOf } from '../handbook/record.js';
import type { Guide } from '../model/guide.js';
import type { Engine } from './engine.js';

/** Forms in which other systems take a guide or entry. */
export const INTERCHANGE = ['record', 'cpsv-ap', 'schema-org'] as const;
export type Interchange = (typeof INTERCHANGE)[number];

/** Guides for other systems, as JSON text: national field names, CPSV-AP or schema.org. One guide is an object, several are a list. */
export function interchange(guides: readonly Guide[], format: Interchange, engine: Engine): string {
  const all = guides.map((guide) => {
    const content = contentOf(guide);
    const normal = normaliseGuide(guide, engine.kit);
    return format === 'record' ? recordOf(content, normal, engine.schemas.elements) : format === 'cpsv-ap' ? toCpsvAp(content, normal) : toSchemaOrg(content, normal);
  });
  return `${JSON.stringify(all.length === 1 ? all[0] : all, null, 2)}\n`;
}
