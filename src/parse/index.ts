import type { CompareContext } from '../model/comparison.js';
import type { ElementSpec } from '../model/element.js';
import type { Guide } from '../model/guide.js';
import type { RecordTable } from '../model/records.js';
import type { Comparisons } from '../compare/index.js';
import { bookParts } from './book.js';
import { documentsOf, type FileDocument } from './documents.js';
import { blocksToGuide, statedCount } from './elements.js';
import { formOf } from './form.js';
import { readFieldSheet } from './field-sheet.js';
import { handedFile, type HandedDocument, type HandedFile } from './handed-over.js';
import { htmlToDocument } from './html.js';
import { jsonItems } from './json.js';
import { looksLikeJson } from './json-value.js';
import { LabelBook } from './labels.js';
import { readPacked, type ReadItem } from './packed.js';
import { severalItems, type PartReading } from './several.js';
import { textLines } from './text-lines.js';
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
  /** The text of the file is wanted beside the guide. */
  withText?: boolean;
  /** What the file is read as; default guide. A table's rows are read without this room. */
  as?: 'guide' | 'form' | 'table';
}

/** An item of a handed-over file. */
export interface HandedItem extends Omit<HandedDocument, 'document'> {
  read(context: CompareContext): Guide;
}

export interface HandedOver extends Omit<HandedFile, 'documents'> {
  items: HandedItem[];
}

export interface GuideReader {
  /** Bytes → guide. @throws UnreadableError with a Chinese sentence that says what to do. */
  read(input: ReadInput): Promise<Guide>;
  /** Every item of a file, split at the items' headings; `others`: headings of parts that are no item. @throws UnreadableError as `read` does. */
  readBook(input: ReadInput): Promise<{ guides: Guide[]; others: string[] }>;
  /** Bytes → every guide in them: several items of one file, the files of an archive. What cannot be read is named; nothing is thrown for it. */
  readAll(input: ReadInput): Promise<ReadItem[]>;
  readHtml(html: string, snapshot: string, context: CompareContext): Guide;
  /** The guides of a page's decoded body: one of a page, one for each item of a JSON body. */
  readBody(body: string, snapshot: string, context: CompareContext): Guide[];
  /** The items of a file that was handed over for the online side. @throws UnreadableError as `read` does. */
  handedOver(input: ReadInput): Promise<HandedOver>;
  /** Does a page, or a JSON body, hold labelled guide data at all? A shell that scripts fill does not. */
  holdsGuide(body: string): boolean;
}

const NO_ELEMENTS = '没有读到办事指南的要素（如承诺时限、申请材料、办理流程、咨询电话）。请核对提供的是不是办事指南；如果是扫描件或图片，请先转成文字。';

/** Labels that a page must hold with a value to count as a guide. */
const ENOUGH = 3;

const NO_RECORDS: RecordTable = {
  labelled: { labels: [], values: [] }, captions: [], twins: [], weak: [], statuses: [], ignored: [], companions: [], names: [], lists: [], codes: {}, coded: [],
  handover: { source: [], date: [], person: [], element: [], content: [], picture: [] },
};

/** Does what was read of a page hold enough labelled values to count as a guide? */
export function isGuide(guide: Guide): boolean {
  const named = Object.values(guide.fields).reduce((sum, fields) => sum + (fields?.length ?? 0), 0);
  return named + (guide.materials?.length ? 1 : 0) + (guide.steps?.length ? 1 : 0) >= ENOUGH;
}

/**
 * Makes the reader from the elements' labels (`columns` of lists among them, where steps have columns), the comparisons and the
 * names that exported records use. Pure.
 */
export function createGuideReader(labels: readonly ElementSpec[], comparisons: Comparisons, options: { records?: RecordTable; notAsked?: readonly string[] } = {}): GuideReader {
  const records = options.records ?? NO_RECORDS;
  const notAsked = new Set(options.notAsked ?? []);
  const book = new LabelBook(labels);
  const page = { isLabel: (text: string): boolean => book.match(text) !== undefined || book.part(text) !== undefined };

  const guideOf = (document: FileDocument['document'], context: CompareContext): Guide => blocksToGuide(document, book, comparisons, context);
  const isRead = (guide: Guide): boolean => statedCount(guide) > 0 || guide.unknown.some((one) => book.match(one.label));

  /** A filled-in 现场核查表 stands for what its inspectors saw. */
  const filesOf = async (input: ReadInput): Promise<FileDocument[]> => (await documentsOf(input, { ...page, book, records })).map((file) => ({ ...file, document: readFieldSheet(file.document, notAsked) }));

  async function oneDocument(input: ReadInput): Promise<FileDocument['document']> {
    const [first, ...others] = await filesOf(input);
    if (!first || others.length > 0) throw new UnreadableError(`文件里有 ${others.length + (first ? 1 : 0)} 个事项，不能作为一份办事指南读取。请作为移交数据整批提供（--handover），或逐个事项导出。`);
    return first.document;
  }

  async function readFile(input: ReadInput): Promise<ReadItem[]> {
    if (input.as === 'form') return (await documentsOf(input, { ...page, book, records })).slice(0, 1).map(({ document }) => ({ inner: '', where: '', form: formOf(document) }));
    const partOf = (guide: Guide): PartReading => {
      const stated = (id: string) => guide.fields[id]?.[0]?.text.normalize('NFKC').replace(/\s/g, '') ?? '';
      const identity = ['mainItemName', 'subItemName', 'implementationCode', 'basicCode', 'caseName'].map(stated).join('|');
      const elements = [...Object.keys(guide.fields), ...(guide.materials ? ['materials'] : []), ...(guide.steps ? ['process.steps'] : [])];
      return { identity: identity.replaceAll('|', '') === '' ? (guide.title?.text.trim() ?? '') : identity, elements: new Set(elements) };
    };
    const documents = (await filesOf(input)).flatMap(({ document, where }) => {
      const parts = severalItems(document, book, (part) => partOf(guideOf(part, input.context)));
      return parts.map((part, index) => ({ document: part, where: parts.length === 1 ? where : `${where}第${index + 1}个事项` }));
    });
    const items = documents.map(({ document, where }) => ({ inner: '', where, guide: guideOf(document, input.context), ...(document.tableStarts ? { tableStarts: document.tableStarts } : {}), ...(input.withText ? { text: textLines(document) } : {}) })).filter(({ guide }) => isRead(guide));
    if (items.length === 0) throw new UnreadableError(NO_ELEMENTS);
    return items;
  }

  const ofHtml = (html: string, snapshot: string, context: CompareContext): Guide => blocksToGuide(htmlToDocument(html, snapshot, page), book, comparisons, context);

  function bodies(body: string, snapshot: string, context: CompareContext): Guide[] {
    const items = looksLikeJson(body) ? jsonItems(body, snapshot, book, records) : undefined;
    return items?.map((item) => blocksToGuide(item.document, book, comparisons, context)) ?? [ofHtml(body, snapshot, context)];
  }

  return {
    async read(input) {
      const guide = guideOf(await oneDocument(input), input.context);
      if (!isRead(guide)) throw new UnreadableError(NO_ELEMENTS);
      return guide;
    },
    readAll: (input) => readPacked(input, readFile),
    async readBook(input) {
      const parts = bookParts(await oneDocument(input), (part) => isGuide(blocksToGuide(part, book, comparisons, input.context)));
      const guides = parts.items.map((part) => blocksToGuide(part, book, comparisons, input.context)).filter((guide) => statedCount(guide) > 0);
      if (guides.length === 0) throw new UnreadableError('没有读到办事指南的要素（如事项名称、承诺时限、申请材料）。请核对提供的是不是手册或办事指南；如果是扫描件或图片，请先转成文字。');
      return { guides, others: parts.others };
    },
    async handedOver(input) {
      const file = handedFile(input.bytes, input.name, input.snapshot, book, records, (html) => htmlToDocument(html, input.snapshot, page));
      const { documents, provenance, notices } = file ?? { documents: [{ document: await oneDocument(input), where: '', provenance: {}, pictures: [] }], provenance: {}, notices: [] };
      return { provenance, notices, items: documents.map(({ document, ...item }) => ({ ...item, read: (context) => blocksToGuide(document, book, comparisons, context) })) };
    },
    readHtml: ofHtml,
    readBody: bodies,
    holdsGuide: (body) => bodies(body, '', {}).some(isGuide),
  };
}

export { UnreadableError } from './unreadable.js';
export type { ReadItem } from './packed.js';
export { amendGuide } from './amend.js';
export { isAside } from './asides.js';
export { toStandard } from './handbook.js';
