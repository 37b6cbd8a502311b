import path from 'node:path';
import { mkdir, writeFile } from 'node:fs/promises';
import type { Report } from '../../src/model/report.js';
import { shanghaiTime } from '../../src/model/shanghai-time.js';
import { plusDays } from '../../src/office/dates.js';
import { windowAt } from '../../src/office/windows.js';
import { holidays } from '../../src/run/holidays.js';
import { loadSchemas } from '../../src/schema/index.js';
import { finalLines } from '../../src/score/books.js';
import { addFiling, beginWeekRun, finishWeekRun, freezeWeek, listCharges, recordSightings, writeDeductions, type Store } from '../../src/store/index.js';
import { fillCity, fillUsers, ITEM_LIST, unitOf, type Account } from './city.js';
import { findingOf, printOf, type LoadFinding } from './findings.js';
import { keepWays, type Walked } from './keep-ways.js';
import { wayOf } from './ways.js';

const WEEKS = 26;
const HOUR = 3_600_000;
const FILINGS = 2_000;
const STILL = 0.25;

/**
 * A district at the end of half a year of weekly checks: units, items, accounts, findings on their ways, notices, appeals, points, filings
 * and a log of every step. Made of numbers alone, the same at every start but for the day.
 */
export async function fill(store: Store, folder: string, findings: number, now = Date.now()): Promise<Account[]> {
  const at = shanghaiTime(now);
  const { office, elements, policies, versions } = loadSchemas();
  const rules = { settings: office.states, clock: office.clock, holidays: holidays(), now };
  const thisWeek = windowAt(at, office.clock, rules.holidays);
  await fillCity(store, at);
  const users = await fillUsers(store, at);
  let carried: Walked[] = [];
  for (let back = WEEKS - 1; back >= 0; back -= 1) {
    const week = plusDays(thisWeek.id, -7 * back);
    // The checks of a week are done on its first morning; those of this one an hour ago where that is still to come.
    const found = Math.min(Date.parse(`${week}T10:00:00+08:00`), now - HOUR);
    const seenAt = shanghaiTime(found);
    const first = Math.floor((findings * (WEEKS - 1 - back)) / WEEKS);
    const fresh = Array.from({ length: Math.floor((findings * (WEEKS - back)) / WEEKS) - first }, (_, n): Walked => {
      const one = findingOf(first + n, seenAt);
      return { found: one, way: wayOf(first + n, one, found, rules), week };
    });
    const run = `${week}-weekly-1`;
    const out = path.join(folder, 'runs', run);
    await beginWeekRun(store, { id: run, week, kind: 'weekly', versions: { tool: '0', schema: versions.schema, rules: '0', policy: versions.policy, catalogue: '0' }, content: { out } }, [], { by: '系统', at: seenAt });
    const still = carried.slice(0, Math.floor(carried.length * STILL)).map(({ found: one }) => sighting(one, 'persisting'));
    await recordSightings(store, { run, week, at: seenAt, by: '系统' }, [...fresh.map(({ found: one }) => sighting(one, 'new')), ...still]);
    await keepWays(store, fresh);
    await finishWeekRun(store, run, 'done', { by: '系统', at: seenAt }, { out, checked: [], untaken: [], changes: { new: fresh.length, persisting: still.length } });
    if (back === 0) await writeReport(out, run, seenAt, fresh);
    carried = fresh;
  }
  const lines = finalLines(await listCharges(store), at, { policies: Object.values(policies), textElements: new Set(elements.filter(({ kind }) => kind === 'text').map(({ id }) => id)) });
  for (const week of [...new Set(lines.map((line) => line.week))].sort()) {
    const own = lines.filter((line) => line.week === week);
    await writeDeductions(store, { week, policy: '示例', policyVersion: '1' }, own.map((line) => ({ unit: line.unit, item: line.itemId, fingerprint: line.fingerprint, kind: 'finding', points: line.points, content: line })), { by: '系统', at });
    if (week < plusDays(thisWeek.id, -14)) await freezeWeek(store, week, printOf(week), { papers: {}, by: 'reform-0' }, { by: 'reform-0', at });
  }
  await store.change(() => undefined, async () => {
    for (let n = 0; n < FILINGS; n += 1) await addFiling(store, filing(n, shanghaiTime(now - n * HOUR)), () => printOf(`receipt ${n}`), { by: 'department-0', at });
  });
  return users;
}

const sighting = ({ finding, unit, valueHash, kind }: LoadFinding, outcome: 'new' | 'persisting') => ({ finding, unit, outcome, valueHash, kind, state: finding.verdict === 'fail' ? 'found' : 'doubtful' });

function filing(n: number, receivedAt: string) {
  const item = ITEM_LIST[n % ITEM_LIST.length];
  if (!item) throw new Error('no items');
  return {
    number: `BA-${String(n).padStart(6, '0')}`, item: item.id, itemName: item.name, unit: item.unit, receivedAt, late: n % 20 === 0, verdict: n % 3 === 0 ? 'with-problems' : 'accepted', sha256: printOf(`file ${n}`), fileName: `${item.name}.docx`,
    handbookVersion: '1', filedWith: '区办事服务中心', filedBy: '经办人', content: { problems: n % 3 === 0 ? [{ number: 'C01', severity: '一般', message: '缺少咨询电话' }] : [], versions: { tool: '0', schema: '0', rules: '0', handbook: '0' } },
  };
}

/** The report of the last run, as the week's overview reads it: each item's sides, some of which could not be taken. */
async function writeReport(out: string, id: string, at: string, found: readonly Walked[]): Promise<void> {
  const coverage = ITEM_LIST.flatMap((item, n) => (['online', 'offline', 'handbook'] as const).map((channel) => ({
    item: item.code, itemId: item.id, itemName: item.name, department: unitOf(Number(item.unit.slice(-2))).name, channel, capture: { online: 'online-web', offline: 'offline-file', handbook: 'handbook' }[channel],
    outcome: channel === 'online' && n % 12 === 0 ? ('timeout' as const) : ('ok' as const), attempts: 1, sha256: printOf(`${item.id} ${channel}`), takenAt: at,
  })));
  const report: Report = {
    schemaVersion: 1, run: { id, startedAt: at, finishedAt: at, catalogue: '', items: ITEM_LIST.length, checked: ITEM_LIST.length, versions: { tool: '0', schema: '0', rules: '0', policy: '0', handbook: '0' }, policyNotice: '', timings: {} },
    coverage, findings: found.map(({ found: { finding } }) => finding), problems: [], unstated: [], scores: [], notices: [],
  };
  await mkdir(path.join(out, 'evidence'), { recursive: true });
  await writeFile(path.join(out, 'report.json'), JSON.stringify(report));
}
