import { checkCase, turnsOf } from '../check/index.js';
import type { Case } from '../model/case.js';
import type { CompareContext } from '../model/comparison.js';
import type { Guide } from '../model/guide.js';
import type { PortalProfile } from '../model/portal.js';
import type { VocabularyRow } from '../model/vocabulary.js';
import { rules } from '../rules/index.js';
import type { Checked } from './check-memo.js';
import type { Engine } from './engine.js';
import { maintainerOf } from './maintainers.js';
import { bodyReader, type PageBody } from './online.js';
import { readersOf } from './profiles.js';

/** What the engine of a run has besides the schemas. */
export interface WorkSetup {
  confirmed: VocabularyRow[];
  portals: PortalProfile[];
}

/** A piece of work that takes a processor and nothing else. */
export type WorkTask =
  | { kind: 'page'; body: PageBody; snapshot: string; context: CompareContext; url: string }
  | { kind: 'check'; subject: Case; rules?: readonly string[] };

/** What reads pages and checks cases, in whichever thread. */
export interface Work {
  page(task: Extract<WorkTask, { kind: 'page' }>): Guide[];
  check(subject: Case, rules?: readonly string[]): Checked;
}

export function openWork(engine: Engine): Work {
  const { at } = readersOf(engine);
  return {
    page: ({ body, snapshot, context, url }) => bodyReader(at(url)).readBody(body, snapshot, context) as Guide[],
    check(subject, some) {
      const run = some && rules.filter(({ meta }) => some.includes(meta.id));
      return { result: checkCase(subject, engine.kit, { maintainer: maintainerOf(engine.schemas.maintainers, subject), ...(run ? { rules: run } : {}) }), turns: turnsOf(subject, engine.kit) };
    },
  };
}
