import { Buffer } from 'node:buffer';
import { kindOfOld, kindOfZip, isOldOffice, isZip } from './containers.js';
import { byZeros } from './decode.js';
import { mediaNamed } from './media.js';
import { UnreadableError } from './unreadable.js';

/** Types that can be read. */
export type FileType = 'markdown' | 'text' | 'html' | 'mhtml' | 'docx' | 'doc' | 'sheet' | 'pdf' | 'json' | 'zip';

const BY_ENDING: Record<string, FileType> = {
  md: 'markdown', markdown: 'markdown', txt: 'text', html: 'html', htm: 'html', shtml: 'html', xhtml: 'html', mhtml: 'mhtml', mht: 'mhtml', docx: 'docx', doc: 'doc',
  xlsx: 'sheet', xls: 'sheet', csv: 'sheet', pdf: 'pdf', json: 'json', zip: 'zip',
};
const BY_MEDIA: Record<string, FileType> = {
  'text/html': 'html', 'application/xhtml+xml': 'html', 'text/markdown': 'markdown', 'text/plain': 'text', 'application/json': 'json', 'text/json': 'json',
  'multipart/related': 'mhtml', 'application/x-mimearchive': 'mhtml', 'message/rfc822': 'mhtml', 'application/pdf': 'pdf', 'application/msword': 'doc', 'application/zip': 'zip',
  'application/vnd.ms-excel': 'sheet', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

const AS_WORD = '请在 Word 或 WPS 中打开，另存为 .docx 后重新提供。';
const AS_DOCX = '请把内容另存为 .docx 后重新提供。';
const UNPACK = '请解压后重新压缩为 .zip，或把其中的办事指南逐个提供。';
const TYPED = '请把图中文字录入为 .docx 后重新提供。';

/** What to do with types that are not read, by ending. */
const OTHERS: Record<string, string> = {
  wps: `WPS 文字文件（.wps），不能直接读取。请在 WPS 中打开，另存为 .docx 后重新提供。`,
  wpt: `WPS 模板（.wpt），不能直接读取。请在 WPS 中打开，另存为 .docx 后重新提供。`,
  docm: '带宏的 Word 文件（.docm）。请另存为不带宏的 .docx 后重新提供。',
  dot: `Word 模板（.dot）。${AS_WORD}`, dotx: `Word 模板（.dotx）。${AS_WORD}`,
  rtf: `RTF 文件（.rtf）。${AS_WORD}`,
  odt: `ODT 文件（.odt）。${AS_WORD}`,
  pages: `Pages 文稿（.pages）。请导出为 .docx 后重新提供。`,
  ofd: 'OFD 版式文件（.ofd）。请提供制作它所用的 Word 文件（.docx）。',
  ceb: 'CEB 版式文件（.ceb）。请提供制作它所用的 Word 文件（.docx）。',
  xlsm: '带宏的 Excel 文件（.xlsm）。请另存为不带宏的 .xlsx 后重新提供。',
  xlsb: 'Excel 二进制工作簿（.xlsb）。请另存为 .xlsx 后重新提供。',
  ods: 'ODS 表格（.ods）。请另存为 .xlsx 后重新提供。',
  et: 'WPS 表格文件（.et），不能直接读取。请在 WPS 中打开，另存为 .xlsx 后重新提供。',
  ppt: `演示文稿（.ppt）。${AS_DOCX}`, pptx: `演示文稿（.pptx）。${AS_DOCX}`, dps: `WPS 演示文稿（.dps）。${AS_DOCX}`,
  rar: `压缩包（.rar）。${UNPACK}`, '7z': `压缩包（.7z）。${UNPACK}`, gz: `压缩包（.gz）。${UNPACK}`, tar: `压缩包（.tar）。${UNPACK}`, tgz: `压缩包（.tgz）。${UNPACK}`, bz2: `压缩包（.bz2）。${UNPACK}`, xz: `压缩包（.xz）。${UNPACK}`,
  jpg: `图片（.jpg）。${TYPED}`, jpeg: `图片（.jpeg）。${TYPED}`, png: `图片（.png）。${TYPED}`, gif: `图片（.gif）。${TYPED}`, bmp: `图片（.bmp）。${TYPED}`, webp: `图片（.webp）。${TYPED}`,
  tif: `图片（.tif）。${TYPED}`, tiff: `图片（.tiff）。${TYPED}`, heic: `图片（.heic）。${TYPED}`, svg: `图片（.svg）。${TYPED}`,
  mp4: '视频（.mp4），没有可以检查的文字。请提供 .docx 格式的办事指南。', mov: '视频（.mov），没有可以检查的文字。请提供 .docx 格式的办事指南。', avi: '视频（.avi），没有可以检查的文字。请提供 .docx 格式的办事指南。',
  mp3: '录音（.mp3），没有可以检查的文字。请提供 .docx 格式的办事指南。', wav: '录音（.wav），没有可以检查的文字。请提供 .docx 格式的办事指南。',
  exe: '程序（.exe），不是办事指南，没有打开。请提供 .docx 格式的办事指南。', lnk: '快捷方式（.lnk），不是文件本身。请提供它所指的原文件。', url: '网址快捷方式（.url），不是文件本身。请提供网页另存的 .html 文件。',
  eml: '邮件（.eml）。请提供邮件附件里的办事指南。', msg: '邮件（.msg）。请提供邮件附件里的办事指南。',
  xml: 'XML 数据（.xml）。请提供 .docx、.md 或 .json 格式的办事指南。',
  tmp: '没有写完的临时文件（.tmp）。请提供保存好的文件。', crdownload: '没有下载完的文件（.crdownload）。请重新下载完整后提供。',
};

export function endingOf(name: string): string {
  const path = name.replace(/[?#].*$/, '');
  return /\.([A-Za-z0-9]{1,10})$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

function startsWith(bytes: Uint8Array, ...values: number[]): boolean {
  return values.every((value, index) => bytes[index] === value);
}

const headOf = (bytes: Uint8Array, length: number): string => new TextDecoder('latin1').decode(bytes.subarray(0, length));

/** Offices' programs let some bytes stand before the mark of a PDF (ISO 32000-1 annex H.3.4.1: within the first 1,024). */
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');

/** Bytes that no text holds, in a file that is no UTF-16. */
function isBinary(bytes: Uint8Array): boolean {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return false;
  const head = bytes.subarray(0, 4096);
  let odd = 0;
  let zeros = 0;
  for (const byte of head) if (byte === 0) zeros += 1; else if (byte < 9 || (byte > 13 && byte < 27)) odd += 1;
  return (odd + zeros * 4) > 0 && (odd + zeros * 4) * 20 > head.length && byZeros(bytes) === undefined;
}

/**
 * The type of a file by its ending, its declared media type and its first bytes.
 * @throws UnreadableError for an empty file, a type that is not read, or bytes that are not what the ending says.
 */
export function fileTypeOf(bytes: Uint8Array, name: string, mediaType?: string): FileType {
  if (bytes.length === 0) throw new UnreadableError('文件是空的（0 字节）。请核对是否上传或导出完整，重新提供。');
  const ending = endingOf(name);
  if (/(?:^|[/\\])~\$/.test(name)) throw new UnreadableError('这是 Word 打开文件时留下的临时文件（文件名以 ~$ 开头），不是指南本身。请提供原文件。');
  const media = mediaType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const type = BY_ENDING[ending] ?? BY_MEDIA[media];
  const other = OTHERS[ending];
  if (!type && other !== undefined) throw new UnreadableError(`这是${other}`);
  if (isZip(bytes)) return zipped(bytes, ending, type);
  if (isOldOffice(bytes)) return oldOffice(bytes, ending, type);
  if (type === 'pdf' || (isPdf(bytes) && type !== 'html' && type !== 'markdown' && type !== 'text' && type !== 'json')) return pdf(bytes, ending, type);
  if (isPdf(bytes.subarray(0, 8))) throw new UnreadableError(`文件名是 .${ending}，内容却是 PDF。请把扩展名改为 .pdf，或提供制作它所用的 Word 文件（.docx）。`);
  const rich = headOf(bytes, 5) === '{\\rtf';
  if (rich) throw new UnreadableError(`文件名是 .${ending}，内容却是 RTF 格式。${AS_WORD}`);
  const picture = mediaNamed(bytes);
  if (picture !== undefined) throw new UnreadableError(`文件名是 .${ending}，内容却是${picture}。请提供 .docx 格式的办事指南；只有图片的，请把文字录入为 .docx。`);
  if (type === 'docx' || type === 'doc') throw new UnreadableError(notWord(bytes, ending));
  if (type === 'zip') throw new UnreadableError('文件名是 .zip，内容却不是压缩包，可能没有下载完整或只改了扩展名。请重新压缩后提供。');
  if (type === 'sheet' && ending !== 'csv') throw new UnreadableError(isHtml(bytes) ? `文件名是 .${ending}，内容却是网页。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新提供。` : `文件名是 .${ending}，内容却不是 Excel 文件，可能已损坏或只改了扩展名。请用 Excel 或 WPS 重新另存为 .xlsx 后提供。`);
  if (bytes.length > 1 && bytes.subarray(0, 65_536).every((byte) => byte === 0)) throw new UnreadableError('文件内容全是空字节，保存或传输时已经损坏。请从原来的电脑重新拷贝或另存后提供。');
  if (isBinary(bytes)) throw new UnreadableError('文件不是文字（二进制内容），无法读取。请提供 .docx、.md、.txt 或 .html 格式的办事指南。');
  if (type) return type;
  if ((ending === '' || media === '') && isHtml(bytes)) return 'html';
  if (ending === '') return 'html';
  throw new UnreadableError(`不能读取扩展名为 .${ending} 的文件。请另存为 .docx、.md、.txt 或 .html 后重新提供。`);
}

function isHtml(bytes: Uint8Array): boolean {
  const head = headOf(bytes, 1024).replace(/^\u00ef\u00bb\u00bf/, '').trimStart().toLowerCase();
  return head.startsWith('<!doctype html') || head.startsWith('<html') || /<html[\s>]/.test(head);
}

function notWord(bytes: Uint8Array, ending: string): string {
  if (isHtml(bytes)) return `文件名是 .${ending}，内容却是网页。请用 Word 或 WPS 打开，另存为 .docx 后重新提供（或把扩展名改为 .html）。`;
  if (/^\s{0,9}<\?xml/.test(headOf(bytes, 64))) return `文件名是 .${ending}，内容却是 XML 数据。${AS_WORD}`;
  if (/^mime-version:/i.test(headOf(bytes, 64).trimStart())) return `文件名是 .${ending}，内容却是网页存档。${AS_WORD}`;
  if (ending === 'doc') return '文件名是 .doc，内容却不是 Word 文件，可能已损坏或只改了扩展名。请用 Word 或 WPS 重新另存为 .docx 后提供。';
  return '文件名是 .docx，内容却不是 Word 文件（不是 ZIP 格式），可能已损坏或只改了扩展名。请用 Word 或 WPS 重新另存为 .docx 后提供。';
}

function pdf(bytes: Uint8Array, ending: string, type: FileType | undefined): FileType {
  if (type !== undefined && type !== 'pdf') throw new UnreadableError(`文件名是 .${ending}，内容却是 PDF。请把扩展名改为 .pdf，或提供制作它所用的 Word 文件（.docx）。`);
  if (!isPdf(bytes)) throw new UnreadableError('文件名是 .pdf，内容却不是 PDF，可能没有下载完整或只改了扩展名。请重新导出，或提供制作它所用的 Word 文件（.docx）。');
  return 'pdf';
}

/** Names of what a zip archive turns out to be. */
const ZIPPED: Record<string, string> = { docx: 'Word 文件（.docx）', sheet: 'Excel 文件（.xlsx）', ofd: OTHERS['ofd'] ?? '', pptx: OTHERS['pptx'] ?? '', odt: OTHERS['odt'] ?? '', ods: OTHERS['ods'] ?? '' };

function zipped(bytes: Uint8Array, ending: string, type: FileType | undefined): FileType {
  const kind = kindOfZip(bytes);
  const wanted = type === 'docx' || type === 'sheet' || type === 'zip' ? type : undefined;
  if (kind === 'ofd' || kind === 'pptx' || kind === 'odt' || kind === 'ods') {
    if (wanted === 'zip') return 'zip';
    throw new UnreadableError(ending === '' ? `这是${ZIPPED[kind]}` : `文件名是 .${ending}，内容却是${ZIPPED[kind]}`);
  }
  if (type === undefined) return kind === 'other' ? 'zip' : kind;
  if (wanted === undefined) throw new UnreadableError(kind === 'other' ? `文件名是 .${ending}，内容却是压缩格式。若是 Word 文件，请把扩展名改为 .docx 后重新提供。` : `文件名是 .${ending}，内容却是 ${ZIPPED[kind]}（压缩格式）。请把扩展名改为 .${kind === 'docx' ? 'docx' : 'xlsx'} 后重新提供。`);
  if (wanted !== 'zip' && kind !== 'other' && kind !== wanted) throw new UnreadableError(`文件名是 .${ending}，内容却是 ${ZIPPED[kind]}。请把扩展名改为 .${kind === 'docx' ? 'docx' : 'xlsx'} 后重新提供。`);
  return wanted === 'zip' && kind !== 'other' ? kind : wanted;
}

function oldOffice(bytes: Uint8Array, ending: string, type: FileType | undefined): FileType {
  const kind = kindOfOld(bytes);
  if (kind === 'encrypted') throw new UnreadableError(type === 'sheet' ? '这个 Excel 文件设有密码，无法读取。请取消密码后重新提供。' : '这个 Word 文件已加密（设有密码），无法读取。请取消密码，另存为 .docx 后重新提供。');
  if (type === 'docx') throw new UnreadableError('文件名是 .docx，内容却是旧版 Word 格式。请用 Word 或 WPS 打开，另存为 .docx 后重新提供。');
  if (kind === 'doc' && (type === 'doc' || type === undefined)) return 'doc';
  if (kind === 'xls' && (type === 'sheet' || type === undefined) && ending !== 'csv') return 'sheet';
  const named = { doc: '旧版 Word 文件（.doc）', xls: '旧版 Excel 文件（.xls）', ppt: '演示文稿（.ppt）', other: '旧版 Office 或 WPS 格式' }[kind];
  if (kind === 'other' && type === 'doc') throw new UnreadableError(`文件名是 .doc，里面却没有 Word 正文，可能已损坏，或是由其他程序保存的。${AS_WORD}`);
  throw new UnreadableError(ending === '' ? `这是${named}，不能读取。${AS_DOCX}` : `文件名是 .${ending}，内容却是${named}。请用 Word 或 WPS 打开，另存为 .docx 后重新提供。`);
}
