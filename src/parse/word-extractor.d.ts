declare module 'word-extractor' {
  import type { Buffer } from 'node:buffer';
  /** What the package reads of a document; text holds `\t` at the end of a cell and `\t\n` at the end of a row. */
  class Extracted {
    getBody(options?: { filterUnicode?: boolean }): string;
    getTextboxes(options?: { includeHeadersAndFooters?: boolean; filterUnicode?: boolean }): string;
  }
  export default class WordExtractor {
    extract(source: Buffer | string): Promise<Extracted>;
  }
}
