import { UnreadableError } from './unreadable.js';

/** Types that can be read. */
export type FileType = 'markdown' | 'text' | 'html' | 'mhtml' | 'docx' | 'json';

const BY_ENDING: Record<string, FileType> = { md: 'markdown', markdown: 'markdown', txt: 'text', html: 'html', htm: 'html', shtml: 'html', xhtml: 'html', mhtml: 'mhtml', mht: 'mhtml', docx: 'docx', json: 'json' };
const BY_MEDIA: Record<string, FileType> = {
  'text/html': 'html', 'application/xhtml+xml': 'html', 'text/markdown': 'markdown', 'text/plain': 'text', 'application/json': 'json', 'text/json': 'json',
  'multipart/related': 'mhtml', 'application/x-mimearchive': 'mhtml', 'message/rfc822': 'mhtml',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** What to do with types that are not read, by ending. */
const OTHERS: Record<string, string> = {
  doc: '旧版 Word 文件（.doc），暂不能直接读取。请在 Word 或 WPS 中打开，另存为 .docx 后重新提供。',
  wps: 'WPS 文字文件（.wps），暂不能直接读取。请在 WPS 中打开，另存为 .docx 后重新提供。',
  docm: '带宏的 Word 文件（.docm）。请另存为不带宏的 .docx 后重新提供。',
  rtf: 'RTF 文件（.rtf）。请在 Word 或 WPS 中打开，另存为 .docx 后重新提供。',
  odt: 'ODT 文件（.odt）。请在 Word 或 WPS 中打开，另存为 .docx 后重新提供。',
  pdf: 'PDF 文件，暂不能读取。请提供制作 PDF 所用的 Word 文件（.docx）；只有扫描件的，请录入为 .docx 后重新提供。',
  ofd: 'OFD 版式文件。请提供制作它所用的 Word 文件（.docx）。',
  xls: 'Excel 文件（.xls），不能作为办事指南读取。请把内容另存为 .docx 后重新提供。',
  xlsx: 'Excel 文件（.xlsx），不能作为办事指南读取。请把内容另存为 .docx 后重新提供。',
  et: 'WPS 表格文件（.et）。请把内容另存为 .docx 后重新提供。',
  ppt: '演示文稿（.ppt）。请把内容另存为 .docx 后重新提供。',
  pptx: '演示文稿（.pptx）。请把内容另存为 .docx 后重新提供。',
  zip: '压缩包（.zip）。请解压，把其中的办事指南逐个提供。',
  rar: '压缩包（.rar）。请解压，把其中的办事指南逐个提供。',
  '7z': '压缩包（.7z）。请解压，把其中的办事指南逐个提供。',
  jpg: '图片。请把图中文字录入为 .docx 后重新提供。',
  jpeg: '图片。请把图中文字录入为 .docx 后重新提供。',
  png: '图片。请把图中文字录入为 .docx 后重新提供。',
  tif: '图片。请把图中文字录入为 .docx 后重新提供。',
};

function endingOf(name: string): string {
  const path = name.replace(/[?#].*$/, '');
  return /\.([A-Za-z0-9]{1,8})$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

function startsWith(bytes: Uint8Array, ...values: number[]): boolean {
  return values.every((value, index) => bytes[index] === value);
}

const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
const isOldOffice = (bytes: Uint8Array): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);
const isPdf = (bytes: Uint8Array): boolean => startsWith(bytes, 0x25, 0x50, 0x44, 0x46);

/** Bytes that no text holds, in a file that is no UTF-16. */
function isBinary(bytes: Uint8Array): boolean {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return false;
  const head = bytes.subarray(0, 4096);
  let odd = 0;
  for (const byte of head) if (byte === 0) odd += 4; else if (byte < 9 || (byte > 13 && byte < 27)) odd += 1;
  return odd > 0 && odd * 20 > head.length;
}

/**
 * The type of a file by its ending, its declared media type and its first bytes.
 * @throws UnreadableError for an empty file, a type that is not read, or bytes that are not what the ending says.
 */
export function fileTypeOf(bytes: Uint8Array, name: string, mediaType?: string): FileType {
  if (bytes.length === 0) throw new UnreadableError('文件是空的（0 字节）。请核对是否上传或导出完整，重新提供。');
  const ending = endingOf(name);
  const media = mediaType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const type = BY_ENDING[ending] ?? BY_MEDIA[media];
  const other = OTHERS[ending];
  if (!type && other !== undefined) throw new UnreadableError(`这是${other}`);
  if (type === 'docx') {
    if (isOldOffice(bytes)) throw new UnreadableError('文件名是 .docx，内容却是旧版 Word 格式或已加密的 Word 文件。请用 Word 或 WPS 打开（有密码的先取消密码），另存为 .docx 后重新提供。');
    if (!isZip(bytes)) throw new UnreadableError('文件名是 .docx，内容却不是 Word 文件（不是 ZIP 格式），可能已损坏或只改了扩展名。请用 Word 或 WPS 重新另存为 .docx 后提供。');
    return type;
  }
  if (isZip(bytes)) {
    if (!type) return 'docx';
    throw new UnreadableError(`文件名是 .${ending}，内容却是压缩格式。若是 Word 文件，请把扩展名改为 .docx 后重新提供。`);
  }
  if (isPdf(bytes)) throw new UnreadableError(`这是${OTHERS['pdf'] ?? ''}`);
  if (isOldOffice(bytes)) throw new UnreadableError(`这是${OTHERS['doc'] ?? ''}`);
  if (isBinary(bytes)) throw new UnreadableError('文件不是文字（二进制内容），无法读取。请提供 .docx、.md、.txt 或 .html 格式的办事指南。');
  if (type) return type;
  if (ending === '' || media === '') {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 512)).trimStart().toLowerCase();
    if (head.startsWith('<!doctype html') || head.startsWith('<html')) return 'html';
  }
  if (ending === '') return 'html';
  throw new UnreadableError(`不能读取扩展名为 .${ending} 的文件。请另存为 .docx、.md、.txt 或 .html 后重新提供。`);
}
