import { windowOf } from '../../office/windows.js';
import { STATE_NAMES } from '../../office/state-table.js';
import type { FindingState } from '../../model/finding-state.js';
import { codesOf } from '../../report/codes.js';
import { elementWithKey, findingTitle } from '../../report/labels.js';
import { lineOf } from '../../report/sides.js';
import { countFindings, countFindingsBy, listFindings, listUnits, listUsers, type FindingFilter, type FindingGroup, type FindingOrder, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { holidays } from '../holidays.js';
import { reportLabels } from '../labels.js';
import { officeSettings } from '../week/office-settings.js';

/** States in which a finding waits for its first review. */
export const TO_REVIEW: readonly FindingState[] = ['found', 'doubtful', 'reopened', 'lapsed'];
/** States that a unit is shown: it was told of the finding. What nobody has confirmed is a draft and stays with those who review. */
export const TOLD: readonly FindingState[] = ['notified', 'signed', 'appealed', 'rectifying', 'suspended', 'reported', 'closed', 'reopened', 'revoked', 'waived', 'lapsed'];

const KINDS: Record<string, string> = { random: '随机抽查', volume: '办件量大', changed: '指南有变动', recheck: '复查', census: '普查（只提醒）' };
export const kindName = (kind: string): string => KINDS[kind] ?? '其他';

/** A finding as lists show it; names are words for people. */
export interface FindingRowView {
  id: string;
  version: number;
  item: string;
  itemName: string;
  code: string;
  unit: string;
  unitName: string;
  number: string;
  title: string;
  elementName: string;
  severity: string;
  verdict: string;
  state: string;
  stateName: string;
  kindName: string;
  weekName: string;
  firstSeenAt: string;
  lastSeenAt: string;
  message: string;
  handbook: string;
  online: string;
  offline: string;
  points: number;
  due?: string;
  assignee?: string;
  assigneeName?: string;
}

export interface Names {
  units: ReadonlyMap<string, string>;
  users: ReadonlyMap<string, string>;
  week(id: string): string;
}

const SHORT = 90;

/** What units, users and weeks are called. */
export async function namesOf(desk: Desk): Promise<Names> {
  const { clock } = await officeSettings(desk);
  const units = new Map((await listUnits(desk.store)).map(({ id, name }) => [id, name]));
  const users = new Map((await listUsers(desk.store)).map(({ id, display }) => [id, display]));
  return { units, users, week: (id) => weekName(id, clock) };
}

/** 第12期（9月13日—9月19日） of a window. */
function weekName(id: string, clock: Parameters<typeof windowOf>[1]): string {
  try {
    const { number, from, to } = windowOf(id, clock, holidays());
    const last = new Date(Date.parse(to) - 1).toISOString();
    const day = (at: string): string => `${Number(at.slice(5, 7))}月${Number(at.slice(8, 10))}日`;
    return `第${number}期（${day(from)}—${day(last)}）`;
  } catch {
    return id;
  }
}

/** A stored finding in words. */
export function rowOf(desk: Desk, row: StoredFinding, names: Names): FindingRowView {
  const wording = reportLabels(desk.engine);
  const { content } = row;
  return {
    id: row.fingerprint, version: row.version, item: row.item, itemName: row.itemName, code: codesOf(content).basic, unit: row.unit, unitName: names.units.get(row.unit) ?? row.unit, number: row.number, title: findingTitle(content, wording),
    elementName: elementWithKey(content, wording), severity: row.severity, verdict: row.verdict, state: row.state, stateName: stateName(row.state), kindName: kindName(row.kind), weekName: names.week(row.lastWeek),
    firstSeenAt: row.firstSeenAt, lastSeenAt: row.lastSeenAt, message: content.message, points: content.points,
    handbook: lineOf(content, 'handbook', SHORT), online: lineOf(content, 'online', SHORT), offline: lineOf(content, 'offline', SHORT),
    ...(row.due ? { due: row.due } : {}), ...(row.assignee ? { assignee: row.assignee, assigneeName: names.users.get(row.assignee) ?? row.assignee } : {}),
  };
}

export const stateName = (state: string): string => (STATE_NAMES as Partial<Record<string, string>>)[state] ?? state;

/** A page of findings with how many there are in all. */
export async function findingPage(desk: Desk, filter: FindingFilter, page: { page: number; size: number; order?: FindingOrder }): Promise<{ total: number; rows: FindingRowView[] }> {
  const names = await namesOf(desk);
  const total = await countFindings(desk.store, filter);
  const { rows } = await listFindings(desk.store, filter, { limit: page.size, offset: (page.page - 1) * page.size, ...(page.order ? { order: page.order } : {}) });
  return { total, rows: rows.map((row) => rowOf(desk, row, names)) };
}

export interface Choice {
  value: string;
  label: string;
  count: number;
}

const GROUPS: Record<string, FindingGroup> = { unit: 'unit', state: 'state', number: 'number', element: 'element', severity: 'severity', week: 'lastWeek', kind: 'kind' };

/** What a list can be narrowed by, with how many of each. */
export async function findingChoices(desk: Desk, filter: FindingFilter): Promise<Record<string, Choice[]>> {
  const names = await namesOf(desk);
  const wording = reportLabels(desk.engine);
  const titles = new Map(wording.rules.map(({ number, title }) => [number, title]));
  const label: Record<string, (value: string) => string> = {
    unit: (value) => names.units.get(value) ?? value, state: stateName, number: (value) => `${value} ${titles.get(value) ?? ''}`.trim(), element: (value) => wording.labels.elementLabel(value),
    severity: (value) => value, week: (value) => names.week(value), kind: kindName,
  };
  const choices: Record<string, Choice[]> = {};
  for (const [name, group] of Object.entries(GROUPS)) {
    choices[name] = (await countFindingsBy(desk.store, filter, group)).flatMap(({ value, count }) => (value === null ? [] : [{ value, label: label[name]?.(value) ?? value, count }]));
  }
  choices['week']?.sort((a, b) => (a.value < b.value ? 1 : -1));
  choices['number']?.sort((a, b) => (a.value < b.value ? -1 : 1));
  return choices;
}

export type { FindingFilter, FindingOrder } from '../../store/index.js';
