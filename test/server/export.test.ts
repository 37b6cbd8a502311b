import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordSightings } from '../../src/store/index.js';
import { finding, sighting } from '../store/kit.js';
import { openBench, type Bench } from './kit.js';

const MANY = 180;
let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
  const one = (n: number) => sighting(`e${n}`, { unit: n % 2 === 0 ? 'unit-a' : 'unit-b', finding: finding(`e${n}`, { itemName: n === 0 ? '=cmd()' : `第${n}项`, message: '承诺时限长于手册' }) });
  await recordSightings(bench.desk.store, { run: 'r1', week: '2026-11-19', at: bench.desk.now(), by: '系统' }, Array.from({ length: MANY }, (_, n) => one(n)));
});
afterAll(() => bench.close());

test.each([['', MANY], ['&unit=unit-a', MANY / 2], ['&text=没有这样的内容', 0]])('an export written row by row opens and holds what is seen%s', async (asked, count) => {
  const answer = await bench.app.inject({ url: `/api/findings/export?order=item${encodeURI(asked)}`, headers: await bench.as('inspector') });
  expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([200, expect.stringContaining('attachment')]);
  const { Sheets, SheetNames } = read(answer.rawPayload, { type: 'buffer', cellFormula: true });
  const sheet = Sheets[SheetNames[0] ?? ''] ?? {};
  const rows = utils.sheet_to_json<string[]>(sheet, { header: 1 });
  expect(rows).toHaveLength(3 + count);
  expect(String(rows[1]?.[0])).toContain(`共 ${count} 条`);
  expect(Object.values(sheet).filter((cell) => typeof cell === 'object' && cell !== null && 'f' in cell)).toEqual([]);
});
