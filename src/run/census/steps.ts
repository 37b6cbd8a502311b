import type { RunJournal } from '../../store/index.js';

/**
 * The steps of a census, for as long as its process lives: what is done is noted item by item in the store, so a page is no step that
 * has to be on the disk. Links and hosts are remembered, because many items share them; pages are not.
 */
export function stepsInMemory(id: string, startedAt: string): RunJournal {
  const shared = new Map<string, Map<string, unknown>>([['link', new Map()], ['stopped', new Map()]]);
  return {
    id,
    startedAt,
    done: 0,
    steps: (kind) => Promise.resolve(shared.get(kind) ?? new Map<string, unknown>()),
    note: (kind, key, content) => {
      shared.get(kind)?.set(key, content);
      return Promise.resolve();
    },
    finish: () => Promise.resolve(),
  };
}
