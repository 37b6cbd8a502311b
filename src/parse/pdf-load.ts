import { rulingsOf, runOf, type Codes, type PdfPage, type Run } from './pdf-page.js';
import { UnreadableError } from './unreadable.js';

const MOST_PAGES = 120;
const DAMAGED = 'PDF 文件已损坏或没有下载完整，无法打开。请重新导出，或提供制作它所用的 Word 文件（.docx）。';

/** pdf.js asks for this of ES2024, which Node 20 does not have; without it the drawing of a page comes back cut short. */
function withTransfer(): void {
  const prototype = ArrayBuffer.prototype as ArrayBuffer & { transferToFixedLength?: (length?: number) => ArrayBuffer };
  prototype.transferToFixedLength ??= function transferToFixedLength(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
    const moved = new ArrayBuffer(length);
    new Uint8Array(moved).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
    return moved;
  };
}

/**
 * The text and the rulings of a PDF's pages. Scripts, forms and embedded files of the document are not looked at.
 * @throws UnreadableError for a damaged, locked, scanned or very long one
 */
export async function loadPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  withTransfer();
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const { OPS } = await getResolvedPDFJS();
  const codes: Codes = {
    save: OPS.save, restore: OPS.restore, transform: OPS.transform, constructPath: OPS.constructPath, endPath: OPS.endPath, fills: [OPS.fill, OPS.eoFill],
    paintFormXObjectBegin: OPS.paintFormXObjectBegin, paintFormXObjectEnd: OPS.paintFormXObjectEnd,
  };
  const pictureCodes = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintImageXObjectRepeat];
  let pdf;
  try {
    pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, disableFontFace: true, useSystemFonts: false, stopAtErrors: false, enableXfa: false, verbosity: 0 });
  } catch (cause) {
    if ((cause as Error).name === 'PasswordException') throw new UnreadableError('PDF 设有打开密码，无法读取。请取消密码后重新提供，或提供制作它所用的 Word 文件（.docx）。');
    throw new UnreadableError(DAMAGED);
  }
  try {
    if (pdf.numPages > MOST_PAGES) throw new UnreadableError(`PDF 有 ${pdf.numPages} 页，超过 ${MOST_PAGES} 页，不像一份办事指南，没有读取。请只提供办事指南的部分，或提供 Word 文件（.docx）。`);
    const pages: PdfPage[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const drawing = await page.getOperatorList();
      const runs = items.flatMap((item): Run[] => ('str' in item ? [runOf(item as { str: string; transform: number[]; width: number }, viewport.transform)].filter((run) => run !== undefined) : []));
      const rulings = rulingsOf(drawing, codes, viewport.transform);
      pages.push({ number, width: viewport.width, height: viewport.height, runs, rulings, pictures: drawing.fnArray.some((code) => pictureCodes.includes(code)) });
      page.cleanup();
    }
    refuseUnread(pages);
    return pages;
  } catch (cause) {
    if (cause instanceof UnreadableError) throw cause;
    throw new UnreadableError(DAMAGED);
  } finally {
    await pdf.destroy();
  }
}

/** A PDF whose text cannot be trusted to be whole. @throws UnreadableError */
function refuseUnread(pages: readonly PdfPage[]): void {
  const letters = pages.flatMap((page) => page.runs).map((run) => run.text).join('').replace(/\s/g, '');
  if (letters.length < 20) throw new UnreadableError('这是扫描的 PDF（页面是图片，没有文字），无法读取。请提供制作 PDF 所用的 Word 文件（.docx）；只有纸质件的，请录入为 .docx。');
  const pictures = pages.filter((page) => page.runs.length === 0 && page.pictures).map((page) => page.number);
  if (pictures.length > 0) throw new UnreadableError(`PDF 的第 ${pictures.slice(0, 5).join('、')} 页是图片，没有文字，读出来会不完整，没有检查。请提供制作 PDF 所用的 Word 文件（.docx）。`);
  const odd = letters.replace(/[^\p{Co}\p{Cn}\ufffd]/gu, '').length;
  if (odd * 10 > letters.length) throw new UnreadableError('PDF 里的文字没有可用的编码，读出来是乱码。请提供制作 PDF 所用的 Word 文件（.docx）。');
}
