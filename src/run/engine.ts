import { createKit } from '../check/index.js';
import { createComparison, type Comparisons } from '../compare/index.js';
import type { RuleKit } from '../model/kit.js';
import { createGuideReader, type GuideReader } from '../parse/index.js';
import { rules } from '../rules/index.js';
import { loadSchemas, type Schemas } from '../schema/index.js';
import { versionOf } from './versions.js';

/** What every command works with: the schemas, and the rooms built from them. There is one engine, for the weekly run as for a precheck. */
export interface Engine {
  schemas: Schemas;
  comparisons: Comparisons;
  reader: GuideReader;
  kit: RuleKit;
  /** Of all rules together: changes when any rule's description does. */
  ruleVersion: string;
}

export function openEngine(): Engine {
  const schemas = loadSchemas();
  const comparisons = createComparison({ vocabulary: schemas.vocabulary, regions: schemas.regions });
  const reader = createGuideReader([...schemas.elements, ...schemas.columns], comparisons, { records: schemas.records });
  const kit = createKit(schemas.elements, comparisons, schemas.words);
  return { schemas, comparisons, reader, kit, ruleVersion: versionOf(rules.map(({ meta }) => JSON.stringify(meta))) };
}
