import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { FrameItem } from '../../model/draw.js';
import type { ServiceItem } from '../../model/item.js';
import { getSetting, keepItems, keepUnit, listItems, listUnits, setSetting } from '../../store/index.js';
import { readCatalogue } from '../catalogue.js';
import type { Desk } from '../desk.js';
import { readBytes } from '../files.js';
import type { FieldSheetFile } from '../field-sheet-sides.js';
import { UserProblem } from '../problem.js';
import { statedRegion } from '../region.js';
import { answerable } from './books.js';

/** What is checked each week: the catalogue and where its sides stand. Paths are those of the machine that runs the checks. */
export interface CityPlan {
  catalogue: string;
  portal?: string;
  offline?: string;
  handbook?: string;
  region?: string;
  /** Further hosts that may be fetched. */
  allowHosts?: string[];
  /** Handed-over pages and item libraries. */
  handover?: string[];
  /** Filled-in field sheets. */
  fieldSheets?: FieldSheetFile[];
  /** It came from another network with what was checked there: here nothing is drawn or fetched. */
  carried?: boolean;
}

/** What is to be checked; undefined where nobody has set it. */
export const plannedCity = (desk: Desk): Promise<CityPlan | undefined> => getSetting<CityPlan>(desk.store, 'city');

/** @throws UserProblem where nobody has set what is to be checked */
export async function cityPlan(desk: Desk): Promise<CityPlan> {
  const plan = await plannedCity(desk);
  if (!plan) throw new UserProblem('还没有设置事项目录。请系统管理员在“设置”里填写目录文件和门户地址，再抽取。');
  return plan;
}

/** The plan by which this machine draws and checks. @throws UserProblem where another one does */
export async function checkedHere(desk: Desk): Promise<CityPlan> {
  const plan = await cityPlan(desk);
  if (plan.carried) throw new UserProblem('本机在内网，抽取和核查由外网电脑进行，再用 zhinan carry in 带入；这里不能抽取、核查。');
  return plan;
}

export const setCityPlan = (desk: Desk, plan: CityPlan, by: string): Promise<void> => setSetting(desk.store, 'city', plan, { by, at: desk.now() });

/** The catalogue of today: its items, with what could not be used. @throws UserProblem where it cannot be read, or the region is none */
export async function readPlanned(desk: Desk, plan: CityPlan): Promise<{ items: ServiceItem[]; notices: { where: string; message: string }[]; bytes: Uint8Array }> {
  if (plan.region) statedRegion(plan.region, desk.engine.schemas.regions);
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(plan.catalogue);
  } catch {
    throw new UserProblem(`没有找到目录文件“${plan.catalogue}”，请在“设置”里核对。`);
  }
  return { ...readCatalogue(bytes, path.basename(plan.catalogue), desk.engine.schemas.catalogueColumns), bytes };
}

/** Enters units and items of a catalogue that are not known yet, and names that changed. */
export async function enterCity(desk: Desk, items: readonly ServiceItem[], by: string): Promise<void> {
  const now = { by, at: desk.now() };
  const units = new Set((await listUnits(desk.store)).map(({ id }) => id));
  for (const name of new Set(items.map(({ department }) => department))) {
    if (!units.has(name)) await keepUnit(desk.store, { id: name, name }, now.at.slice(0, 10), now);
  }
  // A catalogue may still call a unit by the name of one that was merged.
  const bears = await answerable(desk);
  const known = new Map((await listItems(desk.store)).map((item) => [item.id, item]));
  const changed = items.filter((item) => {
    const row = known.get(item.id);
    return !row || row.name !== item.name || row.unit !== bears(item.department);
  });
  if (changed.length > 0) await keepItems(desk.store, changed.map(({ id, basicCode, implementationCode, name, department }) => ({ id, basicCode, name, unit: bears(department), ...(implementationCode ? { implementationCode } : {}) })), now);
}

/** 抽查事项库 of a catalogue: its items with their units and, where entered, how much business they have. */
export async function frameOf(desk: Desk, items: readonly ServiceItem[]): Promise<FrameItem[]> {
  const bears = await answerable(desk);
  const known = new Map((await listItems(desk.store)).map((item) => [item.id, item]));
  return items.map(({ id, name, department }) => {
    const row = known.get(id);
    return { id, name, unit: bears(department), ...(row?.volume ? { volume: Number(row.volume) } : {}), ...(row?.changedAt ? { changed: true } : {}) };
  });
}

/** The folder of a run's report and evidence, below the data folder. */
export async function runFolder(root: string, run: string): Promise<string> {
  const folder = path.join(root, 'runs', run);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** The folder of a run where it is now: a store that was restored or moved has it below its own data folder. */
export async function heldFolder(desk: Desk, named: string): Promise<string> {
  const own = path.join(desk.folder, 'runs', named.split(/[/\\]/).at(-1) ?? '');
  return access(path.join(named, 'report.json')).then(() => named, () => access(own).then(() => own, () => named));
}
