import { auditHead, changesSince, openFindingIndex, takingIn, type Change, type FindingIndex } from '../../store/index.js';
import type { Desk } from '../desk.js';

export { oneReading } from '../../store/index.js';

interface Held {
  value: Promise<unknown>;
  depends(change: Change): boolean;
}

interface News {
  at?: { sequence: number; hash: string };
  values: Map<string, Held>;
  index?: FindingIndex;
  takeIn?: () => Promise<void>;
}

/** Values that are held at once; the oldest goes. */
const MOST = 1_000;

const news = new WeakMap<Desk, News>();

function newsOf(desk: Desk): News {
  const known = news.get(desk) ?? { values: new Map<string, Held>() };
  news.set(desk, known);
  return known;
}

/**
 * A value that is the same until something is changed that it depends on, whoever changes it: computed once and then asked of the log,
 * which every change stands in, whether it still holds. Within a change it is computed as it stands there.
 */
export async function heldUntil<T>(desk: Desk, name: string, depends: (change: Change) => boolean, compute: () => Promise<T>): Promise<T> {
  if (desk.store.changing) return compute();
  await takeIn(desk);
  return held(desk, name, depends, compute);
}

/** As `heldUntil`, for one of many values after `takeIn`. */
export function held<T>(desk: Desk, name: string, depends: (change: Change) => boolean, compute: () => Promise<T>): Promise<T> {
  const { values } = newsOf(desk);
  const known = values.get(name);
  if (known) return known.value as Promise<T>;
  const value = compute();
  const [oldest] = values.keys();
  if (values.size >= MOST && oldest !== undefined) values.delete(oldest);
  values.set(name, { value, depends });
  value.catch(() => values.delete(name));
  return value;
}

/** Lets a held value go: time alone has changed it. */
export function letGo(desk: Desk, name: string): void {
  newsOf(desk).values.delete(name);
}

/** Takes in what the log tells of since the last time: what depends on it is let go. */
export function takeIn(desk: Desk): Promise<void> {
  const known = newsOf(desk);
  known.takeIn ??= takingIn(desk.store, () => readLog(desk, known));
  return known.takeIn();
}

async function readLog(desk: Desk, known: News): Promise<void> {
  const told = known.at && (await changesSince(desk.store, known.at));
  if (!told) {
    known.values.clear();
    known.at = await auditHead(desk.store);
    return;
  }
  for (const [name, { depends }] of told.changes.length === 0 ? [] : [...known.values]) if (told.changes.some(depends)) known.values.delete(name);
  if (told.head.sequence > (known.at?.sequence ?? 0)) known.at = told.head;
}

/** Changes of things of some kinds. */
export const ofThings = (...things: string[]) => ({ thing }: Change): boolean => things.includes(thing);

/** The index of all findings, for lists. */
export function findingIndex(desk: Desk): FindingIndex {
  const known = newsOf(desk);
  known.index ??= openFindingIndex(desk.store);
  return known.index;
}
