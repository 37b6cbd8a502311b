import { createKit } from '../check/index.js';
import { createComparison, type Comparisons } from '../compare/index.js';
import type { RuleKit } from '../model/kit.js';
import { createGuideReader, type GuideReader } from '../parse/index.js';
import { loadSchemas, type Schemas } from '../schema/index.js';

/** What every command works with: the schemas, and the rooms built from them. There is one engine, for the weekly run as for a precheck. */
export interface Engine {
  schemas: Schemas;
  comparisons: Comparisons;
  reader: GuideReader;
  kit: RuleKit;
}

export function openEngine(): Engine {
  const schemas = loadSchemas();
  const comparisons = createComparison({ vocabulary: schemas.vocabulary, regions: schemas.regions });
  const reader = createGuideReader(schemas.elements, comparisons);
  const kit = createKit(schemas.elements, comparisons, schemas.words);
  return { schemas, comparisons, reader, kit };
}
