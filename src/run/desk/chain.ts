import { verifyAuditFrom } from '../../store/index.js';
import type { Desk } from '../desk.js';

/** The chain of the log as far as it was verified here. */
interface Verified {
  entries: number;
  broken?: number;
}

interface Known {
  head: { sequence: number; hash: string };
  /** Of the whole chain from its first entry, milliseconds. */
  wholeAt: number;
}

/** Entries up to which the whole chain is computed at every look, and minutes after which a longer one is again. */
const SHORT = 5_000;
const WHOLE = 10 * 60_000;

const known = new WeakMap<Desk, Known>();
const running = new WeakMap<Desk, Promise<Verified>>();

/**
 * Whether the chain of the log is whole. A long one is computed from its beginning every ten minutes, and in between from where it was whole:
 * whoever changes an old entry is seen at the next whole look, whoever changes a new one at once.
 */
export async function chainOf(desk: Desk, at: number = performance.now()): Promise<Verified> {
  const before = running.get(desk);
  if (before) return before;
  const look = verify(desk, at).finally(() => running.delete(desk));
  running.set(desk, look);
  return look;
}

async function verify(desk: Desk, at: number): Promise<Verified> {
  const last = known.get(desk);
  const from = last && last.head.sequence > SHORT && at - last.wholeAt < WHOLE ? last : undefined;
  const { entries, broken, head } = await verifyAuditFrom(desk.store, from?.head);
  if (broken !== undefined) {
    known.delete(desk);
    return { entries, broken };
  }
  known.set(desk, { head, wholeAt: from?.wholeAt ?? at });
  return { entries };
}
