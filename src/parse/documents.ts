import type { RecordTable } from '../model/records.js';
import type { Document } from './blocks.js';
import { isZip, unpackedSize } from './containers.js';
import { decode, isMixed } from './decode.js';
import { docToDocument } from './doc.js';
import { docxToDocument } from './docx.js';
import { fileTypeOf } from './file-type.js';
import { htmlToDocument } from './html.js';
import { jsonItems } from './json.js';
import type { LabelBook } from './labels.js';
import { markdownToDocument } from './markdown.js';
import { readMhtml } from './mhtml.js';
import { tooDeep } from './nesting.js';
import { pdfToDocument } from './pdf.js';
import { plainTextToDocument } from './plain-text.js';
import { sheetDocument, sheetGuides } from './sheet-guide.js';
import { UnreadableError } from './unreadable.js';
import { unpack } from './zip.js';

/** A document of a file, with where it stands in it in words; empty where the file is one document. */
export interface FileDocument {
  document: Document;
  where: string;
}

/** What a file's reader needs to know of the labels. */
export interface Labels {
  book: LabelBook;
  records: RecordTable;
  isLabel(text: string): boolean;
}

const NOTHING = '文件没有任何文字。请核对导出或保存时是否丢失了内容，补齐后重新提供。';

/** Bytes of a file that is no archive → its documents: one, or those of the records that it lists. @throws UnreadableError */
export async function documentsOf(input: { bytes: Uint8Array; name: string; mediaType?: string; charset?: string; snapshot: string; as?: 'guide' | 'form' | 'table' }, labels: Labels): Promise<FileDocument[]> {
  const { bytes, snapshot } = input;
  const one = (document: Document): FileDocument[] => [{ document, where: '' }];
  switch (fileTypeOf(bytes, input.name, input.mediaType)) {
    case 'docx': return one(await docxToDocument(bytes, snapshot));
    case 'doc': return one(await docToDocument(bytes, snapshot, labels));
    case 'pdf': return one(await pdfToDocument(bytes, snapshot, labels));
    case 'sheet':
      await checkArchive(bytes);
      return input.as === 'form' ? one(sheetDocument(bytes, snapshot, labels.book)) : sheetGuides(bytes, snapshot, labels.book, labels.records);
    case 'zip': throw new UnreadableError('这是压缩包（.zip），不能作为一份办事指南读取。请解压，把其中的办事指南逐个提供。');
    case 'mhtml': {
      const saved = readMhtml(bytes);
      if (!saved) throw new UnreadableError('网页存档（.mhtml）里没有网页内容。请用浏览器重新另存为“网页，单个文件”。');
      return one(htmlToDocument(saved.html, snapshot, labels));
    }
    case 'json': {
      const items = jsonItems(textOf(input), snapshot, labels.book, labels.records);
      if (!items) throw new UnreadableError('文件名是 .json，内容却不是完整的 JSON。请重新导出后提供。');
      return items.map(({ document }, index) => ({ document, where: items.length === 1 ? '' : `第${index + 1}条记录` }));
    }
    case 'html': return one(htmlToDocument(textOf(input), snapshot, labels));
    case 'text': return one(plainTextToDocument(textOf(input), snapshot));
    case 'markdown': {
      const text = textOf(input);
      if (tooDeep(text)) throw new UnreadableError('文件里的列表或引用嵌套得太深，不像办事指南，没有读取。请减少层次后重新提供。');
      return one(markdownToDocument(text, snapshot));
    }
  }
}

const WORKBOOK = { bytes: 100 * 1024 * 1024, entries: 5000 };

/** Unpacks a workbook once, counting its bytes and comparing their sums: what is damaged may keep the reader of workbooks for minutes. @throws UnreadableError */
async function checkArchive(bytes: Uint8Array): Promise<void> {
  if (!isZip(bytes)) return;
  const damaged = new UnreadableError('这个 Excel 文件已损坏或设有密码，无法解开。请用 Excel 或 WPS 打开原文件，另存为 .xlsx 后重新提供。');
  if (unpackedSize(bytes) > WORKBOOK.bytes) return;
  try {
    for await (const entry of unpack(bytes, { ...WORKBOOK }, () => true)) if (entry.problem !== undefined) throw damaged;
  } catch {
    throw damaged;
  }
}

function textOf({ bytes, charset }: { bytes: Uint8Array; charset?: string }): string {
  if (isMixed(bytes)) throw new UnreadableError('文件里混有两种文字编码（UTF-8 和 GBK），一部分会读成乱码，没有检查。请用记事本打开，改正乱码后另存为 UTF-8 编码。');
  const { text } = decode(bytes, charset);
  if (text.trim() === '') throw new UnreadableError(NOTHING);
  return text;
}
