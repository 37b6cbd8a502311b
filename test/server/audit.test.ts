import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepItems, moveFinding, recordSightings, retireItem } from '../../src/store/index.js';
import { finding, sighting } from '../store/kit.js';
import { openBench, type Bench } from './kit.js';

const PRINT = 'a'.repeat(64);
let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  const by = { by: 'admin', at: bench.desk.now() };
  await keepItems(bench.desk.store, [{ id: 'item-1', basicCode: '330131004002', implementationCode: 'item-1', name: '犬类准养证办理', unit: 'unit-a', volume: 1 }], by);
  await recordSightings(bench.desk.store, { run: 'run-1', week: '2026-11-19', at: by.at, by: '系统' }, [sighting(PRINT, { unit: 'unit-a', finding: finding(PRINT, { number: 'A09', itemName: '犬类准养证办理' }) })]);
  await retireItem(bench.desk.store, 'item-1', '2026-11-20', by);
  await moveFinding(bench.desk.store, { fingerprint: PRINT, version: 1, from: 'found', to: 'dismissed', action: 'finding.dismiss', by: 'admin', at: by.at });
});
afterAll(() => bench.close());

test.each([
  ['unit', 'unit-a', '单位　单位a'],
  ['user', 'admin', '用户　某admin'],
  ['finding', PRINT, '问题　A09 犬类准养证办理'],
  ['item', 'item-1', '事项　犬类准养证办理'],
  ['finding', 'none', ''],
])('the log calls a %s as people do (%s)', async (thing, id, called) => {
  const { rows } = (await bench.app.inject({ url: `/api/audit?thing=${thing}&id=${id}`, headers: await bench.as('admin') })).json<{ rows: { thingName: string }[] }>();
  expect([...new Set(rows.map(({ thingName }) => thingName))]).toEqual(called === '' ? [] : [called]);
});
