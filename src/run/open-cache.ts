import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openCache, type Cache } from '../store/index.js';

/**
 * The cache of a run: in its data folder, so that the next run has it; without one, or where that cannot be written, in a folder of
 * its own that is gone afterwards. A run always has one: what it has read lies there and not in memory.
 */
export function openRunCache(data: string | undefined): Cache {
  if (data !== undefined) {
    try {
      return openCache(data);
    } catch {
      // The keeper says already that nothing can be written there.
    }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-run-'));
  const cache = openCache(folder);
  return {
    ...cache,
    close() {
      cache.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
