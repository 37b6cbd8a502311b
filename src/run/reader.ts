import { createComparison, type Comparisons } from '../compare/index.js';
import type { VocabularyRow } from '../model/vocabulary.js';
import { createGuideReader, type GuideReader } from '../parse/index.js';
import { loadSchemas, type Schemas } from '../schema/index.js';

/** What reading alone needs: no rules, no reports. A child that reads files starts with this. */
export interface Reading {
  schemas: Schemas;
  comparisons: Comparisons;
  reader: GuideReader;
}

export function openReader(confirmed: readonly VocabularyRow[] = []): Reading {
  const schemas = loadSchemas();
  const comparisons = createComparison({ vocabulary: [...schemas.vocabulary, ...confirmed], regions: schemas.regions });
  return { schemas, comparisons, reader: createGuideReader([...schemas.elements, ...schemas.columns], comparisons, { records: schemas.records, notAsked: schemas.fieldSheet.notAsked.words }) };
}
