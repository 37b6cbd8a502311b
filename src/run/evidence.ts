import path from 'node:path';
import type { Crawler } from '../crawl/index.js';
import type { Case } from '../model/case.js';
import type { SnapshotStore } from '../store/index.js';
import type { Progress } from './progress.js';
import { keepForms, keepParts } from './parts.js';

/** Keeps what belongs to the pages of a run: style sheets and pictures by which they can be drawn again, and forms that they link to. */
export async function keepEvidence(cases: readonly Case[], out: string, keeper: { store: SnapshotStore; startedAt: string }, web: Crawler, progress: Progress): Promise<void> {
  const keeping = { folder: path.join(out, 'evidence'), store: keeper.store, web, since: keeper.startedAt };
  await keepParts(keeping, progress);
  await keepForms(cases, keeping, progress);
}
