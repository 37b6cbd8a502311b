import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { ITEM, UNIT } from './department.js';
import type { Person } from './person.js';
import type { Home } from './workbench.js';

interface Record_ {
  title: string;
  department: string;
  groups: { pairs?: [string, string][] }[];
}

/** Puts right on the portal of the sample city what the unit reported as mended. */
export function mendThePortal({ folder }: Home): void {
  const file = path.join(folder, 'package/guides/portal/records.json');
  const all = JSON.parse(readFileSync(file, 'utf8')) as { records: Record_[] };
  const pair = all.records.find(({ title, department }) => title === ITEM && department === UNIT)?.groups.flatMap(({ pairs = [] }) => pairs).find(([name]) => name === '承诺办结时限');
  expect(pair?.[1]).toBe('15个工作日');
  if (pair) pair[1] = '8个工作日';
  writeFileSync(file, JSON.stringify(all));
}

/** The unit sees what the next check found of its report, and what the office decided. */
export async function seesTheRecheck(unit: Person): Promise<void> {
  await (await unit.page.waitForSelector('a[href^="/notices/"]'))?.click();
  await unit.shows('复查时问题已不存在，已销号');
  await unit.shows('复核决定');
  await unit.look('notice-closed');
  const text = await unit.text();
  expect(text).toContain('网上已改为8个工作日。');
  expect(text).toContain('撤销');
}
