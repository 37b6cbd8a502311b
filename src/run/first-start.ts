import path from 'node:path';
import { getSetting, listUsers, setSetting } from '../store/index.js';
import type { Desk } from './desk.js';
import { packageFolder } from './versions.js';
import { enterCity, readPlanned, setCityPlan, type CityPlan } from './week/city.js';

export interface FirstAccount {
  account: string;
  password: string;
  what: string;
}

const BY = '首次启动';
/** One account a desk, so that everybody can look around at once; each must change its password at the first sign-in. */
const DESKS: { account: string; name: string; role: string; what: string }[] = [
  { account: 'xinxi', name: '核查员', role: 'inspector', what: '信息中心：抽取、核查、初核' },
  { account: 'paogai', name: '审定员', role: 'reform', what: '跑改办：复核、扣分规则、文书' },
  { account: 'fuwu', name: '备案员', role: 'service', what: '办事服务中心：备案、大厅检查' },
];

/**
 * What a store without users gets: an administrator, and, with `sample`, the sample city that the package ships and an account for each desk.
 * The accounts with their first passwords, told once; none where there are users already.
 */
export async function firstStart(desk: Desk, sample: boolean): Promise<FirstAccount[]> {
  if ((await listUsers(desk.store)).length > 0) return [];
  const made: FirstAccount[] = [];
  const add = async (who: { account: string; name: string; role: string; unit?: string; what: string }): Promise<void> => {
    const { password } = await desk.accounts.add(who, BY);
    made.push({ account: who.account, password, what: who.what });
  };
  await add({ account: 'admin', name: '系统管理员', role: 'admin', what: '系统管理员：用户、单位、设置' });
  if (!sample) return made;
  await setSetting(desk.store, 'sample', true, { by: BY, at: desk.now() });
  const { items } = await readPlanned(desk, samplePlan());
  await enterCity(desk, items, BY);
  for (const who of DESKS) await add(who);
  const unit = items[0]?.department;
  if (unit) await add({ account: 'bumen', name: '部门经办', role: 'department', unit, what: `部门：${unit}` });
  return made;
}

/** The city that the package ships; its portal is started beside the server. */
export function samplePlan(portal?: string): CityPlan {
  const guides = path.join(packageFolder(), 'guides');
  return { catalogue: path.join(guides, 'catalogue.csv'), offline: path.join(guides, 'offline'), handbook: path.join(guides, 'handbook'), ...(portal ? { portal } : {}) };
}

/** Where the store holds the sample city: its portal has another address at each start. */
export async function useSamplePortal(desk: Desk, portal: string): Promise<void> {
  if (await getSetting<boolean>(desk.store, 'sample')) await setCityPlan(desk, samplePlan(portal), BY);
}
