import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { CensusSummary, EndedFinding } from '../../model/census.js';
import type { Finding } from '../../model/finding.js';
import { codesOf } from '../codes.js';
import { dateTime, window } from '../dates.js';
import { DRAFT_NOTICE, elementName, sideName, type Wording } from '../labels.js';
import { percent } from '../numbers.js';
import { baseName } from '../paths.js';
import { FindingSheet } from '../xlsx/problems.js';
import { addRow, addSheet, closeSheet, type SheetColumn } from '../xlsx/sheet.js';
import { ENDINGS } from './endings.js';
import { allUnits, censusFigures, changeFigures, OTHER_RULES, REMINDERS } from './summary.js';

/** Rows of findings on a sheet; Excel holds 1,048,576 and becomes slow long before. */
const MOST_ROWS = 200_000;

/** What the sheets of a census list, unit by unit. */
export interface CensusLists {
  fails: AsyncIterable<Finding>;
  doubts: AsyncIterable<Finding>;
  ended: AsyncIterable<EndedFinding>;
}

/** `findings.xlsx` of a census, written row by row: what it holds in memory does not grow with the census. */
export async function writeCensusWorkbook(out: Writable, summary: CensusSummary, lists: CensusLists, wording: Wording): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  workbook.creator = '指南针';
  workbook.created = workbook.modified = new Date(summary.run.finishedAt);
  const note = `${DRAFT_NOTICE}；${REMINDERS}`;
  addOverview(workbook, summary, note);
  addUnits(workbook, summary, note);
  await addFindings(workbook, '问题清单', '疑似问题清单（提醒）', note, lists.fails, wording);
  await addFindings(workbook, '待人工核实', '待人工核实清单', `${DRAFT_NOTICE}；机器不能判定，核实前不计为问题`, lists.doubts, wording);
  await addEnded(workbook, note, lists.ended, wording);
  await workbook.commit();
}

type Book = ExcelJS.stream.xlsx.WorkbookWriter;

function addOverview(workbook: Book, summary: CensusSummary, note: string): void {
  const { run, sides, changes, notices } = summary;
  const columns: SheetColumn[] = [{ title: '项目', width: 24 }, { title: '数值', width: 36 }, { title: '算法或说明', width: 80 }];
  const sheet = addSheet(workbook, '总体情况', `${run.regionName ?? ''}办事指南普查情况`, note, columns);
  const rows = [
    ['普查期间', window(run.startedAt, run.finishedAt), `${dateTime(run.startedAt)} 至 ${dateTime(run.finishedAt)}`],
    ['普查范围', `目录事项 ${run.items} 个`, `目录“${baseName(run.catalogue)}”`],
    ...sides.map(({ side, all, ok }) => [`${sideName(side)}取证成功率`, percent(ok, all), `取证成功 ${ok} 次 ÷ 应取证 ${all} 次`]),
    ...[...censusFigures(summary), ...changeFigures(changes)].map(({ name, value, formula }) => [name, value, formula]),
    ...(changes.otherRules === true ? [['说明', '', OTHER_RULES]] : []),
    ...notices.map(({ where, message }) => ['其他说明', where, message]),
  ];
  for (const row of rows) addRow(sheet, columns, row).commit();
  closeSheet(sheet, columns, rows.length);
  sheet.commit();
}

function addUnits(workbook: Book, { units, changes }: CensusSummary, note: string): void {
  const figure = (title: string, kind: SheetColumn['kind'] = 'count'): SheetColumn => ({ title, width: 9, kind });
  const columns: SheetColumn[] = [
    { title: '序号', width: 6 }, { title: '单位', width: 26 }, figure('目录事项'), figure('可比对'), figure('有疑似问题事项'), figure('事项问题率', 'rate'),
    figure('严重'), figure('较重'), figure('一般'), figure('提示'), figure('待核实'),
    // A first census has nothing to be compared with.
    ...(changes.since === undefined ? [] : ['新增', '持续', '已改正', '转人工核实', '这次未能比对'].map((title) => figure(title))),
  ];
  const sheet = addSheet(workbook, '单位统计', '单位统计表', note, columns);
  [...units, allUnits(units)].forEach(({ department, items, checked, withProblems, severities: { 严重, 较重, 一般, 提示 }, doubts, counts }, index) => {
    const last = index === units.length;
    addRow(sheet, columns, [
      last ? '' : String(index + 1), department, items, checked, withProblems, checked === 0 ? '—' : withProblems / checked, 严重, 较重, 一般, 提示, doubts,
      ...(changes.since === undefined ? [] : [counts.new, counts.persisting, counts.mended, counts.doubtful, counts.untold]),
    ], last).commit();
  });
  closeSheet(sheet, columns, units.length + 1);
  sheet.commit();
}

async function addFindings(workbook: Book, name: string, title: string, note: string, findings: AsyncIterable<Finding>, wording: Wording): Promise<void> {
  const sheet = new FindingSheet(workbook, name, title, note, wording);
  let left = 0;
  for await (const finding of findings) {
    if (sheet.rows < MOST_ROWS) sheet.add(finding);
    else left += 1;
  }
  sheet.close(left === 0 ? undefined : `另有 ${left} 条没有列出，见各单位的网页。`);
}

async function addEnded(workbook: Book, note: string, all: AsyncIterable<EndedFinding>, wording: Wording): Promise<void> {
  const columns: SheetColumn[] = [
    { title: '序号', width: 7 }, { title: '单位', width: 24 }, { title: '事项名称', width: 30 }, { title: '基本编码', width: 16 }, { title: '要素', width: 18 }, { title: '上次列出的问题', width: 60 }, { title: '这次', width: 16 },
  ];
  const sheet = addSheet(workbook, '上次已列', '上次列出、这次不再列出的问题', note, columns);
  let number = 0;
  for await (const finding of all) {
    if (number >= MOST_ROWS) break;
    addRow(sheet, columns, [String(++number), finding.department, finding.itemName, codesOf(finding).basic, elementName(finding.element, wording.labels), finding.message, ENDINGS[finding.ending]]).commit();
  }
  closeSheet(sheet, columns, number);
  sheet.commit();
}
