import path from 'node:path';
import type { Crawler } from '../crawl/index.js';
import type { SnapshotStore } from '../store/index.js';
import type { Progress } from './progress.js';
import { keepParts } from './parts.js';

/** Keeps what belongs to the pages of a run: style sheets and pictures by which they can be drawn again. */
export async function keepEvidence(out: string, keeper: { store: SnapshotStore; startedAt: string }, web: Crawler, progress: Progress): Promise<void> {
  const keeping = { folder: path.join(out, 'evidence'), store: keeper.store, web, since: keeper.startedAt };
  await keepParts(keeping, progress);
}
