import type { CancellationForm } from '../../model/cancellations.js';
import { STATE_NAMES } from '../../office/state-table.js';
import { cancellationBook, cancellationRows, type CancellationRow } from '../../report/cancellations.js';
import { allFindings, Conflict, getSetting, Missing, setSetting } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';
import { sha256 } from '../versions.js';
import type { HandedIn } from './attachments.js';
import { heldUntil } from './news.js';
import { unitNames, userNames } from './offices.js';

/** What an office thinks of a proposal. */
export const OPINIONS = ['同意取消', '保留', '另行研究'] as const;

export interface Opinion {
  opinion: string;
  reason: string;
  by: string;
  at: string;
}

export interface ContestedRow extends CancellationRow {
  id: string;
  unitName: string;
  /** By office, those of the form's columns; the decision under its own heading. */
  opinions: { office: string; decides: boolean; said?: Opinion & { who: string } }[];
}

type Kept = Record<string, Record<string, Opinion>>;
const KEY = 'contested';
/** States of findings that no longer speak for anything, and the others. */
const OVER = ['dismissed', 'revoked', 'closed'];
const STANDING = Object.keys(STATE_NAMES).filter((state) => !OVER.includes(state));

/** Materials that the rules on the four cancellations propose, with what the offices said of each: a page of them, or all. */
export async function contestedRows(desk: Desk, page?: { page: number; size: number }): Promise<{ form: Pick<CancellationForm, 'to' | 'opinions' | 'decision'>; total: number; rows: ContestedRow[] }> {
  const form = desk.engine.schemas.cancellations;
  const kept = (await getSetting<Kept>(desk.store, KEY)) ?? {};
  const [people, units] = [await userNames(desk), await unitNames(desk)];
  const all = await proposals(desk);
  const shown = page ? all.slice((page.page - 1) * page.size, page.page * page.size) : all;
  const rows = shown.map((row): ContestedRow => {
    const id = idOf(row);
    const said = kept[id] ?? {};
    return { ...row, id, unitName: units.get(row.department) ?? row.department, opinions: [...form.opinions, form.decision].map((office) => ({ office, decides: office === form.decision, ...(said[office] ? { said: { ...said[office], who: people.get(said[office].by) ?? said[office].by } } : {}) })) };
  });
  return { form: { to: form.to, opinions: form.opinions, decision: form.decision }, total: all.length, rows };
}

/** Enters what an office said of a proposal. @throws Missing, UserProblem, Conflict where somebody entered another meanwhile (`seen`: when the opinion was entered that the page showed) */
export async function enterOpinion(desk: Desk, id: string, { office, opinion, reason, seen }: { office: string; opinion: string; reason: string; seen?: string }, by: string): Promise<void> {
  const form = desk.engine.schemas.cancellations;
  if (![...form.opinions, form.decision].includes(office)) throw new UserProblem('没有这个意见栏，请刷新后再填。');
  if (!OPINIONS.some((one) => one === opinion)) throw new UserProblem(`意见请选：${OPINIONS.join('、')}。`);
  if (opinion !== '同意取消' && reason.trim() === '') throw new UserProblem(`选“${opinion}”要写明理由；保留的请写明法律法规条款。`);
  if (!(await proposals(desk)).some((row) => idOf(row) === id)) throw new Missing('没有这条建议，可能已经处理，请刷新后再看。');
  const at = desk.now();
  await desk.store.change(() => undefined, async () => {
    const kept = (await getSetting<Kept>(desk.store, KEY)) ?? {};
    const before = kept[id]?.[office];
    if (seen !== undefined && (before?.at ?? '') !== seen) throw new Conflict('这一栏刚被别人填写过，没有覆盖，请刷新后再看。');
    await setSetting(desk.store, KEY, { ...kept, [id]: { ...kept[id], [office]: { opinion, reason: reason.trim(), by, at } } }, { by, at });
  });
}

/** The list as Excel, with the opinions given so far. @throws UserProblem where nothing is proposed */
export async function contestedBook(desk: Desk): Promise<HandedIn> {
  const form = desk.engine.schemas.cancellations;
  const { rows } = await contestedRows(desk);
  if (rows.length === 0) throw new UserProblem('现在没有建议取消的材料。');
  const words = (row: CancellationRow): string[] => (rows.find((one) => one.id === idOf(row))?.opinions ?? []).map(({ said }) => (said ? `${said.opinion}${said.reason === '' ? '' : `：${said.reason}`}` : ''));
  return { name: '建议取消的证明和材料清单.xlsx', bytes: await cancellationBook(rows, form, desk.now(), words) };
}

/** Held until a finding moves or a run sees others. */
const proposals = (desk: Desk): Promise<CancellationRow[]> => heldUntil(desk, 'contested', ({ thing, action }) => (thing === 'finding' && action !== 'finding.assign') || action === 'run.sight', async () => {
  const form = desk.engine.schemas.cancellations;
  const findings = (await allFindings(desk.store, { rule: form.clauses.map(({ rule }) => rule), state: STANDING })).sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  return cancellationRows(findings.map(({ content }) => content), form).sort((a, b) => (a.department < b.department ? -1 : a.department > b.department ? 1 : 0));
});

const idOf = ({ department, item, itemName, material }: CancellationRow): string => sha256(JSON.stringify([department, item, itemName, material])).slice(0, 24);
