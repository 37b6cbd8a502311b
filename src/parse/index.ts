import type { CompareContext } from '../model/comparison.js';
import type { ElementSpec } from '../model/element.js';
import type { Guide } from '../model/guide.js';
import type { Comparisons } from '../compare/index.js';
import type { Document } from './blocks.js';
import { decode } from './decode.js';
import { docxToDocument } from './docx.js';
import { blocksToGuide } from './elements.js';
import { fileTypeOf } from './file-type.js';
import { htmlToDocument } from './html.js';
import { LabelBook } from './labels.js';
import { markdownToDocument } from './markdown.js';
import { plainTextToDocument } from './plain-text.js';
import { UnreadableError } from './unreadable.js';

export interface ReadInput {
  bytes: Uint8Array;
  /** File name or address; its ending says the type where nothing else does. */
  name: string;
  mediaType?: string;
  /** Character set as a header declares it. */
  charset?: string;
  /** SHA-256 of the bytes, hexadecimal. */
  snapshot: string;
  context: CompareContext;
}

export interface GuideReader {
  /** Bytes → guide. @throws UnreadableError with a Chinese sentence that says what to do. */
  read(input: ReadInput): Promise<Guide>;
  readHtml(html: string, snapshot: string, context: CompareContext): Guide;
  /** Does a page hold labelled guide data at all? A shell that scripts fill does not. */
  holdsGuide(html: string): boolean;
}

/** Labels that a page must hold with a value to count as a guide. */
const ENOUGH = 3;

/** Makes the reader from the elements' labels (`columns` of lists among them, where steps have columns) and the comparisons. Pure. */
export function createGuideReader(labels: readonly ElementSpec[], comparisons: Comparisons): GuideReader {
  const book = new LabelBook(labels);
  const page = { isLabel: (text: string): boolean => book.match(text) !== undefined || book.part(text) !== undefined };

  async function documentOf(input: ReadInput): Promise<Document> {
    const { bytes, snapshot } = input;
    const type = fileTypeOf(bytes, input.name, input.mediaType);
    if (type === 'docx') return docxToDocument(bytes, snapshot);
    const { text } = decode(bytes, input.charset);
    if (text.trim() === '') throw new UnreadableError('文件没有任何文字。请核对导出或保存时是否丢失了内容，补齐后重新提供。');
    if (type === 'html') return htmlToDocument(text, snapshot, page);
    return type === 'text' ? plainTextToDocument(text, snapshot) : markdownToDocument(text, snapshot);
  }

  return {
    async read(input) {
      return blocksToGuide(await documentOf(input), book, comparisons, input.context);
    },
    readHtml: (html, snapshot, context) => blocksToGuide(htmlToDocument(html, snapshot, page), book, comparisons, context),
    holdsGuide(html) {
      const guide = blocksToGuide(htmlToDocument(html, '', page), book, comparisons, {});
      const named = Object.values(guide.fields).reduce((sum, fields) => sum + (fields?.length ?? 0), 0);
      return named + (guide.materials?.length ? 1 : 0) + (guide.steps?.length ? 1 : 0) >= ENOUGH;
    },
  };
}

export { UnreadableError } from './unreadable.js';
export { toStandard } from './handbook.js';
