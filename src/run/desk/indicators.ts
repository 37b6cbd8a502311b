import { randomUUID } from 'node:crypto';
import type { IndicatorSheet, ReadIndicator, UnitFigure } from '../../model/indicator.js';
import { figuresOf, talksOf } from '../../office/indicator-figures.js';
import { readIndicator } from '../../office/indicator-rows.js';
import { quarterOf, windowAt } from '../../office/windows.js';
import { renderIndicatorTemplate } from '../../report/indicator-template.js';
import { indicatorRows, listIndicatorSheets, listUnits, Missing, takeIndicatorSheet } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { holidays } from '../holidays.js';
import { UserProblem } from '../problem.js';
import { realDay } from '../real-day.js';
import { sha256 as sha256Of } from '../versions.js';
import { officeSettings } from '../week/office-settings.js';
import type { HandedIn } from './attachments.js';
import { deskReader } from './checker.js';
import { userNames } from './offices.js';

export interface IndicatorForm {
  id: string;
  title: string;
  sender: string;
  receiver: string;
  every: 'week' | 'month' | 'quarter';
  due: string;
  basis: string;
}

export interface TakenSheet {
  id: string;
  form: string;
  title: string;
  period: string;
  receivedAt: string;
  who: string;
  fileName: string;
  good: number;
  bad: number;
}

export interface SheetView extends TakenSheet {
  notice: string;
  figures: { unit: string; label: string; formula: string; of?: string; hits: number; total: number; percent: string }[];
  /** Units on a list (约谈) and why. */
  talks: string[];
  badRows: { row: number; column: string; reason: string }[];
  notices: string[];
}

interface Held {
  fileName: string;
  by: string;
  notices: string[];
  good: number;
  bad: number;
}

/** The sheets that there are. */
export function indicatorForms(desk: Desk): IndicatorForm[] {
  return Object.values(desk.engine.schemas.indicators).map(({ id, title, sender, receiver, clock, basis }) => ({ id, title, sender, receiver, every: clock.every, due: clock.due, basis }));
}

/** The Excel form to fill in. @throws Missing */
export async function indicatorForm(desk: Desk, id: string): Promise<HandedIn> {
  const form = formOf(desk, id);
  return { name: `${form.title}.xlsx`, bytes: await renderIndicatorTemplate(form) };
}

/**
 * Takes a filled sheet in for the period of a day (default: today): good rows count, bad ones are kept apart and named. @throws UserProblem
 * where the sheet is none or holds citizens' personal data: nothing of it is kept then; Conflict where it was taken in before
 */
export async function takeIndicator(desk: Desk, id: string, handed: HandedIn, day: string | undefined, by: string): Promise<SheetView> {
  const form = formOf(desk, id);
  const read = await rowsOf(desk, form, handed);
  if (read.refused.length > 0) throw new UserProblem(read.refused.join('\n'));
  if (read.good.length + read.bad.length === 0) throw new UserProblem(`“${handed.name}”里没有填写内容，请填好后再报。`);
  const at = desk.now();
  const sheet = randomUUID();
  const badRows = new Set(read.bad.map(({ row }) => row));
  // The file itself is not kept: a row that was refused may hold what nobody may keep.
  const hash = sha256Of(handed.bytes);
  const content: Held = { fileName: handed.name, by, notices: [...read.notices, ...(await unknownUnits(desk, read))], good: read.good.length, bad: badRows.size };
  await takeIndicatorSheet(desk.store, {
    id: sheet, kind: form.id, period: await periodOf(desk, form, day === undefined || day === '' ? at : `${realDay(day)}T12:00:00+08:00`), sender: form.sender, receiver: form.receiver, sha256: hash, content,
    rows: [
      ...read.good.map(({ row, values }) => ({ row, unit: String(values['unit'] ?? ''), accepted: true, content: values })),
      ...[...badRows].map((row) => ({ row, accepted: false, content: read.bad.filter((one) => one.row === row).map(({ column, reason }) => ({ column, reason })) })),
    ],
  }, { by, at });
  return sheetView(desk, sheet);
}

/** Sheets that were taken in, newest period first. */
export async function takenSheets(desk: Desk, kind?: string): Promise<TakenSheet[]> {
  const people = await userNames(desk);
  return (await listIndicatorSheets(desk.store, kind === undefined ? {} : { kind })).map(({ id, kind: form, period, receivedAt, content }) => {
    const { fileName, by, good, bad } = content as Held;
    return { id, form, title: desk.engine.schemas.indicators[form]?.title ?? form, period, receivedAt, who: people.get(by) ?? by, fileName, good, bad };
  });
}

/** One sheet with its figures, made anew of its rows. @throws Missing */
export async function sheetView(desk: Desk, id: string): Promise<SheetView> {
  const taken = (await takenSheets(desk)).find((one) => one.id === id);
  const row = (await listIndicatorSheets(desk.store)).find((one) => one.id === id);
  if (!taken || !row) throw new Missing('没有这份表格，请回到列表重新查找。');
  const form = formOf(desk, taken.form);
  const rows = await indicatorRows(desk.store, id);
  const figures = figuresOf(rows.filter(({ accepted }) => accepted).map(({ content }) => content as Record<string, string | number>), form);
  const formula = (figure: UnitFigure): string => form.figures.find((one) => one.id === figure.figure)?.formula ?? '';
  return {
    ...taken, notice: form.notice, talks: talksOf(figures, form).map(({ words }) => words), notices: (row.content as Held).notices,
    figures: figures.map((figure) => ({ unit: figure.unit, label: figure.label, formula: formula(figure), ...(figure.of === undefined ? {} : { of: figure.of }), hits: figure.hits, total: figure.total, percent: percent(figure.hits, figure.total) })),
    badRows: rows.filter(({ accepted }) => !accepted).flatMap(({ row: number, content }) => (content as { column: string; reason: string }[]).map((one) => ({ row: number, ...one }))),
  };
}

function formOf(desk: Desk, id: string): IndicatorSheet {
  const form = Object.hasOwn(desk.engine.schemas.indicators, id) ? desk.engine.schemas.indicators[id] : undefined;
  if (!form) throw new Missing('没有这种表，请从列表中选。');
  return form;
}

async function rowsOf(desk: Desk, form: IndicatorSheet, { name, bytes }: HandedIn): Promise<ReadIndicator> {
  const [item] = await deskReader(desk).readAll({ bytes, name, as: 'table', snapshot: sha256Of(bytes), context: {} });
  if (!item?.rows) throw new UserProblem(item?.problem ?? `“${name}”没有读出来，请另存为 .xlsx 后再试。`);
  return readIndicator(item.rows, item.rows[0]?.sheet ?? name, form, desk.engine.schemas.personalHeadings);
}

async function unknownUnits(desk: Desk, read: ReadIndicator): Promise<string[]> {
  const known = new Set((await listUnits(desk.store)).flatMap(({ id, name }) => [id, name]));
  const unknown = [...new Set(read.good.map(({ values }) => String(values['unit'] ?? '')))].filter((unit) => !known.has(unit));
  return unknown.length === 0 ? [] : [`单位“${unknown.slice(0, 5).join('”“')}”${unknown.length > 5 ? `等${unknown.length}个` : ''}没有登记，仍按表中名称统计；名称写错的请改后另报。`];
}

async function periodOf(desk: Desk, { clock }: IndicatorSheet, at: string): Promise<string> {
  if (clock.every === 'month') return at.slice(0, 7);
  const week = windowAt(at, (await officeSettings(desk)).clock, holidays()).id;
  return clock.every === 'week' ? week : quarterOf(week);
}

/** One decimal, rounded half up in whole numbers; nothing of nothing is a dash. */
function percent(hits: number, total: number): string {
  if (total === 0) return '—';
  const tenths = Math.floor((hits * 2000 + total) / (2 * total));
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}
