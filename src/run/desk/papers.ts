import type { Block, Paper } from '../../report/paper/paper.js';
import { PAPER_NAMES, type PaperKind } from '../../report/paper/week-papers.js';
import { getSetting, listWeekRuns, listWeeks, setSetting } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';
import { sha256 } from '../versions.js';
import { weekOf } from '../week/draw-week.js';
import { weekPaper } from '../week/papers.js';
import { userNames } from './offices.js';

export type { Paper } from '../../report/paper/paper.js';
export type { PaperKind } from '../../report/paper/week-papers.js';

export interface PaperWeek {
  week: string;
  /** When its papers were published, and by whom. */
  publishedAt?: string;
  publishedBy?: string;
}

export interface PaperView {
  week: string;
  kind: PaperKind;
  name: string;
  paper: Paper;
  /** Who edited it; `stale`: figures have changed since, and the edited text does not know. */
  edited?: { by: string; at: string; stale: boolean };
  published?: string;
}

/** The text parts that people edit; a table or chart of the text stands at the place where it is named, by its number among them. */
export interface PaperEdit {
  title: string;
  to: string[];
  from: string;
  date?: string;
  copies?: string[];
  body: (Extract<Block, { kind: 'heading' | 'text' | 'note' }> | { kind: 'figure'; at: number })[];
}

interface KeptEdit extends PaperEdit {
  by: string;
  at: string;
  /** Hash of the text that was written by the machine when it was edited. */
  basis: string;
}

/** The papers of a published week: hashes of what is kept of each. */
export interface FrozenPapers {
  papers: Partial<Record<PaperKind, string>>;
  by: string;
}

const keyOf = (week: string, kind: PaperKind): string => `paper:${week}:${kind}`;
const basisOf = ({ title, body }: Paper): string => sha256(JSON.stringify([title, body]));

/** Weeks that there are papers of, newest first: this one, those with runs and those that are published. */
export async function paperWeeks(desk: Desk): Promise<PaperWeek[]> {
  const names = await userNames(desk);
  const frozen = new Map((await listWeeks(desk.store)).map((row) => [row.week, row]));
  const weeks = new Set([await weekOf(desk), ...(await listWeekRuns(desk.store, { kind: 'weekly' })).map(({ week }) => week), ...frozen.keys()]);
  return [...weeks].sort().reverse().map((week) => {
    const row = frozen.get(week);
    const by = (row?.content as FrozenPapers | null | undefined)?.by;
    return { week, ...(row?.frozenAt ? { publishedAt: row.frozenAt } : {}), ...(row?.frozenAt && by ? { publishedBy: names.get(by) ?? by } : {}) };
  });
}

/** A paper as it stands: as it was published, else as people edited it, else as it would be written now. @throws UserProblem where what was published is gone */
export async function paperView(desk: Desk, week: string, kind: PaperKind): Promise<PaperView> {
  const head = { week, kind, name: PAPER_NAMES[kind] };
  const frozen = (await listWeeks(desk.store)).find((row) => row.week === week && row.frozenAt !== null);
  const kept = (frozen?.content as Partial<FrozenPapers> | null | undefined)?.papers?.[kind];
  if (frozen && kept) {
    const bytes = await desk.store.bytes.get(kept);
    if (!bytes) throw new UserProblem('这份文书已发布，但留存的原件缺失，请系统管理员用备份核对。');
    return { ...head, paper: JSON.parse(new TextDecoder().decode(bytes)) as Paper, published: frozen.frozenAt ?? '' };
  }
  const written = await weekPaper(desk, week, kind);
  const edit = (await getSetting<KeptEdit | null>(desk.store, keyOf(week, kind))) ?? undefined;
  if (!edit) return { ...head, paper: written };
  return { ...head, paper: applied(written, edit), edited: { by: (await userNames(desk)).get(edit.by) ?? edit.by, at: edit.at, stale: edit.basis !== basisOf(written) } };
}

/** Keeps what people made of a paper's text. @throws UserProblem where the week is published */
export async function editPaper(desk: Desk, week: string, kind: PaperKind, edit: PaperEdit, by: string): Promise<PaperView> {
  await refusePublished(desk, week);
  const at = desk.now();
  const kept: KeptEdit = { ...cleaned(edit), by, at, basis: basisOf(await weekPaper(desk, week, kind)) };
  await setSetting(desk.store, keyOf(week, kind), kept, { by, at });
  return paperView(desk, week, kind);
}

/** Gives up what people made of a paper; it is written anew. @throws UserProblem where the week is published */
export async function discardEdit(desk: Desk, week: string, kind: PaperKind, by: string): Promise<PaperView> {
  await refusePublished(desk, week);
  await setSetting(desk.store, keyOf(week, kind), null, { by, at: desk.now() });
  return paperView(desk, week, kind);
}

/** @throws UserProblem where the week is published */
export async function refusePublished(desk: Desk, week: string): Promise<void> {
  if ((await listWeeks(desk.store)).some((row) => row.week === week && row.frozenAt !== null)) throw new UserProblem('这一期已经发布，文书不能再改；以后的变化在下一期作更正。');
}

function applied(written: Paper, { title, to, from, date, copies, body }: PaperEdit): Paper {
  const figures = written.body.filter(({ kind }) => kind === 'table' || kind === 'bars');
  const { date: _date, copies: _copies, ...rest } = written;
  return { ...rest, title, to, from, ...(date ? { date } : {}), ...(copies?.length ? { copies } : {}), body: body.flatMap((block): Block[] => (block.kind === 'figure' ? figures.slice(block.at, block.at + 1) : [block])) };
}

/** Signs that no file may hold, and half characters, are left out; empty paragraphs fall away. */
function cleaned(edit: PaperEdit): PaperEdit {
  const clean = (text: string): string => text.replaceAll(/[\p{Cs}\uFFFE\uFFFF]|(?!\n)\p{Cc}/gu, '').trim();
  const { title, to, from, date, copies, body } = edit;
  return {
    title: clean(title), to: to.map(clean).filter(Boolean), from: clean(from), ...(date ? { date } : {}), ...(copies ? { copies: copies.map(clean).filter(Boolean) } : {}),
    body: body.map((block) => (block.kind === 'figure' ? block : { ...block, text: clean(block.text), ...('lead' in block && block.lead !== undefined ? { lead: clean(block.lead) } : {}) })).filter((block) => block.kind === 'figure' || block.text !== ''),
  };
}
