import { PassThrough, type Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { writeFindingList, type ListedFinding } from '../../report/finding-list.js';
import { getFindings, listFindings, type FindingFilter, type FindingOrder, type IndexFilter } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { reportLabels } from '../labels.js';
import { messageOf } from './finding-message.js';
import { kindName, namesOf, rowOf, stateName } from './finding-rows.js';
import { findingIndex } from './news.js';

/** Rows of one workbook: more is no list that a person reads, and Excel ends at about a million. */
const MOST = 200_000;
/** Rows that are read and written before others are answered. */
const PART = 25;
const TOLD = 1_000;

/** What a list shows, as Excel, row by row as it is read; codes are text and nothing is a formula. */
export async function findingBook(desk: Desk, filter: IndexFilter, order: FindingOrder, about: string): Promise<Readable> {
  const { total, fingerprints } = await findingIndex(desk).page(filter, { limit: MOST, offset: 0, order });
  const note = `${about}；共 ${total} 条${total > MOST ? `（只导出前 ${MOST} 条，请缩小范围）` : ''}；导出时间 ${desk.now().slice(0, 16).replace('T', ' ')}`;
  const out = new PassThrough();
  writeFindingList(out, listed(desk, fingerprints), note, reportLabels(desk.engine), desk.now()).catch((cause: unknown) => out.destroy(cause instanceof Error ? cause : new Error(String(cause))));
  return out;
}

async function* listed(desk: Desk, fingerprints: readonly string[]): AsyncGenerator<ListedFinding[]> {
  const names = await namesOf(desk);
  for (let at = 0; at < fingerprints.length; at += PART) {
    await breathe();
    const rows = await getFindings(desk.store, fingerprints.slice(at, at + PART));
    yield rows.map((row) => ({ finding: row.content, unit: names.units.get(row.unit) ?? row.unit, state: stateName(row.state), kind: kindName(row.kind), week: names.week(row.lastWeek), due: row.due ?? '' }));
  }
}

/** One message to one unit about what a list shows. */
export async function unitMessage(desk: Desk, filter: FindingFilter & { unit: string }): Promise<string> {
  const names = await namesOf(desk);
  const { rows } = await listFindings(desk.store, filter, { limit: TOLD });
  return messageOf(rows.map((row) => rowOf(desk, row, names)));
}
