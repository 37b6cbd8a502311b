import { createKit } from '../check/index.js';
import type { Comparisons } from '../compare/index.js';
import type { RuleKit } from '../model/kit.js';
import type { VocabularyRow } from '../model/vocabulary.js';
import type { GuideReader } from '../parse/index.js';
import { rules } from '../rules/index.js';
import type { Schemas } from '../schema/index.js';
import { openReader } from './reader.js';
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

/** Opens the engine; `confirmed` are synonyms that people confirmed here, besides those of the schemas. */
export function openEngine(confirmed: readonly VocabularyRow[] = []): Engine {
  const { schemas, comparisons, reader } = openReader(confirmed);
  const kit = createKit(schemas.elements, comparisons, schemas.words, schemas.tables);
  return { schemas, comparisons, reader, kit, ruleVersion: versionOf(rules.map(({ meta }) => JSON.stringify(meta))) };
}
