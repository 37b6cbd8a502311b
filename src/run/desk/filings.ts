import type { DifferenceRow } from '../../handbook/difference.js';
import { RECEIPT_TITLE } from '../../report/receipt/rows.js';
import { receiptHtml } from '../../report/receipt/html.js';
import { Conflict, filingPage, getFiling, listFilingDues, listFilings, Missing, setFilingDue, type Filing } from '../../store/index.js';
import type { Content } from '../../handbook/content.js';
import type { Desk } from '../desk.js';
import { fileOne } from '../filing.js';
import { differenceOfFilings } from '../filing-list.js';
import { receiptCode, receiptOf, receiptWord } from '../filing-receipt.js';
import { UserProblem } from '../problem.js';
import { realDay } from '../real-day.js';
import type { HandedIn } from './attachments.js';
import { deskChecker, deskReader } from './checker.js';
import { guideWord } from './guide-check.js';
import { withTempFile } from './temp-file.js';
import { unitNames } from './offices.js';

export interface FilingRow {
  number: string;
  item: string;
  itemName: string;
  unit: string;
  unitName: string;
  revision: number;
  receivedAt: string;
  due?: string;
  late: boolean;
  withProblems: boolean;
  problems: number;
  fileName: string;
  filedBy: string;
  note?: string;
}

export interface FilingView extends FilingRow {
  filedWith: string;
  problemList: { number: string; severity: string; message: string }[];
  /** All filed versions of the item by the unit, newest first. */
  versions: { number: string; revision: number; receivedAt: string }[];
}

export interface Filer {
  id: string;
  name: string;
  unit?: string;
}

/** A page of filings, newest first; `more` says whether there are others behind it. */
export async function filingRows(desk: Desk, filter: { unit?: string; item?: string; late?: boolean; verdict?: string }, { page, size }: { page: number; size: number }): Promise<{ total: number; rows: FilingRow[] }> {
  const { total, rows } = await filingPage(desk.store, filter, { limit: size, offset: (page - 1) * size });
  const names = await unitNames(desk);
  return { total, rows: rows.map((filing) => rowOf(filing, names)) };
}

/** One filing with its problems and the versions beside it. @throws Missing */
export async function filingView(desk: Desk, number: string): Promise<FilingView> {
  const filing = await filingOf(desk, number);
  const versions = await listFilings(desk.store, { unit: filing.unit, item: filing.item });
  return { ...rowOf(filing, await unitNames(desk)), filedWith: filing.filedWith, problemList: receiptOf(filing).problems, versions: versions.map(({ number: one, revision, receivedAt }) => ({ number: one, revision, receivedAt })) };
}

/** The unit that filed. @throws Missing */
export const filingUnit = async (desk: Desk, number: string): Promise<string> => (await filingOf(desk, number)).unit;

/** Files what was handed in: each guide of the file. @throws UserProblem where there is no such unit; UserProblem, Conflict with the sentence why nothing of it was filed */
export async function fileHandedIn(desk: Desk, handed: HandedIn, who: Filer, note: string): Promise<{ filed: FilingRow[]; refused: string[] }> {
  const names = await unitNames(desk);
  knownUnit(names, who.unit);
  const checker = await deskChecker(desk);
  const outcomes = await withTempFile(handed, (file) => fileOne(desk.store, checker, file, { by: who.name, actor: who.id, note, ...(who.unit ? { unit: who.unit } : {}) }, new Date(desk.now())));
  const refused = outcomes.flatMap(({ refused: why }) => why ?? []);
  if (outcomes.every((one) => one.filing === undefined)) throw outcomes.some((one) => one.filing === undefined && one.again) ? new Conflict(refused.join('\n')) : new UserProblem(refused.join('\n'));
  return { filed: outcomes.flatMap(({ filing }) => (filing ? [rowOf(filing, names)] : [])), refused };
}

/** Files a guide as it was typed, as the Word document that the template makes of it. */
export const fileTyped = async (desk: Desk, content: Content, who: Filer, note: string): Promise<{ filed: FilingRow[]; refused: string[] }> => fileHandedIn(desk, await guideWord(desk, content), who, note);

/** The receipt as Word or as a page that prints. @throws Missing */
export async function receiptFile(desk: Desk, number: string, form: 'word' | 'page'): Promise<HandedIn> {
  const receipt = receiptOf(await filingOf(desk, number));
  const name = `${RECEIPT_TITLE}-${receipt.number}`;
  if (form === 'word') return { name: `${name}.docx`, bytes: await receiptWord(receipt) };
  return { name: `${name}.html`, bytes: new TextEncoder().encode(receiptHtml(receipt, receiptCode(receipt))) };
}

/** The filed file as it came. @throws Missing */
export async function filedFile(desk: Desk, number: string): Promise<HandedIn> {
  const filing = await filingOf(desk, number);
  const bytes = await desk.store.bytes.get(filing.sha256);
  if (!bytes) throw new Missing(`${number} 的文件缺失或被改动，请联系系统管理员核对数据。`);
  return { name: filing.fileName, bytes };
}

/** What the second of two filed versions says otherwise than the first. @throws UserProblem */
export async function filingDifferences(desk: Desk, first: string, second: string): Promise<{ same: boolean; rows: DifferenceRow[] }> {
  const { filings: [a, b], rows } = await differenceOfFilings(desk.store, desk.engine, first, second, deskReader(desk));
  return { same: a.sha256 === b.sha256, rows };
}

/** Days by which guides are to be filed, as entered. */
export async function filingDues(desk: Desk): Promise<{ unit: string; unitName: string; item: string; due: string; setBy: string; setAt: string }[]> {
  const names = await unitNames(desk);
  return (await listFilingDues(desk.store)).map((row) => ({ ...row, unitName: row.unit === '' ? '全部单位' : (names.get(row.unit) ?? row.unit) }));
}

/** Enters such a day, or takes it out (null). @throws UserProblem where it is no day or no such unit */
export async function enterFilingDue(desk: Desk, { unit = '', item = '', due }: { unit?: string; item?: string; due: string | null }, by: string): Promise<void> {
  knownUnit(await unitNames(desk), unit);
  await setFilingDue(desk.store, { unit, item: item.trim(), due: due === null ? null : realDay(due) }, { by, at: desk.now() });
}

async function filingOf(desk: Desk, number: string): Promise<Filing> {
  const filing = await getFiling(desk.store, number.trim());
  if (!filing) throw new Missing(`没有编号为“${number.slice(0, 40)}”的备案，请核对编号。`);
  return filing;
}

/** @throws UserProblem where a unit is named that there is not */
function knownUnit(names: ReadonlyMap<string, string>, unit = ''): void {
  if (unit !== '' && !names.has(unit)) throw new UserProblem('没有这个单位，请从列表中选。');
}

function rowOf(filing: Filing, names: ReadonlyMap<string, string>): FilingRow {
  const { number, item, itemName, unit, revision, receivedAt, due, late, verdict, fileName, filedBy, note } = filing;
  return {
    number, item, itemName, unit, unitName: names.get(unit) ?? unit, revision, receivedAt, late, withProblems: verdict === 'with-problems', problems: receiptOf(filing).problems.length, fileName, filedBy,
    ...(due ? { due } : {}), ...(note ? { note } : {}),
  };
}
