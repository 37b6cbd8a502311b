import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Overview, WeekName } from '../../src/server/api/week.js';
import { beginWeekRun, finishWeekRun, recordSightings } from '../../src/store/index.js';
import { finding, sighting } from '../store/kit.js';
import { openBench, type Bench } from './kit.js';

const BY = { by: 'test', at: '2026-11-20T09:00:00+08:00' };
const [LAST, THIS] = ['2026-11-12', '2026-11-19'];

describe('this week beside the last', () => {
  let bench: Bench;
  beforeEach(async () => { bench = await openBench(); });
  afterEach(() => bench.close());

  async function checked(week: string, kind = 'weekly', state = 'done'): Promise<void> {
    await beginWeekRun(bench.desk.store, { id: `${week} ${kind}`, week, kind, versions: {} }, [], BY);
    if (state === 'done') await finishWeekRun(bench.desk.store, `${week} ${kind}`, 'done', BY);
    await recordSightings(bench.desk.store, { run: `${week} ${kind}`, week, at: BY.at, by: '系统' }, [sighting(week, { unit: 'unit-a', kind: 'weekly', finding: finding(week, { department: 'unit-a' }) })]);
  }
  const seen = async () => (await bench.app.inject({ url: '/api/overview', headers: await bench.as('inspector') })).json<Overview>();

  test.each<[string, [week: string, kind?: string, state?: string][], object]>([
    ['the first week of all has none to be compared with', [[THIS]], { thisWeek: 1 }],
    ['a week that is not checked yet is not fewer', [[LAST]], { thisWeek: 0 }],
    ['nor one that is under way', [[LAST], [THIS, 'weekly', 'running']], { thisWeek: 1 }],
    ['a census is no week before', [[LAST, 'census'], [THIS]], { thisWeek: 1 }],
    ['two weeks that were checked are compared', [[LAST], [THIS]], { thisWeek: 1, lastWeek: 1 }],
  ])('%s', async (_what, runs, told) => {
    for (const run of runs) await checked(...run);
    const { thisWeek, lastWeek } = await seen();
    expect({ thisWeek, ...(lastWeek === undefined ? {} : { lastWeek }) }).toEqual(told);
  });

  test('all pages call a week by one name, from the first week to this one', async () => {
    const headers = await bench.as('department');
    const { week, weekName } = await seen();
    const weeks = (await bench.app.inject({ url: '/api/weeks', headers })).json<WeekName[]>();
    expect(weeks[0]).toEqual({ week, name: weekName });
    expect(weekName).toMatch(/^第\d+期（11月19日—11月25日）$/);
    expect(weeks[1]?.name).toBe(`第${weeks.length - 1}期（11月12日—11月18日）`);
    expect(weeks.at(-1)?.name).toMatch(/^第1期（/);
  });
});
