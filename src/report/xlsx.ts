import ExcelJS from 'exceljs';
import type { Report } from '../model/report.js';
import { arrange } from './arrange.js';
import { unitFigures } from './figures.js';
import type { Wording } from './labels.js';
import { DRAFT_NOTICE } from './labels.js';
import { addDoubts, addProblems } from './xlsx/problems.js';
import { addCoverage, addOverview, addUnits, addUnstated } from './xlsx/tables.js';

/** `findings.xlsx`: a workbook that prints on A4 landscape as it is. Codes and phones are text; nothing is ever a formula. */
export async function renderXlsx(report: Report, wording: Wording): Promise<Uint8Array> {
  const arrangement = arrange(report);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '指南针';
  workbook.created = new Date(report.run.finishedAt);
  workbook.modified = workbook.created;
  const note = `${DRAFT_NOTICE}；所列为疑似问题，分值为拟扣分，${report.run.policyNotice}`;
  addOverview(workbook, report, arrangement, note);
  addProblems(workbook, arrangement.fails, note, wording);
  addUnits(workbook, unitFigures(report, arrangement), note);
  addDoubts(workbook, arrangement.doubts, `${DRAFT_NOTICE}；机器不能判定，核实前不计为问题，不扣分`, wording);
  addCoverage(workbook, arrangement, DRAFT_NOTICE);
  addUnstated(workbook, report, wording.labels, DRAFT_NOTICE);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
