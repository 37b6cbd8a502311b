import type { Cache } from '../store/index.js';
import { Hashes } from './hashes.js';
import { sha256 } from './versions.js';

/**
 * Guides, entries and the like by the hash of their JSON, so that a run holds hashes and no guides. A value that is there already is not
 * written again.
 */
export class KeptValues {
  private readonly hashes = new WeakMap<object, string>();

  constructor(readonly cache: Cache) {}

  /**
   * The hash by which a value is kept; of a guide or entry without the hash of its bytes, `snapshot`, which stands at each of its places.
   * The value must not be changed afterwards.
   */
  keep(value: object, snapshot = ''): string {
    const known = this.hashes.get(value);
    if (known !== undefined) return known;
    const text = new Hashes([snapshot]).named(JSON.stringify(value));
    const hash = sha256(text);
    if (this.cache.get(`value ${hash}`) === undefined) this.cache.put(`value ${hash}`, text);
    this.hashes.set(value, hash);
    return hash;
  }

  /** A kept value, or undefined where it is gone. */
  load<T extends object>(hash: string, snapshot = ''): T | undefined {
    const text = this.cache.get(`value ${hash}`);
    if (text === undefined) return undefined;
    const value = JSON.parse(new Hashes([snapshot]).restored(text)) as T;
    this.hashes.set(value, hash);
    return value;
  }
}
