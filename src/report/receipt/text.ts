import type { FilingReceipt } from '../../model/filing.js';
import { CHECK_LABEL, RECEIPT_TITLE, receiptContent } from './rows.js';

/** The receipt as plain text; `code` is its check code. */
export function receiptText(receipt: FilingReceipt, code: string): string {
  return `${RECEIPT_TITLE}\n\n${receiptContent(receipt)}${CHECK_LABEL}：${code}\n\n核对真伪：zhinan verify 回执文件或备案编号\n`;
}
