import { windowOf } from '../../office/windows.js';
import { STATE_NAMES } from '../../office/state-table.js';
import type { FindingState } from '../../model/finding-state.js';
import type { Finding } from '../../model/finding.js';
import { codesOf } from '../../report/codes.js';
import { elementWithKey, findingTitle } from '../../report/labels.js';
import { lineOf } from '../../report/sides.js';
import { getFindingHeads, getFindings, type FindingHead, type FindingOrder, type IndexFilter, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { holidays } from '../holidays.js';
import { reportLabels } from '../labels.js';
import { officeSettings } from '../week/office-settings.js';
import { findingIndex, heldUntil, ofThings } from './news.js';
import { unitNames, userNames } from './offices.js';

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
  const [units, users, week] = await Promise.all([unitNames(desk), userNames(desk), weekNames(desk)]);
  return { units, users, week };
}

const weekNames = (desk: Desk): Promise<(id: string) => string> => heldUntil(desk, 'weeks', ofThings('setting'), async () => {
  const { clock } = await officeSettings(desk);
  const known = new Map<string, string>();
  return (id) => {
    const name = known.get(id) ?? weekName(id, clock);
    known.set(id, name);
    return name;
  };
});

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

/** What of a finding in words comes from what was seen; it changes only when a run sees it again. */
type SeenView = Pick<FindingRowView, 'code' | 'title' | 'elementName' | 'message' | 'points' | 'handbook' | 'online' | 'offline'>;

/** A stored finding in words. */
export const rowOf = (desk: Desk, row: StoredFinding, names: Names): FindingRowView => inWords(row, seenView(desk, row.content), names);

function seenView(desk: Desk, content: Finding): SeenView {
  const wording = reportLabels(desk.engine);
  return {
    code: codesOf(content).basic, title: findingTitle(content, wording), elementName: elementWithKey(content, wording), message: content.message, points: content.points,
    handbook: lineOf(content, 'handbook', SHORT), online: lineOf(content, 'online', SHORT), offline: lineOf(content, 'offline', SHORT),
  };
}

function inWords(row: FindingHead, { code, title, elementName, message, points, handbook, online, offline }: SeenView, names: Names): FindingRowView {
  return {
    id: row.fingerprint, version: row.version, item: row.item, itemName: row.itemName, code, unit: row.unit, unitName: names.units.get(row.unit) ?? row.unit, number: row.number, title,
    elementName, severity: row.severity, verdict: row.verdict, state: row.state, stateName: stateName(row.state), kindName: kindName(row.kind), weekName: names.week(row.lastWeek),
    firstSeenAt: row.firstSeenAt, lastSeenAt: row.lastSeenAt, message, points, handbook, online, offline,
    ...(row.due ? { due: row.due } : {}), ...(row.assignee ? { assignee: row.assignee, assigneeName: names.users.get(row.assignee) ?? row.assignee } : {}),
  };
}

export const stateName = (state: string): string => (STATE_NAMES as Partial<Record<string, string>>)[state] ?? state;

/** Rows whose words are kept: the pages that people turn to and fro. */
const MOST_KEPT = 4_000;
const kept = new WeakMap<Desk, Map<string, SeenView>>();

/** Findings in words, in the order asked for; what was seen is read only where it is not known. */
async function rowsInWords(desk: Desk, fingerprints: readonly string[], names: Names): Promise<FindingRowView[]> {
  const heads = await getFindingHeads(desk.store, fingerprints);
  const views = kept.get(desk) ?? new Map<string, SeenView>();
  kept.set(desk, views);
  const keyOf = ({ fingerprint, lastRun, lastSeenAt }: FindingHead): string => `${fingerprint} ${lastSeenAt} ${lastRun}`;
  const unknown = heads.filter((head) => !views.has(keyOf(head)));
  if (views.size + unknown.length > MOST_KEPT) views.clear();
  for (const row of await getFindings(desk.store, unknown.map(({ fingerprint }) => fingerprint))) views.set(keyOf(row), seenView(desk, row.content));
  return heads.flatMap((head) => { const view = views.get(keyOf(head)); return view ? [inWords(head, view, names)] : []; });
}

/** A page of findings with how many there are in all. */
export async function findingPage(desk: Desk, filter: IndexFilter, page: { page: number; size: number; order?: FindingOrder }): Promise<{ total: number; rows: FindingRowView[] }> {
  const found = findingIndex(desk).page(filter, { limit: page.size, offset: (page.page - 1) * page.size, ...(page.order ? { order: page.order } : {}) });
  const [{ total, fingerprints }, names] = await Promise.all([found, namesOf(desk)]);
  return { total, rows: await rowsInWords(desk, fingerprints, names) };
}

export interface Choice {
  value: string;
  label: string;
  count: number;
}

const GROUPS = { unit: 'unit', state: 'state', number: 'number', element: 'element', severity: 'severity', week: 'lastWeek', kind: 'kind' } as const;

/** What a list can be narrowed by, with how many of each. */
export async function findingChoices(desk: Desk, filter: IndexFilter): Promise<Record<string, Choice[]>> {
  const [names, counts] = await Promise.all([namesOf(desk), findingIndex(desk).countBy(filter, Object.values(GROUPS))]);
  const wording = reportLabels(desk.engine);
  const titles = new Map(wording.rules.map(({ number, title }) => [number, title]));
  const label: Record<keyof typeof GROUPS, (value: string) => string> = {
    unit: (value) => names.units.get(value) ?? value, state: stateName, number: (value) => `${value} ${titles.get(value) ?? ''}`.trim(), element: (value) => wording.labels.elementLabel(value),
    severity: (value) => value, week: (value) => names.week(value), kind: kindName,
  };
  const choices: Record<string, Choice[]> = {};
  for (const [name, group] of Object.entries(GROUPS) as [keyof typeof GROUPS, (typeof GROUPS)[keyof typeof GROUPS]][]) {
    choices[name] = counts[group].flatMap(({ value, count }) => (value === null ? [] : [{ value, label: label[name](value), count }]));
  }
  choices['week']?.sort((a, b) => (a.value < b.value ? 1 : -1));
  choices['number']?.sort((a, b) => (a.value < b.value ? -1 : 1));
  return choices;
}

export type { IndexFilter, FindingOrder } from '../../store/index.js';
