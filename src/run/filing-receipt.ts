import path from 'node:path';
import { writeFile, mkdir } from 'node:fs/promises';
import { paperToWord } from '../handbook/word.js';
import type { FilingProblem, FilingReceipt, FilingVerdict } from '../model/filing.js';
import { receiptHtml } from '../report/receipt/html.js';
import { CHECK_LABEL, RECEIPT_TITLE, receiptContent, receiptRows } from '../report/receipt/rows.js';
import { receiptText } from '../report/receipt/text.js';
import type { Filing, NewFiling } from '../store/index.js';
import { UserProblem } from './problem.js';
import { sha256 } from './versions.js';

/** What a filing keeps beside its columns. */
export interface FilingContent {
  problems: FilingProblem[];
  versions: FilingReceipt['versions'];
  itemCode?: string;
}

/** The receipt of a filing, made of what is stored: the same today as on the day of filing. */
export function receiptOf(filing: Filing | (NewFiling & { revision: number })): FilingReceipt {
  const { number, receivedAt, itemName, unit, revision, fileName, sha256: hash, verdict, handbookVersion, filedWith, filedBy, due, late, note } = filing;
  const { problems, versions, itemCode } = filing.content as FilingContent;
  return {
    number, receivedAt, itemName, unit, revision, fileName, sha256: hash, verdict: verdict as FilingVerdict, problems, versions, filedWith, filedBy, late,
    ...(itemCode === undefined ? {} : { itemCode }), ...(handbookVersion === '' ? {} : { handbookVersion }), ...(due ? { due } : {}), ...(note ? { note } : {}),
  };
}

/** The check code of a receipt: the hash of all that it says. */
export function receiptCode(receipt: FilingReceipt): string {
  return sha256(receiptContent(receipt));
}

/** A receipt as Word. */
export function receiptWord(receipt: FilingReceipt): Promise<Uint8Array> {
  return paperToWord({ title: RECEIPT_TITLE, head: [], blocks: [{ type: 'table', header: ['项目', '内容'], rows: [...receiptRows(receipt), [CHECK_LABEL, receiptCode(receipt)]], widths: [24, 76] }, { type: 'paragraph', text: '核对真伪：用指南针“核验”输入备案编号或提供本回执。', note: true }] });
}

/** Writes a receipt as text, page and Word document into a folder. The names of the files. @throws UserProblem where they cannot be written */
export async function writeReceipt(receipt: FilingReceipt, folder: string): Promise<string[]> {
  const code = receiptCode(receipt);
  const base = path.join(folder, `备案回执-${receipt.number}`);
  const word = receiptWord(receipt);
  const files: [string, string | Uint8Array][] = [[`${base}.txt`, receiptText(receipt, code)], [`${base}.html`, receiptHtml(receipt, code)], [`${base}.docx`, await word]];
  try {
    await mkdir(folder, { recursive: true });
    for (const [file, content] of files) await writeFile(file, content);
  } catch (cause) {
    throw new UserProblem(`备案已完成，但回执写不进“${folder}”（${(cause as NodeJS.ErrnoException).code ?? String(cause)}）；请用 zhinan file receipt ${receipt.number} --out 另一个文件夹 再次取出。`, 1);
  }
  return files.map(([file]) => file);
}
