import path from 'node:path';
import { differenceOf, type DifferenceRow } from '../handbook/difference.js';
import type { Guide } from '../model/guide.js';
import { namedItem } from '../office/filing.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import { receiptText } from '../report/receipt/text.js';
import { getFiling, getSetting, listFilingDues, listFilings, setFilingDue, setSetting, type Filing, type Store, type StoreLocation } from '../store/index.js';
import { openEngine, type Engine } from './engine.js';
import type { FileReader } from './file-reader.js';
import { FILING_OFFICE, filingOffice, OFFICES } from './filing.js';
import { receiptCode, receiptOf, writeReceipt } from './filing-receipt.js';
import { withPresentStore, withStore } from './open-store.js';
import { itemOf } from './prechecker.js';
import { UserProblem } from './problem.js';
import { realDay } from './real-day.js';

const VERDICTS: Record<string, string> = { accepted: '已备案', 'with-problems': '带问题备案' };
const ALL = '全部';

/** The filings of a store, newest first, one a line. */
export async function filingsTold(location: StoreLocation, filter: { unit?: string; item?: string; late?: boolean }): Promise<string> {
  return withPresentStore(location, async (store) => {
    const filings = await listFilings(store, filter);
    if (filings.length === 0) return '没有符合条件的备案。\n';
    const lines = filings.map(({ number, receivedAt, unit, itemName, revision, verdict, late, fileName }) => [number, receivedAt.slice(0, 16).replace('T', ' '), unit, itemName, `第${revision}次`, VERDICTS[verdict] ?? verdict, late ? '逾期' : '', fileName].join('\t'));
    return `${['备案编号', '接收时间', '报送单位', '事项', '次数', '结论', '逾期', '文件'].join('\t')}\n${lines.join('\n')}\n共 ${filings.length} 件。\n`;
  });
}

/** A receipt once more, also as files. @throws UserProblem where there is no such filing */
export async function receiptTold(location: StoreLocation, number: string, out: string | undefined): Promise<string> {
  return withPresentStore(location, async (store) => {
    const receipt = receiptOf(await filingOf(store, number));
    const written = out === undefined ? [] : await writeReceipt(receipt, out);
    return `${receiptText(receipt, receiptCode(receipt))}${written.map((file) => `已写入 ${file}\n`).join('')}`;
  });
}

/** Enters the last day of filing, takes it out (`取消`), or tells the days that are entered. */
export async function filingDueTold(location: StoreLocation, day: string | undefined, { unit, item, by }: { unit?: string; item?: string; by?: string }, now: Date): Promise<string> {
  const due = day === undefined || day === '取消' ? null : realDay(day);
  return withStore(location, async (store) => {
    if (day !== undefined) await setFilingDue(store, { due, ...(unit ? { unit } : {}), ...(item ? { item } : {}) }, { by: by ?? '管理员', at: shanghaiTime(now.getTime()) });
    const dues = await listFilingDues(store);
    if (dues.length === 0) return '没有登记报送期限。\n';
    return `单位\t事项\t报送期限\t登记人\n${dues.map((row) => [row.unit || ALL, row.item || ALL, row.due, row.setBy].join('\t')).join('\n')}\n`;
  });
}

/** Names who filings are made with, or tells it. */
export async function filingOfficeTold(location: StoreLocation, name: string | undefined, by: string | undefined, now: Date): Promise<string> {
  return withStore(location, async (store) => {
    if (name !== undefined) {
      if (name.trim() === '') throw new UserProblem('接收单位的名称是空的，请写上名称。');
      const set = await getSetting<Record<string, string>>(store, OFFICES);
      await setSetting(store, OFFICES, { ...set, [FILING_OFFICE]: name.trim() }, { by: by ?? '管理员', at: shanghaiTime(now.getTime()) });
    }
    return `备案接收单位：${await filingOffice(store, openEngine())}\n`;
  });
}

/** What the later of two filed versions says otherwise than the earlier one. @throws UserProblem */
export async function filingDifference(location: StoreLocation, first: string, second: string): Promise<string> {
  return withPresentStore(location, async (store) => {
    const { filings: [a, b], rows } = await differenceOfFilings(store, openEngine(), first, second);
    const head = `${heading(a)}\n${heading(b)}\n`;
    if (a.sha256 === b.sha256) return `${head}\n两次备案的文件完全相同。\n`;
    if (rows.length === 0) return `${head}\n文件不同，但读出的各要素都一样。\n`;
    return `${head}\n${rows.map(({ label, key, before: was, after: is, change, reason }) => `${label}${key === undefined ? '' : `·${key}`}（${change}）\n  前：${was}\n  后：${is}\n  ${reason}\n`).join('')}共 ${rows.length} 处不同。\n`;
  });
}

/** Two filed versions and what the second says otherwise than the first, element by element; `reader` reads the kept files. @throws UserProblem */
export async function differenceOfFilings(store: Store, engine: Engine, first: string, second: string, reader: Pick<FileReader, 'readAll'> = engine.reader): Promise<{ filings: [Filing, Filing]; rows: DifferenceRow[] }> {
  const [a, b] = [await filingOf(store, first), await filingOf(store, second)];
  const [before, after] = [await guideOf(store, reader, a), await guideOf(store, reader, b)];
  return { filings: [a, b], rows: differenceOf({ guide: before }, { guide: after }, engine.kit) };
}

const heading = ({ number, receivedAt, unit, itemName, revision }: Filing): string => `${number}：${unit}，${itemName}，第${revision}次，${receivedAt.slice(0, 10)}`;

async function filingOf(store: Store, number: string): Promise<Filing> {
  const filing = await getFiling(store, number.trim());
  if (!filing) throw new UserProblem(`没有编号为“${number}”的备案，请用 zhinan file list 查看。`);
  return filing;
}

/** The guide of a filed version, read anew from its bytes; of several items in the file, the one that was filed. */
async function guideOf(store: Store, reader: Pick<FileReader, 'readAll'>, filing: Filing): Promise<Guide> {
  const bytes = await store.bytes.get(filing.sha256);
  if (!bytes) throw new UserProblem(`${filing.number} 的文件已经缺失或被改动，不能比较；请运行 zhinan db check。`, 1);
  const items = await reader.readAll({ bytes, name: filing.fileName, snapshot: filing.sha256, context: {} });
  const guides = items.flatMap(({ guide }) => guide ?? []);
  const own = guides.find((guide) => namedItem(guide, itemOf(guide, '', path.basename(filing.fileName))) === filing.item) ?? guides[0];
  if (!own) throw new UserProblem(`${filing.number} 的文件现在读不出内容，不能比较。`, 1);
  return own;
}
