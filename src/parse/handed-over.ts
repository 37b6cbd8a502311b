import type { RecordTable } from '../model/records.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import type { Document } from './blocks.js';
import { decode } from './decode.js';
import { exportedItems, type RowNotice } from './export-rows.js';
import { jsonItems } from './json.js';
import type { LabelBook } from './labels.js';
import { readMhtml } from './mhtml.js';
import type { Provenance } from './provenance.js';
import { readSheets } from './sheets.js';
import { UnreadableError } from './unreadable.js';

/** One item of a handed-over file, not yet read for elements. */
export interface HandedDocument {
  document: Document;
  /** Where in the file, in words; empty where the file is one item's. */
  where: string;
  provenance: Provenance;
  pictures: string[];
  url?: string;
}

export interface HandedFile {
  documents: HandedDocument[];
  provenance: Provenance;
  notices: RowNotice[];
}

const ending = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
export const isTable = (name: string): boolean => ['xlsx', 'xls', 'csv', 'tsv', 'et'].includes(ending(name));

/**
 * The items of a file that was handed over for the online side: a table or JSON of many items, a saved page of one.
 * `page` reads a page's HTML. `undefined` where the file is of another type, which its own reader reads as one guide.
 * @throws UnreadableError
 */
export function handedFile(bytes: Uint8Array, name: string, snapshot: string, book: LabelBook, table: RecordTable, page: (html: string) => Document): HandedFile | undefined {
  const one = (document: Document, more: Partial<HandedDocument> = {}): HandedFile => ({ documents: [{ document, where: '', provenance: {}, pictures: [], ...more }], provenance: {}, notices: [] });
  if (isTable(name)) {
    const { items, provenance, notices } = exportedItems(readSheets(bytes), snapshot, book, table);
    if (items.length === 0 && notices.length === 0 && Object.keys(provenance).length === 0) throw new UnreadableError('表格里没有认出事项：表头须有编码或事项名称一列，并有要素名称（如“承诺办结时限”）作列名。请核对后重新导出。');
    return { documents: items, provenance, notices };
  }
  if (ending(name) === 'json') {
    const items = jsonItems(decode(bytes).text, snapshot, book, table);
    if (!items) throw new UnreadableError('文件名是 .json，内容却不是完整的 JSON。请重新导出后提供。');
    return { documents: items.map(({ document, pointer }, index) => ({ document, where: pointer === '' ? '' : `第${index + 1}条记录`, provenance: {}, pictures: [] })), provenance: {}, notices: [] };
  }
  if (ending(name) === 'mhtml' || ending(name) === 'mht') {
    const saved = readMhtml(bytes);
    if (!saved) throw new UnreadableError('网页存档（.mhtml）里没有网页内容。请用浏览器重新另存为“网页，单个文件”。');
    const moment = saved.date === undefined ? Number.NaN : Date.parse(saved.date);
    return one(page(saved.html), { provenance: Number.isNaN(moment) ? {} : { date: shanghaiTime(moment) }, ...(saved.url === undefined ? {} : { url: saved.url }) });
  }
  return undefined;
}
