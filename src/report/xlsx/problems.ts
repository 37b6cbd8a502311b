import type { Workbook, Worksheet } from 'exceljs';
import type { Finding } from '../../model/finding.js';
import type { ArrangedUnit, NumberedFinding } from '../arrange.js';
import { codesOf } from '../codes.js';
import { shortDateTime } from '../dates.js';
import { explanation, freeBecause, secondTaking } from '../explain.js';
import type { Wording } from '../labels.js';
import { elementWithKey, findingTitle, relationsInWords, remedy, ruleOf, sideName, SIDES } from '../labels.js';
import { pictureLine } from '../html/picture.js';
import { placesInWords } from '../places.js';
import { excerpt, isReference, shownSides } from '../sides.js';
import type { SheetCell, SheetColumn } from './sheet.js';
import { addRow, addSheet, closeSheet } from './sheet.js';

/** Texts up to this length stand whole in a cell; longer ones as what differs with its surroundings, so that a row fits on paper. */
const LONGEST = 160;
const CONTEXT = 30;

/** Columns of 附件2 in its order; behind them severity and 责任方, and what is for the screen only, else the print would be too small to read. */
const COLUMNS: SheetColumn[] = [
  { title: '序号', width: 5 }, { title: '单位', width: 11 }, { title: '事项名称', width: 16 }, { title: '基本编码', width: 14.5 }, { title: '要素', width: 11 },
  { title: '手册标准', width: 20 }, { title: '线上内容', width: 20 }, { title: '线下内容', width: 20 }, { title: '问题类型', width: 14 },
  { title: '规则编号', width: 6 }, { title: '依据', width: 22 }, { title: '拟扣分', width: 7, kind: 'points' }, { title: '整改时限', width: 8 },
  { title: '证据编号', width: 9 }, { title: '程度', width: 6.5 }, { title: '责任方', width: 10 },
  { title: '说明', width: 50, screen: true }, { title: '怎么办', width: 45, screen: true }, { title: '关系', width: 32, screen: true }, { title: '拟扣分说明', width: 36, screen: true },
  { title: '同一问题', width: 11, screen: true }, { title: '位置和取证时间', width: 80, screen: true }, { title: '实施编码', width: 36, screen: true },
  { title: '网页截图', width: 60, screen: true },
];

/** Columns left out where nothing is deducted. */
const SCORE_COLUMNS = new Set(['拟扣分', '拟扣分说明', '整改时限', '同一问题']);

/** 问题清单 (附件2): one row a finding, a new page for each unit. */
export function addProblems(workbook: Workbook, units: readonly ArrangedUnit[], note: string, wording: Wording): void {
  addFindings(workbook, '问题清单', '附件2　疑似问题清单', note, COLUMNS, units, wording);
}

/** 待人工核实: the same columns without points. */
export function addDoubts(workbook: Workbook, units: readonly ArrangedUnit[], note: string, wording: Wording): void {
  addFindings(workbook, '待人工核实', '待人工核实清单', note, COLUMNS.filter((column) => !SCORE_COLUMNS.has(column.title)), units, wording);
}

function addFindings(workbook: Workbook, name: string, title: string, note: string, columns: readonly SheetColumn[], units: readonly ArrangedUnit[], wording: Wording): void {
  const sheet = addSheet(workbook, name, title, note, columns);
  units.forEach((unit, index) => {
    const entries = unit.items.flatMap((item) => item.findings);
    const rows = entries.map((entry) => {
      const cells = findingCells(entry, wording);
      return addRow(sheet, columns, columns.map((column) => cells[column.title] ?? null));
    });
    // A break stands behind a row; the next unit begins on a new page.
    if (index < units.length - 1) rows.at(-1)?.addPageBreak();
  });
  closeSheet(sheet, columns);
}

/** Columns of a census: who was said what last time; neither points nor numbers of evidence. */
const CENSUS_COLUMNS: SheetColumn[] = COLUMNS.flatMap((column) => (SCORE_COLUMNS.has(column.title) || column.title === '证据编号' || column.title === '网页截图' ? [] : column.title === '程度' ? [column, { title: '与上次相比', width: 9 }] : [column]));
const SEEN = { first: '首次普查', new: '新增', persisting: '持续' } as const;

/** A sheet of findings of a workbook that is written row by row. */
export class FindingSheet {
  rows = 0;
  private readonly sheet: Worksheet;

  constructor(workbook: Workbook, name: string, title: string, note: string, private readonly wording: Wording) {
    this.sheet = addSheet(workbook, name, title, note, CENSUS_COLUMNS);
  }

  add(finding: Finding): void {
    this.rows += 1;
    const entry = { finding, name: String(this.rows), anchor: '', evidence: [] };
    const cells = { ...findingCells(entry, this.wording), 与上次相比: finding.seen === undefined || finding.verdict !== 'fail' ? '' : SEEN[finding.seen] };
    addRow(this.sheet, CENSUS_COLUMNS, CENSUS_COLUMNS.map((column) => (cells as Record<string, SheetCell>)[column.title] ?? null)).commit();
  }

  /** @param note a last line, where something is left out */
  close(note?: string): void {
    if (note !== undefined) addRow(this.sheet, CENSUS_COLUMNS, [note]).commit();
    closeSheet(this.sheet, CENSUS_COLUMNS, this.rows + (note === undefined ? 0 : 1));
    (this.sheet as Worksheet & { commit(): void }).commit();
  }
}

function findingCells(entry: NumberedFinding, wording: Wording): Record<string, SheetCell> {
  const { finding, line, problem } = entry;
  const texts = Object.fromEntries(shownSides(finding).map((side) => {
    const { pieces } = excerpt(side.pieces, LONGEST, CONTEXT);
    return [side.side, { pieces: isReference(finding, side.side) ? pieces.map(({ text }) => ({ text, changed: false })) : pieces }];
  }));
  return {
    序号: entry.name.replace(/^\D+/, ''),
    单位: finding.department,
    事项名称: finding.itemName,
    基本编码: codesOf(finding).basic,
    实施编码: codesOf(finding).implementation,
    要素: elementWithKey(finding, wording),
    手册标准: texts.handbook ?? null,
    线上内容: texts.online ?? null,
    线下内容: texts.offline ?? null,
    程度: finding.lifecycle === 'trial' ? `${finding.severity}（试行）` : finding.severity,
    问题类型: findingTitle(finding, wording),
    关系: relationsInWords(finding),
    规则编号: finding.number,
    说明: [explanation(finding), secondTaking(finding)].filter((part) => part !== '').join('\n'),
    怎么办: remedy(finding, wording),
    依据: ruleOf(finding, wording)?.basis ?? '',
    责任方: finding.maintainer,
    拟扣分: finding.points / 100,
    拟扣分说明: line?.why ?? freeBecause(finding),
    整改时限: '待定',
    同一问题: problem === undefined ? '' : `同一问题${problem.number}`,
    位置和取证时间: whereAndWhen(entry),
    证据编号: entry.evidence.join('\n'),
    网页截图: pictureLine(finding),
  };
}

function whereAndWhen({ finding }: NumberedFinding): string {
  return SIDES.flatMap((side) => {
    const source = finding.sides[side];
    if (source === undefined) return [];
    const parts = [source.url === undefined ? source.file : undefined, placesInWords(source.at), source.takenAt === undefined ? undefined : shortDateTime(source.takenAt)];
    const known = parts.filter((part) => part !== undefined && part !== '');
    return known.length === 0 ? [] : [`${sideName(side)}：${known.join('，')}`];
  }).join('\n');
}
