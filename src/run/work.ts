import { checkCase, turnsOf } from '../check/index.js';
import { Kept } from '../compare/remember.js';
import type { Case } from '../model/case.js';
import type { CompareContext } from '../model/comparison.js';
import type { Guide } from '../model/guide.js';
import type { PortalProfile } from '../model/portal.js';
import type { VocabularyRow } from '../model/vocabulary.js';
import type { ReadInput, ReadItem } from '../parse/index.js';
import { rules } from '../rules/index.js';
import type { PackedText } from '../store/packed-text.js';
import type { Checked } from './check-memo.js';
import type { Engine } from './engine.js';
import { opened, type LightCase } from './held-case.js';
import { GuideGone, putAway, takenOut, type PutAway } from './kept-guide.js';
import { maintainerOf } from './maintainers.js';
import { bodyReader, type PageBody } from './online.js';
import { itemPutAway } from './plain-files.js';
import { readersOf } from './profiles.js';

/** What the engine of a run has besides the schemas. */
export interface WorkSetup {
  confirmed: VocabularyRow[];
  portals: PortalProfile[];
}

/** A piece of work that takes a processor and nothing else. */
export type WorkTask =
  | { kind: 'page'; body: PageBody; snapshot: string; context: CompareContext; url: string }
  | { kind: 'file'; input: ReadInput }
  /** A case of which the guides were put away: `parts` holds what it names by hash. */
  | { kind: 'check'; light: LightCase; parts: ReadonlyMap<string, PackedText>; rules?: readonly string[] }
  | { kind: 'case'; subject: Case };

/** What reads pages and files and checks cases, in whichever thread. */
export interface Work {
  page(task: Extract<WorkTask, { kind: 'page' }>): PutAway[];
  file(input: ReadInput): Promise<ReadItem<PutAway>[]>;
  /** @throws where a part of the case is missing */
  check(task: Extract<WorkTask, { kind: 'check' }>): Checked;
  checkCase(subject: Case, rules?: readonly string[]): Checked;
}

/** Entries that are held as they were taken out: one serves many items that follow each other. */
const ENTRIES = 64;

export function openWork(engine: Engine): Work {
  const { at } = readersOf(engine);
  const entries = new Kept<object>(ENTRIES);

  function judged(subject: Case, some?: readonly string[]): Checked {
    const run = some && rules.filter(({ meta }) => some.includes(meta.id));
    return { result: checkCase(subject, engine.kit, { maintainer: maintainerOf(engine.schemas.maintainers, subject), ...(run ? { rules: run } : {}) }), turns: turnsOf(subject, engine.kit) };
  }

  return {
    page: ({ body, snapshot, context, url }) => (bodyReader(at(url)).readBody(body, snapshot, context) as Guide[]).map(putAway),
    file: async (input) => (await engine.reader.readAll(input)).map(itemPutAway),
    check({ light, parts, rules: some }) {
      const subject = opened(light, <T extends object>(hash: string, snapshot = '') => {
        const packed = parts.get(hash);
        if (packed === undefined) return undefined;
        if (hash !== light.handbook?.standard) return takenOut<T>(packed, snapshot);
        const key = `${hash} ${snapshot}`;
        const entry = (entries.get(key) as T | undefined) ?? takenOut<T>(packed, snapshot);
        entries.set(key, entry);
        return entry;
      });
      if (!subject) throw new GuideGone();
      return judged(subject, some);
    },
    checkCase: judged,
  };
}
