import type { WeekSummary } from '../../model/week-summary.js';
import { paperDocx } from '../../report/paper/docx.js';
import { paperHtml } from '../../report/paper/html.js';
import type { Paper } from '../../report/paper/paper.js';
import { bulletinPaper, cityPaper, noticePaper, onePage, submissionPaper, type PaperKind } from '../../report/paper/week-papers.js';
import { getFindings, getNotice, getRecords, listUnits } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { listOffices } from '../desk/offices.js';
import { reportLabels } from '../labels.js';
import { asSent } from './notices.js';
import { stateSettings } from './office-settings.js';
import { stateName, weekSummary } from './summary.js';

const WRITERS: Record<PaperKind, (summary: WeekSummary, wording: ReturnType<typeof reportLabels>) => Paper> = { submission: submissionPaper, bulletin: bulletinPaper, city: cityPaper, 'one-page': onePage };

/** A paper of a week as it would be written now: a draft that people edit before it goes out. */
export async function weekPaper(desk: Desk, week: string, kind: PaperKind): Promise<Paper> {
  return WRITERS[kind](await weekSummary(desk, week), reportLabels(desk.engine));
}

/** 告知书 of a notice. */
export async function paperOfNotice(desk: Desk, id: string): Promise<Paper> {
  const notice = await getNotice(desk.store, id);
  const found = asSent(notice, await getFindings(desk.store, notice.fingerprints));
  const records = await getRecords(desk.store, notice.fingerprints);
  const unit = (await listUnits(desk.store)).find((one) => one.id === notice.unit)?.name ?? notice.unit;
  const { appealDays, mendDays } = await stateSettings(desk);
  const rows = found.map((row) => {
    const mendBy = records.get(row.fingerprint)?.mendBy;
    return { finding: row.content, unit, severity: row.content.severity, points: row.content.points, state: stateName(row.state), ...(mendBy ? { mendBy } : {}) };
  });
  return noticePaper({ offices: (await listOffices(desk)).offices, policyNotice: desk.engine.schemas.policy.notice }, { number: notice.number, unit, issuedAt: notice.issuedAt, appealDays, mendDays }, rows, reportLabels(desk.engine));
}

/** A paper as a file: Word, or a page that prints. */
export async function paperFile(paper: Paper, format: 'docx' | 'html'): Promise<Uint8Array> {
  return format === 'docx' ? paperDocx(paper) : new TextEncoder().encode(paperHtml(paper));
}
