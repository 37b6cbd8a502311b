import { printPdf } from '../../crawl/index.js';
import { paperHtml } from '../../report/paper/html.js';
import type { Paper } from '../../report/paper/paper.js';
import { paperXlsx } from '../../report/paper/xlsx.js';
import type { Actor } from '../../model/finding-state.js';
import { Conflict } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';
import { sendNotice, waitingForNotice } from '../week/notices.js';
import { paperFile } from '../week/papers.js';
import { unitNames } from './offices.js';

export { paperOfNotice } from '../week/papers.js';

export type PaperFormat = 'docx' | 'html' | 'pdf' | 'xlsx';
const TYPES: Record<PaperFormat, string> = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', html: 'text/html; charset=utf-8', pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** A paper as a file with its name and type; Excel holds its annexes alone. @throws UserProblem where there is no browser to print, or no annex */
export async function fileOf(paper: Paper, format: PaperFormat): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  return { name: `${paper.title}.${format}`, type: TYPES[format], bytes: await bytesOf(paper, format) };
}

async function bytesOf(paper: Paper, format: PaperFormat): Promise<Uint8Array> {
  if (format === 'docx' || format === 'html') return paperFile(paper, format);
  if (format === 'xlsx') {
    if (paper.annexes.length === 0) throw new UserProblem('这份文书没有附件，不能导出 Excel；请导出 Word。');
    return paperXlsx(paper);
  }
  const pdf = await printPdf(paperHtml(paper));
  if (typeof pdf === 'string') throw new UserProblem(pdf);
  return pdf;
}

export interface WaitingUnit {
  unit: string;
  unitName: string;
  findings: number;
}

/** Units with confirmed findings that they were not told of yet. */
export async function waitingUnits(desk: Desk): Promise<WaitingUnit[]> {
  const names = await unitNames(desk);
  return [...(await waitingForNotice(desk))].map(([unit, found]) => ({ unit, unitName: names.get(unit) ?? unit, findings: found.length })).sort((a, b) => (a.unitName < b.unitName ? -1 : 1));
}

/** Tells units, all that wait where none is named; a unit that cannot be told does not hold up the others. */
export async function sendNotices(desk: Desk, units: readonly string[] | undefined, actor: Actor): Promise<{ sent: { unit: string; notice: string; number: string }[]; refused: { unit: string; reason: string }[] }> {
  const done: Awaited<ReturnType<typeof sendNotices>> = { sent: [], refused: [] };
  for (const unit of new Set(units ?? (await waitingUnits(desk)).map((one) => one.unit))) {
    try {
      const { id, number } = await sendNotice(desk, unit, actor);
      done.sent.push({ unit, notice: id, number });
    } catch (cause) {
      if (!(cause instanceof UserProblem || cause instanceof Conflict)) throw cause;
      done.refused.push({ unit, reason: cause.message });
    }
  }
  return done;
}
