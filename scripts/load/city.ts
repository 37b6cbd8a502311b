import path from 'node:path';
import { addUser, beginSession, keepItems, keepUnit, setSetting, type Store } from '../../src/store/index.js';
import type { CityPlan } from '../../src/run/week/city.js';
import { hashPassword, newSecret, secretHash } from '../../src/run/passwords.js';
import type { Role } from '../../src/server/can.js';

export const UNITS = 40;
export const ITEMS = 2_000;

export interface CityItem {
  id: string;
  code: string;
  name: string;
  unit: string;
}

export interface Account {
  id: string;
  role: Role;
  unit?: string;
}

export interface LoadUser extends Account {
  /** Value of the session's cookie. */
  secret: string;
}

const MATTERS = ['设立登记', '变更登记', '注销登记', '年度报告', '许可证核发', '资质认定', '备案', '延续', '补领', '审批', '证明出具', '信息查询', '补贴申领', '资格确认'] as const;
const FIELDS = ['内资企业', '个体工商户', '食品经营', '公共场所卫生', '道路运输', '建设工程', '医疗机构', '民办学校', '社会团体', '不动产', '城镇排水', '户外广告', '林木采伐', '渔业捕捞', '特种设备', '药品零售', '劳务派遣', '出版物零售'] as const;

export const unitOf = (n: number): { id: string; name: string } => ({ id: `unit-${String(n % UNITS).padStart(2, '0')}`, name: `区第${(n % UNITS) + 1}局` });

export const ITEM_LIST: readonly CityItem[] = Array.from({ length: ITEMS }, (_, n) => {
  const code = `3301${String(n % UNITS).padStart(2, '0')}${String(n).padStart(6, '0')}`;
  return { id: `11330109${code}000`, code, name: `${FIELDS[n % FIELDS.length] ?? ''}${MATTERS[(n * 7) % MATTERS.length] ?? ''}（第${n + 1}项）`, unit: unitOf(n).id };
});

/** People at work at the same time: most look after findings, some decide, many come from departments. */
const PEOPLE: { role: Role; count: number }[] = [{ role: 'inspector', count: 15 }, { role: 'department', count: 20 }, { role: 'reform', count: 7 }, { role: 'service', count: 3 }, { role: 'viewer', count: 2 }, { role: 'editor', count: 1 }, { role: 'admin', count: 2 }];

/** Units and items of a city. */
export async function fillCity(store: Store, at: string): Promise<void> {
  await store.change(() => undefined, async () => {
    for (let n = 0; n < UNITS; n += 1) await keepUnit(store, { ...unitOf(n), kind: '区级部门' }, '2018-01-01', { by: '登记', at });
    await keepUnit(store, { id: '区信息中心', name: '区信息中心' }, '2018-01-01', { by: '登记', at });
    await keepItems(store, ITEM_LIST.map(({ id, code, name, unit }) => ({ id, basicCode: code, implementationCode: id, name, unit, volume: 100 })), { by: '登记', at });
  });
}

/** The city is set up: its editor asks for the handbook, which is the sample's. */
export async function setUp(store: Store, at: string): Promise<void> {
  const guides = path.join(import.meta.dirname, '..', '..', 'guides');
  await setSetting(store, 'city', { catalogue: path.join(guides, 'catalogue.csv'), handbook: path.join(guides, 'handbook') } satisfies CityPlan, { by: '登记', at });
}

/** Accounts of all roles. */
export async function fillUsers(store: Store, at: string): Promise<Account[]> {
  const passwordHash = await hashPassword('not-used-here-1');
  const accounts = PEOPLE.flatMap(({ role, count }) => Array.from({ length: count }, (_, n): Account => ({ role, id: `${role}-${n}`, ...(role === 'department' ? { unit: unitOf(n * 2).id } : {}) })));
  await store.change(() => undefined, async () => {
    for (const { id, role, unit } of accounts) await addUser(store, { id, name: id, display: `用户${id}`, role, ...(unit ? { unit } : {}), passwordHash }, { by: '登记', at });
  });
  return accounts;
}

/** `count` of the accounts, of all roles in the same proportions. */
export function someOf(accounts: readonly Account[], count: number): Account[] {
  const taken = Math.min(count, accounts.length);
  return accounts.filter((_, n) => Math.floor(((n + 1) * taken) / accounts.length) > Math.floor((n * taken) / accounts.length));
}

/** Signs accounts in: a session each, until `expires`. */
export async function signIn(store: Store, accounts: readonly Account[], at: string, expires: string): Promise<LoadUser[]> {
  return store.change(() => undefined, async () => {
    const users = accounts.map((account): LoadUser => ({ ...account, secret: newSecret() }));
    for (const { id, secret } of users) await beginSession(store, { hash: secretHash(secret), user: id, expires }, { by: id, at });
    return users;
  });
}
