import type { Workbook } from 'exceljs';
import type { Report } from '../../model/report.js';
import type { Arrangement } from '../arrange.js';
import { codesOf } from '../codes.js';
import { dateTime, shortDateTime, window } from '../dates.js';
import type { UnitFigures } from '../figures.js';
import { keyFigures, sideCoverage, totalFigures } from '../figures.js';
import type { Labels } from '../labels.js';
import { captureName, elementName, sideName, sideNameOf } from '../labels.js';
import { percent } from '../numbers.js';
import { outcomeWords } from '../outcomes.js';
import { baseName } from '../paths.js';
import type { SheetColumn } from './sheet.js';
import { addRow, addSheet, closeSheet } from './sheet.js';

/** 总体情况: scope, coverage, key figures with formulas, notices. */
export function addOverview(workbook: Workbook, report: Report, arrangement: Arrangement, note: string): void {
  const columns: SheetColumn[] = [{ title: '项目', width: 24 }, { title: '数值', width: 36 }, { title: '算法或说明', width: 80 }];
  const sheet = addSheet(workbook, '总体情况', `${report.run.regionName ?? ''}办事指南线上线下一致性和标准化检查情况`, note, columns);
  const { run } = report;
  addRow(sheet, columns, ['检查期间', window(run.startedAt, run.finishedAt), `${dateTime(run.startedAt)} 至 ${dateTime(run.finishedAt)}`]);
  addRow(sheet, columns, ['检查范围', `目录事项 ${run.items} 个`, `目录“${baseName(run.catalogue)}”`]);
  for (const { side, all, ok } of sideCoverage(report)) {
    addRow(sheet, columns, [`${sideName(side)}取证成功率`, percent(ok, all), `取证成功 ${ok} 次 ÷ 应取证 ${all} 次；未成功的 ${all - ok} 次见“覆盖情况”`]);
  }
  for (const { name, value, formula } of keyFigures(report, arrangement)) addRow(sheet, columns, [name, value, formula]);
  for (const { where, message } of report.notices) addRow(sheet, columns, ['其他说明', where, message]);
  closeSheet(sheet, columns);
}

/** 单位统计 (附件1). What only later runs know is left as a dash, never reckoned. */
export function addUnits(workbook: Workbook, units: readonly UnitFigures[], note: string): void {
  const figure = (title: string, width = 9, kind: SheetColumn['kind'] = 'count'): SheetColumn => ({ title, width, kind });
  const columns: SheetColumn[] = [
    { title: '序号', width: 6 }, { title: '单位', width: 26 }, figure('抽查事项数（可比对）', 12), figure('发现问题事项数', 10),
    figure('问题条数：严重', 10), figure('问题条数：较重', 10), figure('问题条数：一般', 10), figure('事项问题率', 10, 'rate'),
    figure('拟扣分', 9, 'points'), figure('累计扣分'), figure('上期遗留'), figure('已整改'), figure('整改率'), figure('复核中'),
    figure('目录事项数'), figure('提示'), figure('待核实'),
  ];
  const sheet = addSheet(workbook, '单位统计', '附件1　单位统计表', `${note}。事项问题率＝可比对事项中有疑似问题的事项÷可比对事项；“—”为本期尚无数据；可比对事项不足5个的单位，问题率仅供参考，不作排名。`, columns);
  [...units, totalFigures(units)].forEach((unit, index) => {
    const { 严重, 较重, 一般, 提示 } = unit.severities;
    const last = index === units.length;
    addRow(sheet, columns, [
      last ? '' : String(index + 1), unit.department, unit.checked, unit.itemsWithProblems, 严重, 较重, 一般,
      unit.checked === 0 ? '—' : unit.checkedWithProblems / unit.checked, unit.points / 100, '—', '—', '—', '—', '—', unit.items, 提示, unit.doubts,
    ], last);
  });
  closeSheet(sheet, columns);
}

/** 覆盖情况: every capture with its outcome in words, whose side it is on and what to do. */
export function addCoverage(workbook: Workbook, arrangement: Arrangement, note: string): void {
  const columns: SheetColumn[] = [
    { title: '证据编号', width: 10 }, { title: '单位', width: 16 }, { title: '事项名称', width: 24 }, { title: '基本编码', width: 15 }, { title: '哪一方', width: 10 }, { title: '来源', width: 13 },
    { title: '情况', width: 16 }, { title: '由谁处理', width: 13 }, { title: '怎么办', width: 32 }, { title: '尝试次数', width: 7, kind: 'count' }, { title: '地址或文件', width: 40 }, { title: '取证时间', width: 17 },
  ];
  const sheet = addSheet(workbook, '覆盖情况', '取证和覆盖情况', `${note}。没有取到的网页和文件不作比对，不计为问题。`, columns);
  for (const { row, number } of arrangement.captures) {
    const words = outcomeWords(row.outcome, row.channel);
    addRow(sheet, columns, [
      number, row.department, row.itemName, codesOf(row).basic, sideName(row.channel), captureName(row.capture, row.channel), words.name, words.side,
      row.outcome === 'ok' ? '' : (row.detail ?? words.todo), row.attempts, row.url === undefined ? (row.file ?? '') : { link: row.url }, row.takenAt === undefined ? '' : shortDateTime(row.takenAt),
    ]);
  }
  closeSheet(sheet, columns);
}

/** 未载要素: elements that a side does not state and that were therefore not compared. */
export function addUnstated(workbook: Workbook, report: Report, labels: Labels, note: string): void {
  const columns: SheetColumn[] = [{ title: '序号', width: 7 }, { title: '单位', width: 24 }, { title: '事项名称', width: 36 }, { title: '基本编码', width: 16 }, { title: '要素', width: 24 }, { title: '未载明的一方', width: 20 }];
  const sheet = addSheet(workbook, '未载要素', '未载明的要素', `${note}。未载明不等于不一致，不扣分。`, columns);
  const names = new Map(report.coverage.map((row) => [row.itemId, row.itemName]));
  report.unstated.forEach((row, index) => {
    addRow(sheet, columns, [String(index + 1), row.department, names.get(row.itemId) ?? '', codesOf(row).basic, elementName(row.element, labels), [...new Set(row.sides.map(sideNameOf))].join('、')]);
  });
  closeSheet(sheet, columns);
}
