import type { Guide } from '../model/guide.js';
import type { Cache } from '../store/index.js';
import type { PackedText } from '../store/packed-text.js';
import { Hashes } from './hashes.js';
import { GuideGone, putAway, takenOut, type KeptGuide, type PutAway } from './kept-guide.js';
import { sha256 } from './versions.js';

/**
 * Guides, entries and the like by the hash of their JSON, so that a run holds hashes and no guides. A value that is there already is not
 * written again.
 */
export class KeptValues {
  private readonly hashes = new WeakMap<object, string>();

  constructor(readonly cache: Cache) {}

  /**
   * The hash by which a value is kept; of an entry without the hash of its bytes, `snapshot`, which stands at each of its places. The value
   * must not be changed afterwards.
   */
  keep(value: object, snapshot = ''): string {
    const known = this.hashes.get(value);
    if (known !== undefined) return known;
    const text = new Hashes([snapshot]).named(JSON.stringify(value));
    const hash = sha256(text);
    if (this.cache.getPacked(keyOf(hash)) === undefined) this.cache.put(keyOf(hash), text);
    this.hashes.set(value, hash);
    return hash;
  }

  /** Keeps a guide that was put away where it was read. */
  accept({ kept, packed }: PutAway): KeptGuide {
    if (this.cache.getPacked(keyOf(kept.hash)) === undefined) this.cache.putPacked(keyOf(kept.hash), packed);
    return kept;
  }

  keepGuide(guide: Guide): KeptGuide {
    return this.accept(putAway(guide));
  }

  /** Is there a value? Whether it is whole is seen when it is taken out. */
  has(hash: string): boolean {
    return this.cache.has(keyOf(hash));
  }

  /** A kept value as it lies there, or undefined where it is gone; what is not whole is forgotten. */
  packed(hash: string): PackedText | undefined {
    const packed = this.cache.getPacked(keyOf(hash));
    if (packed === undefined) this.cache.forget(keyOf(hash));
    return packed;
  }

  /** A guide that was put away in this run. @throws GuideGone */
  guide({ hash, snapshot }: KeptGuide): Guide {
    const guide = this.load<Guide>(hash, snapshot);
    if (!guide) throw new GuideGone();
    return guide;
  }

  /** A kept value, or undefined where it is gone. */
  load<T extends object>(hash: string, snapshot = ''): T | undefined {
    const packed = this.packed(hash);
    if (packed === undefined) return undefined;
    const value = takenOut<T>(packed, snapshot);
    this.hashes.set(value, hash);
    return value;
  }
}

const keyOf = (hash: string): string => `value ${hash}`;
