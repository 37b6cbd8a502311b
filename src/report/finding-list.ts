import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { Finding } from '../model/finding.js';
import { codesOf } from './codes.js';
import { explanation } from './explain.js';
import { elementWithKey, findingTitle, remedy, ruleOf, type Wording } from './labels.js';
import { placesInWords } from './places.js';
import { excerpt, shownSides } from './sides.js';
import { addRow, addSheet, closeSheet, type SheetCell, type SheetColumn } from './xlsx/sheet.js';

/** A finding of a list with what the list knows besides. */
export interface ListedFinding {
  finding: Finding;
  unit: string;
  state: string;
  kind: string;
  week: string;
  due: string;
}

const COLUMNS: SheetColumn[] = [
  { title: '序号', width: 5 }, { title: '单位', width: 12 }, { title: '事项名称', width: 18 }, { title: '基本编码', width: 14.5 }, { title: '要素', width: 12 }, { title: '问题', width: 16 }, { title: '程度', width: 6.5 },
  { title: '手册标准', width: 22 }, { title: '线上内容', width: 22 }, { title: '线下内容', width: 22 }, { title: '状态', width: 12 }, { title: '期限', width: 10 },
  { title: '规则编号', width: 7, screen: true }, { title: '来源', width: 12, screen: true }, { title: '最近一期', width: 22, screen: true }, { title: '说明', width: 50, screen: true }, { title: '怎么办', width: 45, screen: true }, { title: '依据', width: 40, screen: true }, { title: '位置', width: 50, screen: true },
];
const LONGEST = 160;
const CONTEXT = 30;

/**
 * Findings as a workbook with one sheet, in the order given, written row by row: what it holds in memory does not grow with the list.
 * `parts` gives some rows at a time, `at` is when it is made.
 */
export async function writeFindingList(out: Writable, parts: AsyncIterable<readonly ListedFinding[]>, note: string, wording: Wording, at: string): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  workbook.creator = '指南针';
  workbook.created = workbook.modified = new Date(at);
  const sheet = addSheet(workbook, '问题清单', '问题清单', note, COLUMNS);
  let number = 0;
  for await (const rows of parts) {
    for (const row of rows) {
      number += 1;
      addRow(sheet, COLUMNS, cellsOf(row, number, wording)).commit();
    }
    // Whoever takes it slowly is waited for; nobody is written for who has gone.
    if (out.writableNeedDrain) await new Promise<void>((resolve) => { for (const event of ['drain', 'close']) out.once(event, () => resolve()); });
    if (out.destroyed) return;
  }
  closeSheet(sheet, COLUMNS, number);
  sheet.commit();
  await workbook.commit();
}

function cellsOf({ finding, unit, state, kind, week, due }: ListedFinding, number: number, wording: Wording): SheetCell[] {
  const sides = shownSides(finding);
  const side = (name: 'handbook' | 'online' | 'offline'): SheetCell => {
    const shown = sides.find((one) => one.side === name);
    return shown?.source ? { pieces: excerpt(shown.pieces, LONGEST, CONTEXT).pieces } : null;
  };
  const where = sides.flatMap(({ source }) => (source && source.at !== null ? [placesInWords(source.at)] : [])).join('\n');
  return [
    String(number), unit, finding.itemName, codesOf(finding).basic, elementWithKey(finding, wording), findingTitle(finding, wording), finding.severity, side('handbook'), side('online'), side('offline'), state, due,
    finding.number, kind, week, explanation(finding), remedy(finding, wording), ruleOf(finding, wording)?.basis ?? '', where,
  ];
}
