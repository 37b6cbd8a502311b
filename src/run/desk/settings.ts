import { stat } from 'node:fs/promises';
import { setSetting } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';
import { enterCity, plannedCity, readPlanned, setCityPlan, type CityPlan } from '../week/city.js';
import { listOffices } from './offices.js';

/** What of the city people set in the workbench; paths are those of the machine that runs it. */
export type CityPlaces = Pick<CityPlan, 'catalogue' | 'portal' | 'offline' | 'handbook' | 'region'>;

/** The names of the offices. Of what else is kept as a setting, nothing is for everybody: a draw stands there before it may be shown. */
export async function readSettings(desk: Desk): Promise<{ offices: Record<string, string> }> {
  const { offices } = await listOffices(desk);
  return { offices };
}

/** Sets the names of offices; an empty name goes back to the one of the schemas. @throws UserProblem where there is no such office */
export async function setOffices(desk: Desk, names: Record<string, string>, by: string): Promise<void> {
  const known = Object.keys(desk.engine.schemas.offices);
  const unknown = Object.keys(names).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new UserProblem(`没有“${unknown.join('”“')}”这种机构，只能改：${known.join('、')}。什么也没有改。`);
  const kept = Object.fromEntries(Object.entries(names).filter(([, name]) => name.trim() !== '').map(([key, name]) => [key, name.trim()]));
  await setSetting(desk.store, 'offices', kept, { by, at: desk.now() });
}

/** Where catalogue, portal, guides and handbook are; undefined where nobody has said so. */
export async function readCity(desk: Desk): Promise<{ places?: CityPlaces }> {
  const plan = await plannedCity(desk);
  if (!plan) return {};
  const { catalogue, portal, offline, handbook, region } = plan;
  return { places: { catalogue, ...(portal ? { portal } : {}), ...(offline ? { offline } : {}), ...(handbook ? { handbook } : {}), ...(region ? { region } : {}) } };
}

/**
 * Sets what is checked each week, once all of it is there, and enters the catalogue's units and items.
 * @throws UserProblem where the data is the sample's or another network's, or a place cannot be used
 */
export async function setCity(desk: Desk, places: CityPlaces, by: string): Promise<{ items: number; notices: string[] }> {
  if ((await listOffices(desk)).sample) throw new UserProblem('现在是示例数据，不能改目录和门户。正式使用请换一个数据文件夹，以 zhinan serve --no-sample 启动。');
  for (const [folder, name] of [[places.offline, '线下指南'], [places.handbook, '标准化手册']] as const) {
    if (folder && !(await stat(folder).then((found) => found.isDirectory(), () => false))) throw new UserProblem(`没有找到${name}文件夹“${folder}”，请核对；这里填运行工作台的那台电脑上的路径。`);
  }
  const before = await plannedCity(desk);
  if (before?.carried) throw new UserProblem('目录和门户由外网电脑设置，用 zhinan carry in 带入；这里不能改。');
  const { items, notices } = await readPlanned(desk, places);
  if (items.length === 0) throw new UserProblem('事项目录里没有可抽查的事项，请核对目录。');
  // What is not asked for here (further hosts, hand-overs, field sheets) stays.
  const { allowHosts, handover, fieldSheets } = before ?? {};
  await setCityPlan(desk, { ...places, ...(allowHosts && { allowHosts }), ...(handover && { handover }), ...(fieldSheets && { fieldSheets }) }, by);
  await enterCity(desk, items, by);
  return { items: items.length, notices: notices.map(({ where, message }) => `${where}：${message}`) };
}
