import { AsyncLocalStorage } from 'node:async_hooks';
import { oneForAll } from './one-for-all.js';
import type { Store } from './store.js';

interface Reading {
  over: boolean;
  /** What was taken in, and how many changes this process had made by then. */
  taken: Map<object, { changes: number; result: Promise<unknown> }>;
}

const current = new AsyncLocalStorage<Reading>();

/** An answer to one question, which may look at the store as it is after the question was asked: what is new is taken in once for all of it. */
export async function oneReading<T>(answer: () => Promise<T>): Promise<T> {
  const reading: Reading = { over: false, taken: new Map() };
  try {
    return await current.run(reading, answer);
  } finally {
    // What the answer set going looks for itself.
    reading.over = true;
  }
}

/** Takes in what is new, once within `oneReading` as long as this process changes nothing meanwhile; those who ask at the same time share it. */
export function takingIn<T>(store: Store, work: () => Promise<T>): () => Promise<T> {
  const shared = oneForAll(work);
  return () => {
    if (store.changing) return shared(true);
    const reading = current.getStore();
    if (!reading || reading.over) return shared();
    const known = reading.taken.get(shared);
    if (known?.changes === store.changes) return known.result as Promise<T>;
    const result = shared();
    reading.taken.set(shared, { changes: store.changes, result });
    return result;
  };
}
