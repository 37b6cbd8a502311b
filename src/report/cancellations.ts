import ExcelJS from 'exceljs';
import type { CancellationForm } from '../model/cancellations.js';
import type { Finding } from '../model/finding.js';
import type { Report } from '../model/report.js';
import { sideName, SIDES } from './labels.js';
import { addRow, addSheet, closeSheet, type SheetColumn } from './xlsx/sheet.js';

/** One material of one item, with everything that speaks for its cancellation. */
export interface CancellationRow {
  department: string;
  itemName: string;
  item: string;
  material: string;
  /** Where it is asked for: 手册标准、线上、线下. */
  where: string;
  clauses: string[];
  reasons: string[];
  /** A person has to find out first whether there is a legal basis. */
  open: boolean;
}

/** The materials that the rules on the four cancellations propose, an item's together, in the order of the findings. */
export function cancellationRows(findings: readonly Finding[], form: CancellationForm): CancellationRow[] {
  const rows = new Map<string, CancellationRow & { sides: Set<string> }>();
  for (const finding of findings) {
    const clause = form.clauses.find((one) => one.rule === finding.rule)?.clause;
    if (clause === undefined) continue;
    const material = finding.key ?? '';
    const key = JSON.stringify([finding.itemId, material]);
    const { department, itemName, item } = finding;
    const row = rows.get(key) ?? { department, itemName, item, material, where: '', clauses: [], reasons: [], open: true, sides: new Set() };
    for (const side of SIDES) if (finding.sides[side]) row.sides.add(sideName(side));
    row.where = SIDES.map(sideName).filter((name) => row.sides.has(name)).join('、');
    row.clauses.push(clause);
    row.reasons.push(finding.message);
    row.open &&= finding.verdict === 'cannot-tell';
    rows.set(key, row);
  }
  return [...rows.values()].map(({ sides: _sides, ...row }) => row);
}

/**
 * `cancellations.xlsx`: the list for the office that gathers proposals, with an empty column for each office that gives an
 * opinion. `undefined` where nothing is proposed. A proposal is no fault and costs nobody points.
 */
export async function renderCancellations(report: Report, form: CancellationForm): Promise<Uint8Array | undefined> {
  const rows = cancellationRows(report.findings, form);
  return rows.length === 0 ? undefined : cancellationBook(rows, form, report.run.finishedAt);
}

/** The list as a workbook; `filled` gives what the offices said of a row, an opinion each, and what was decided. */
export async function cancellationBook(rows: readonly CancellationRow[], form: CancellationForm, at: string, filled: (row: CancellationRow) => string[] = () => []): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '指南针';
  workbook.created = new Date(at);
  workbook.modified = workbook.created;
  const columns: SheetColumn[] = [
    { title: '序号', width: 6 }, { title: '单位', width: 18 }, { title: '事项名称', width: 22 }, { title: '编码', width: 16 }, { title: '材料名称', width: 22 }, { title: '出处', width: 10 },
    { title: '对应的“一律取消”', width: 22 }, { title: '建议及理由', width: 40 }, ...form.opinions.map((office) => ({ title: `${office}意见`, width: 14 })), { title: form.decision, width: 16 },
  ];
  const note = `报${form.to}。本表由系统按“四个一律取消”逐项提出建议，是否取消由人决定，不作为扣分依据；法律法规明确要求提交的，请在意见栏写明条款。`;
  const sheet = addSheet(workbook, '建议取消的材料', '建议取消的证明和材料清单', note, columns);
  rows.forEach((row, index) => {
    const reasons = row.open ? [...row.reasons, '（先核实有无依据）'] : row.reasons;
    addRow(sheet, columns, [String(index + 1), row.department, row.itemName, row.item, row.material, row.where, row.clauses.join('\n'), reasons.join('\n'), ...[...form.opinions, form.decision].map((_, at) => filled(row)[at] ?? '')]);
  });
  closeSheet(sheet, columns);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
