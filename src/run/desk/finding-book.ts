import { renderFindingList } from '../../report/finding-list.js';
import { listFindings, type FindingFilter, type FindingOrder, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { reportLabels } from '../labels.js';
import { kindName, namesOf, stateName } from './finding-rows.js';
import { messageOf } from './finding-message.js';
import { rowOf } from './finding-rows.js';

/** Rows of one workbook: more is no list that a person reads. */
const MOST = 20_000;
const PART = 1_000;

/** What a list shows, as Excel; codes are text and nothing is a formula. */
export async function findingBook(desk: Desk, filter: FindingFilter, order: FindingOrder, about: string): Promise<Uint8Array> {
  const rows: StoredFinding[] = [];
  for (let offset = 0; offset < MOST; offset += PART) {
    const part = await listFindings(desk.store, filter, { limit: PART, offset, order });
    rows.push(...part.rows);
    if (part.rows.length < PART) break;
  }
  const names = await namesOf(desk);
  const note = `${about}；共 ${rows.length} 条${rows.length >= MOST ? `（只导出前 ${MOST} 条，请缩小范围）` : ''}；导出时间 ${desk.now().slice(0, 16).replace('T', ' ')}`;
  return renderFindingList(rows.map((row) => ({ finding: row.content, unit: names.units.get(row.unit) ?? row.unit, state: stateName(row.state), kind: kindName(row.kind), week: names.week(row.lastWeek), due: row.due ?? '' })), note, reportLabels(desk.engine), desk.now());
}

/** One message to one unit about what a list shows. */
export async function unitMessage(desk: Desk, filter: FindingFilter & { unit: string }): Promise<string> {
  const names = await namesOf(desk);
  const { rows } = await listFindings(desk.store, filter, { limit: PART });
  return messageOf(rows.map((row) => rowOf(desk, row, names)));
}
