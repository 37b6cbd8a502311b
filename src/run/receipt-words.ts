import { load } from 'cheerio';
import { readParts } from '../parse/docx-archive.js';
import { decode } from '../parse/decode.js';

const BODY = 'word/document.xml';

/** The words of a receipt in whichever of its three forms; undefined where the bytes hold none. */
export async function receiptWords(bytes: Uint8Array, extension: string): Promise<string | undefined> {
  try {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
      const xml = (await readParts(bytes, new Set([BODY]))).get(BODY);
      return xml === undefined ? undefined : load(xml, { xml: true }).text();
    }
    const { text } = decode(bytes);
    return /^\.html?$/.test(extension) || /^\s*</.test(text) ? load(text)('body').text() : text;
  } catch {
    return undefined;
  }
}
