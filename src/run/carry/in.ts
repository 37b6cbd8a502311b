import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Report } from '../../model/report.js';
import { appendAudit, BadArchive, getSetting, getWeekRun, openCarry, refuseCarry, setSetting, takeInDecisions, takeInWeek, type ProvenCarry } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';
import { plannedCity, setCityPlan, type CityPlan } from '../week/city.js';
import { toCheck } from '../week/draw-week.js';
import { recordRun } from '../week/record-run.js';
import { partOf, type RunContent } from '../week/run-week.js';
import { placeFiles } from './files.js';
import { joined } from './parts.js';
import { BY, carrying, keepCarrying, knownCarrying, type Carrying } from './parties.js';
import { contents, KIND_WORDS } from './words.js';

/**
 * Takes what the other side carried out into this store. Every byte is proven before anything is written; the rows stand together or not at
 * all; the same archive a second time changes nothing. `sha256`: the hash that the other side told. @throws UserProblem, Conflict
 */
export async function carryIn(desk: Desk, named: string, { sha256 }: { sha256?: string } = {}): Promise<string> {
  await mkdir(desk.folder, { recursive: true });
  const { file, temporary } = await joined(named, desk.folder);
  try {
    const carry = await openCarry(file);
    try {
      if (sha256 !== undefined && sha256.toLowerCase() !== carry.sha256) throw new UserProblem('摆渡包清单的 SHA-256 与对方告知的不同，可能被人改过或拿错了，没有带入任何内容。请与对方核对。');
      return await takeIn(desk, carry);
    } finally {
      carry.close();
    }
  } catch (cause) {
    if (cause instanceof BadArchive) throw new UserProblem(cause.message);
    throw cause;
  } finally {
    if (temporary) await rm(file, { force: true });
  }
}

async function takeIn(desk: Desk, carry: ProvenCarry): Promise<string> {
  const { manifest, sha256 } = carry;
  if (isReceived(await knownCarrying(desk), carry)) return `第 ${manifest.number} 个摆渡包（${KIND_WORDS[manifest.kind]}）已经带入过，没有改动。\n`;
  await refuseCarry(desk.store, carry);
  await placeFiles(carry, desk.folder);
  const reports = await reportsOf(desk, carry);
  const act = { by: BY, at: desk.now() };
  return desk.store.change(() => undefined, async () => {
    const state = await carrying(desk);
    if (isReceived(state, carry)) return `第 ${manifest.number} 个摆渡包已由另一处同时带入，没有重复。\n`;
    await refuseCarry(desk.store, carry);
    const done = manifest.kind === 'week' ? await takeWeek(desk, carry, reports) : await takeDecisions(desk, carry);
    await keepCarrying(desk, { ...state, partner: manifest.from, received: [...state.received, { kind: manifest.kind, week: manifest.week, number: manifest.number, sha256, at: desk.now() }] });
    await appendAudit(desk.store, { ...act, action: 'carry.in', thing: 'carry', id: `${manifest.from.store}/${manifest.number}`, detail: { kind: manifest.kind, week: manifest.week, sha256, from: manifest.from.name, files: manifest.files.length, audit: manifest.audit } });
    return `已带入第 ${manifest.number} 个摆渡包（来自 ${manifest.from.name}，${contents(manifest)}）。每个文件、每条记录都已按清单核对。\n${done}`;
  });
}

/** Whether this archive came in before. @throws UserProblem where it must not come in at all */
function isReceived(state: Carrying | undefined, { manifest, sha256 }: ProvenCarry): boolean {
  const { from, to, kind, week, number } = manifest;
  const { self, partner, received = [] }: Partial<Carrying> = state ?? {};
  if (from.store === self?.store) throw new UserProblem('这个摆渡包就是本机导出的，没有带入。请拿到另一处带入。');
  if (to !== undefined && to !== self?.store) throw new UserProblem('这个摆渡包是给另一处的，不是给本机的，没有带入任何内容。请核对文件。');
  if (partner && partner.store !== from.store) throw new UserProblem(`这个摆渡包来自“${from.name}”，与本机一直往来的“${partner.name}”不是同一处，没有带入任何内容。对方若重装过，请其用备份恢复原来的数据。`);
  if (received.some((one) => one.sha256 === sha256)) return true;
  const last = Math.max(0, ...received.filter((one) => one.kind === kind && (kind === 'decisions' || one.week === week)).map((one) => one.number));
  if (number < last) throw new UserProblem(`这个摆渡包（第 ${number} 个）比已带入的（第 ${last} 个）旧，没有带入任何内容。请用最近导出的一个。`);
  if (number === last) throw new UserProblem(`已带入过第 ${number} 个摆渡包，内容与这一个不同；这一个可能被改动过，或对方的数据用备份恢复过。没有带入任何内容，请与对方核对。`);
  return false;
}

/** Reports of the runs that come in, by folder: read before anything is written, so that nobody waits for it. */
async function reportsOf(desk: Desk, { manifest }: ProvenCarry): Promise<Map<string, Report>> {
  const reports = new Map<string, Report>();
  for (const { path: file } of manifest.files) {
    const run = /^runs\/([^/]+)\/report\.json$/.exec(file)?.[1];
    if (run) reports.set(run, JSON.parse(await readFile(path.join(desk.folder, file), 'utf8')) as Report);
  }
  return reports;
}

async function takeWeek(desk: Desk, carry: ProvenCarry, reports: ReadonlyMap<string, Report>): Promise<string> {
  const { week, files } = carry.manifest;
  const folderOf = (out: string): string => path.join(desk.folder, 'runs', out.split(/[/\\]/).at(-1) ?? '');
  const runs = await takeInWeek(desk.store, carry, folderOf);
  const drawn = await toCheck(desk, week).catch(() => []);
  let found = 0;
  for (const id of runs) {
    const { kind, content } = await getWeekRun(desk.store, id);
    const { out, only } = content as RunContent;
    const report = reports.get(path.basename(out));
    if (!report) throw new Error(`no report of ${id}, which was asked for`);
    const parts = kind === 'census' ? new Map<string, string>() : new Map(drawn.map(({ item, part }) => [item, part]));
    found += (await recordRun(desk, { id, week }, only ? partOf(report, new Set(only)) : report, parts)).found;
  }
  const plan = await plannedCity(desk);
  const own = files.filter(({ path: file }) => file.startsWith('carried/'));
  if ((plan === undefined || plan.carried) && own.length > 0) await setCityPlan(desk, carriedPlan(desk, week, own.map(({ path: file }) => file)), BY);
  return runs.length === 0 ? '其中的核查以前都已带入。\n' : `新带入核查 ${runs.length} 次，新见问题 ${found} 条。\n`;
}

/** What was checked, as it stands here: for looking at, no pages are fetched from this network. */
function carriedPlan(desk: Desk, week: string, files: readonly string[]): CityPlan {
  const root = path.join(desk.folder, 'carried', week);
  const catalogue = files.find((file) => file.split('/').length === 3) ?? '';
  const side = (name: 'offline' | 'handbook') => (files.some((file) => file.startsWith(`carried/${week}/${name}/`)) ? { [name]: path.join(root, name) } : {});
  return { carried: true, catalogue: path.join(desk.folder, catalogue), ...side('offline'), ...side('handbook') };
}

async function takeDecisions(desk: Desk, carry: ProvenCarry): Promise<string> {
  const findings = await takeInDecisions(desk.store, carry, async (value) => {
    const there = value as { id: string }[];
    const here = (await getSetting<{ id: string }[]>(desk.store, 'handovers')) ?? [];
    const ids = new Set(there.map(({ id }) => id));
    await setSetting(desk.store, 'handovers', [...here.filter(({ id }) => !ids.has(id)), ...there], { by: BY, at: desk.now() });
  });
  return `问题 ${findings} 条的状态、例外和办理记录以对方为准；下一次抽取和核查即按此进行。\n`;
}
