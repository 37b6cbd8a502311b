/** Stands for the hash of some bytes, by the number of that hash in a case. No text that was read holds it. */
const NAME = (index: number): string => `\\u0000${index};`;

/**
 * Texts (JSON) in which the hashes of a case's bytes are replaced by their numbers and back: two cases that differ in nothing but their
 * bytes' hashes are the same text.
 */
export class Hashes {
  private readonly hashes: string[];

  constructor(hashes: readonly string[]) {
    this.hashes = [...new Set(hashes)].filter((hash) => hash !== '');
  }

  named(text: string): string {
    return this.hashes.reduce((changed, hash, index) => changed.replaceAll(hash, NAME(index)), text);
  }

  restored(text: string): string {
    return this.hashes.reduce((changed, hash, index) => changed.replaceAll(NAME(index), hash), text);
  }
}
