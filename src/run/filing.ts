import path from 'node:path';
import { filingNumber, isLate, judgeFiling, namedItem } from '../office/filing.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import { receiptText } from '../report/receipt/text.js';
import { addFiling, Conflict, filingDue, getSetting, nextNumber, type Filing, type Store, type StoreLocation } from '../store/index.js';
import type { Engine } from './engine.js';
import { receiptCode, receiptOf, writeReceipt, type FilingContent } from './filing-receipt.js';
import { openFile } from './opening.js';
import { withStore } from './open-store.js';
import { precheckFiles } from './precheck-files.js';
import { Prechecker, type Prechecked } from './prechecker.js';
import { sha256, toolVersion } from './versions.js';

export interface FilingOptions {
  handbook?: string;
  region?: string;
  /** The unit that files; default: what the guide states. */
  unit?: string;
  /** Who hands it in; default: the unit. */
  by?: string;
  /** Identity of that person for the log; default: the name. */
  actor?: string;
  /** 说明 of the unit. */
  note?: string;
  /** Folder for the receipts as text, page and Word. */
  out?: string;
}

/** The setting of the offices' names, and whose part filings are. */
export const OFFICES = 'offices';
export const FILING_OFFICE = 'service';
const NO_UNIT = '指南未写明单位';

/** What became of one guide: its filing, or the sentence why there is none. */
export type FilingOutcome = { filing: Filing; refused?: undefined } | { filing?: undefined; refused: string; again?: boolean };

/**
 * Files guides: checks them with the engine of the weekly run, keeps each version under its hash and gives receipts. Errors refuse
 * nothing. Exit code 0: all filed; 2: a file could not be read or names no item.
 */
export async function fileGuides(named: readonly string[], options: FilingOptions, location: StoreLocation, now: () => Date = () => new Date()): Promise<{ output: string; exitCode: 0 | 2 }> {
  const { files, notices } = await precheckFiles(named);
  const checker = await Prechecker.open(options);
  try {
    return await withStore(location, async (store) => {
      const told: string[] = notices.map(({ where, message }) => `${where}：${message}\n`);
      let refused = false;
      for (const file of files) {
        for (const outcome of await fileOne(store, checker, file, options, now())) {
          if (outcome.filing) told.push(await receiptTold(outcome.filing, options.out));
          else told.push(`${outcome.refused}\n`);
          refused ||= outcome.filing === undefined && outcome.again !== true;
        }
      }
      return { output: told.join('\n'), exitCode: refused ? 2 : 0 };
    });
  } finally {
    checker.close();
  }
}

/** Who filings are made with: as set here, else as the schemas name it. */
export async function filingOffice(store: Store, engine: Engine): Promise<string> {
  const set = await getSetting<Record<string, string>>(store, OFFICES);
  return set?.[FILING_OFFICE] ?? engine.schemas.offices[FILING_OFFICE] ?? '';
}

async function receiptTold(filing: Filing, out: string | undefined): Promise<string> {
  const receipt = receiptOf(filing);
  const written = out === undefined ? [] : await writeReceipt(receipt, out);
  return `${receiptText(receipt, receiptCode(receipt))}${written.map((file) => `已写入 ${file}\n`).join('')}`;
}

/** Files the guides of one file. What was handed in is kept whole, whatever is inside. */
export async function fileOne(store: Store, checker: Prechecker, file: string, options: FilingOptions, now: Date): Promise<FilingOutcome[]> {
  const opened = await openFile(file, file);
  if (opened.problem !== undefined) return [{ refused: `“${file}”没有备案：${opened.problem}` }];
  const outcomes: FilingOutcome[] = [];
  for await (const checked of checker.check([file], now)) {
    if (checked.aside === true) continue;
    outcomes.push(await fileChecked(store, checker, checked, { bytes: opened.bytes, file }, options, shanghaiTime(now.getTime())));
  }
  return outcomes.length > 0 ? outcomes : [{ refused: `“${file}”没有备案：里面没有办事指南。` }];
}

async function fileChecked(store: Store, checker: Prechecker, checked: Prechecked, { bytes, file }: { bytes: Uint8Array; file: string }, options: FilingOptions, receivedAt: string): Promise<FilingOutcome> {
  const guide = checked.subject?.offline[0]?.guide;
  if (!checked.subject || !guide) return { refused: `“${checked.file}”没有备案：${checked.unreadable ?? '读不出内容。'}` };
  const { item, handbook } = checked.subject;
  const key = namedItem(guide, item);
  if (key === undefined) return { refused: `“${checked.file}”没有备案：文件里没有写明是哪个事项，请写上“事项名称：……”或事项编码后再报。` };
  if (checked.subject.captures[0]?.sha256 !== sha256(bytes)) return { refused: `“${checked.file}”没有备案：检查时文件正在被改动，请保存好后再报一次。` };
  const unit = options.unit?.trim() || guide.fields.competentAuthority?.[0]?.text.trim() || NO_UNIT;
  const by = options.by?.trim() || unit;
  const { engine } = checker;
  const { verdict, problems } = judgeFiling(checked.findings);
  const code = item.implementationCode ?? (item.basicCode || undefined);
  const content: FilingContent = { problems, versions: { tool: toolVersion(), rules: engine.ruleVersion, schema: engine.schemas.versions.schema }, ...(code === undefined ? {} : { itemCode: code }) };
  const hash = await store.bytes.put(bytes, { at: receivedAt, extension: path.extname(file).toLowerCase() });
  try {
    const filing = await store.change(() => undefined, async () => {
      const due = await filingDue(store, unit, key);
      const filedWith = await filingOffice(store, engine);
      const number = filingNumber(receivedAt, await nextNumber(store, `filing ${receivedAt.slice(0, 4)}`));
      const next = {
        number, item: key, itemName: item.name, unit, receivedAt, late: isLate(receivedAt, due), verdict, sha256: hash, fileName: path.basename(checked.file), handbookVersion: handbook?.standard.version ?? '', filedWith, filedBy: by, content,
        ...(due === undefined ? {} : { due }), ...(options.note?.trim() ? { note: options.note.trim() } : {}),
      };
      return addFiling(store, next, (kept) => receiptCode(receiptOf(kept)), { by: options.actor ?? by, at: receivedAt });
    });
    return { filing };
  } catch (cause) {
    if (cause instanceof Conflict) return { refused: `“${checked.file}”：${cause.message}`, again: true };
    throw cause;
  }
}
