import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { FILING_NUMBER } from '../office/filing.js';
import { receiptRows } from '../report/receipt/rows.js';
import { getFiling, listAudit, verifyAudit, type Store, type StoreLocation } from '../store/index.js';
import { receiptCode, receiptOf } from './filing-receipt.js';
import { withPresentStore } from './open-store.js';
import { UserProblem } from './problem.js';
import { receiptWords } from './receipt-words.js';
import type { Verified } from './verify.js';

const MOST_BYTES = 5 * 1024 * 1024;

/**
 * Proves a receipt (file, or number alone) against the store: what it says, the check code, the filed bytes, and the entry of the log.
 * @throws UserProblem (2) where it is no receipt
 */
export async function verifyReceipt(named: string, location: StoreLocation): Promise<Verified> {
  const words = FILING_NUMBER.exec(named)?.[0] === named.trim() ? undefined : await receiptFile(named);
  const number = FILING_NUMBER.exec(words ?? named)?.[0];
  if (number === undefined) throw new UserProblem(`“${named}”里没有备案编号，不是备案回执，请核对文件。`);
  return withPresentStore(location, (store) => verifyAgainst(store, number, words));
}

async function verifyAgainst(store: Store, number: string, words: string | undefined): Promise<Verified> {
  const filing = await getFiling(store, number);
  if (!filing) return { output: `不属实：没有编号为 ${number} 的备案。\n`, exitCode: 1 };
  const receipt = receiptOf(filing);
  const trouble: string[] = [];
  const code = receiptCode(receipt);
  if (code !== filing.receiptHash) trouble.push('存档的备案内容与出具回执时不同，存档可能被改动过。');
  const rows = [...receiptRows(receipt), ['校验码', filing.receiptHash] as const];
  const bare = words === undefined ? undefined : plain(words);
  if (bare !== undefined && !bare.includes(plain(rows.flat().join('')))) {
    const wrong = rows.filter(([label, text]) => !bare.includes(plain(label + text)));
    trouble.push(...wrong.map(([label, text]) => `“${label}”与存档不符，存档为：${text}`), ...(wrong.length === 0 ? ['回执的内容有增加或次序被改动。'] : []));
  }
  if (!(await store.bytes.get(filing.sha256))) trouble.push('存档的文件已经缺失或被改动。');
  const [entry] = await listAudit(store, { thing: 'filing', id: number, action: 'filing.receive' }, { limit: 1 });
  if ((entry?.detail as { receipt?: string } | undefined)?.receipt !== filing.receiptHash) trouble.push('操作日志中没有出具这份回执的记录，或记录的校验码不同。');
  const { broken } = await verifyAudit(store);
  if (broken !== undefined && (entry === undefined || entry.sequence >= broken)) trouble.push(`操作日志自第 ${broken} 条起断链，不能证明这份回执。`);
  const facts = receiptRows(receipt).map(([label, text]) => `  ${label}：${text}\n`).join('');
  if (trouble.length > 0) return { output: `不符：${number} 有 ${trouble.length} 处不符：\n${trouble.map((line) => `  ${line}\n`).join('')}`, exitCode: 1 };
  return { output: `属实：${number} 的${words === undefined ? '备案' : '回执'}与存档一致，文件未改动，操作日志可以证明。\n${facts}`, exitCode: 0 };
}

async function receiptFile(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  if (!found) throw new UserProblem(`没有找到“${file}”，请核对回执文件或备案编号。`);
  if (found.size > MOST_BYTES) throw new UserProblem(`“${file}”太大，不是备案回执。`);
  const words = await receiptWords(await readFile(file), path.extname(file).toLowerCase());
  if (words === undefined) throw new UserProblem(`“${file}”读不出文字，请提供文本、网页或 Word 的回执，或直接输入备案编号。`);
  return words;
}

/** Text without blanks and colons: the same in a text, a table of a page and a table of Word. */
function plain(text: string): string {
  return text.normalize('NFC').replaceAll(/[\s：:]+/gu, '');
}
