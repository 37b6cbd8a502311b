import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/model/finding-state.js';
import { openDesk, type Desk } from '../../src/run/desk.js';
import { precisionRows } from '../../src/run/desk/trends.js';
import { keepUnit, succeedUnit } from '../../src/run/desk/units.js';
import { chargeOverdue, chargesOf } from '../../src/run/week/charges.js';
import { rulesOnTrial, reinstateRule, rulePrecision } from '../../src/run/week/rule-stages.js';
import { takeStep } from '../../src/run/week/step.js';
import { fireDue, type Doer } from '../../src/run/week/timer.js';
import { UserProblem } from '../../src/run/problem.js';
import { rules } from '../../src/rules/index.js';
import { getFinding, getRecords, recordSightings, verifyAudit } from '../../src/store/index.js';
import { sighting } from '../store/kit.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const centre: Actor = { id: 'xinxi', role: 'centre', unit: '区信息中心' };
const reform: Actor = { id: 'paogai', role: 'reform', unit: '区跑改办' };

let folder: string;
let desk: Desk;
let clock: number;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhinan-clock-'));
  clock = Date.parse('2018-09-20T00:30:00+08:00');
  desk = await openDesk({ kind: 'sqlite', folder }, () => clock);
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the clock', () => {
  test('lives through a year with an outage: each job once a window, what can be caught up with is', async () => {
    const done: string[] = [];
    const said: string[] = [];
    const doer = (name: string): Doer => ({ window }) => {
      done.push(`${name} ${window}`);
      return Promise.resolve('办了。');
    };
    const doers = Object.fromEntries(['draw', 'run', 'retry', 'cut-off', 'papers'].map((name) => [name, doer(name)]));
    const end = clock + 364 * DAY;
    for (; clock < end; clock += 12 * HOUR) {
      said.push(...(await fireDue(desk, doers)));
      if (done.includes('draw 2019-01-03') && !said.includes('停机')) {
        said.push('停机');
        clock += 23 * DAY;
      }
    }
    expect(new Set(done).size).toBe(done.length);
    const count = (name: string): number => done.filter((one) => one.startsWith(`${name} `)).length;
    expect(count('cut-off')).toBe(51 + 1);
    expect(count('papers')).toBeGreaterThanOrEqual(51);
    // The lists of two windows could not be drawn while nobody was there.
    expect(count('draw')).toBe(52 - 2);
    expect(said.some((line) => line.includes('因停机没有办理的还有'))).toBe(true);
    expect((await verifyAudit(desk.store)).broken).toBeUndefined();
  });

  test('keeps due what could not be done, and does it once when it can be', async () => {
    clock = Date.parse('2018-09-20T09:00:00+08:00');
    let ready = false;
    let times = 0;
    const doers: Record<string, Doer> = { draw: () => {
      if (!ready) return Promise.reject(new UserProblem('还没有设置事项目录。'));
      times += 1;
      return Promise.resolve('抽取了。');
    } };
    expect((await fireDue(desk, doers))[0]).toContain('没有办成');
    ready = true;
    await Promise.all([fireDue(desk, doers), fireDue(desk, doers)]);
    await fireDue(desk, doers);
    expect(times).toBe(1);
  });
});

describe('findings over time', () => {
  async function confirmed(fingerprint: string, unit: string): Promise<void> {
    await keepUnit(desk, { id: unit, name: unit }, '2018-09-01', 'admin');
    const [rule] = rules.filter(({ meta }) => meta.lifecycle === 'stable');
    const seen = sighting(fingerprint);
    await recordSightings(desk.store, { run: 'r1', week: '2018-09-20', by: '系统', at: desk.now() }, [{ ...seen, unit, kind: 'random', finding: { ...seen.finding, rule: rule?.meta.id ?? '' } }]);
    await takeStep(desk, { fingerprint, event: { kind: 'confirm' } }, centre);
  }
  const print = (name: string): string => sighting(name).finding.fingerprint;

  test('an open finding goes on at the unit that took over', async () => {
    const fingerprint = print('a');
    await confirmed('a', '甲局');
    await keepUnit(desk, { id: '乙局', name: '乙局' }, '2018-09-01', 'admin');
    await takeStep(desk, { fingerprint, event: { kind: 'notify' } }, centre);
    clock += DAY;
    await succeedUnit(desk, '甲局', '乙局', '2018-09-21', 'admin');
    const record = (await getRecords(desk.store, [fingerprint])).get(fingerprint);
    expect([record?.unit, record?.unitThen, (await getFinding(desk.store, fingerprint)).unit]).toEqual(['乙局', '甲局', '乙局']);
    await expect(takeStep(desk, { fingerprint, event: { kind: 'sign' } }, { id: 'a', role: 'unit', unit: '甲局' })).rejects.toThrow('乙局');
    await takeStep(desk, { fingerprint, event: { kind: 'sign' } }, { id: 'b', role: 'unit', unit: '乙局' });
  });

  test('mending that is overdue and reported falsely is charged, once a week and once a report; a revocation takes both back', async () => {
    const fingerprint = print('a');
    const unit: Actor = { id: 'a', role: 'unit', unit: '甲局' };
    await confirmed('a', '甲局');
    await takeStep(desk, { fingerprint, event: { kind: 'notify' } }, centre);
    await takeStep(desk, { fingerprint, event: { kind: 'sign' } }, unit);
    await takeStep(desk, { fingerprint, event: { kind: 'accept' } }, unit);
    clock += 21 * DAY;
    expect([await chargeOverdue(desk, '2018-10-04'), await chargeOverdue(desk, '2018-10-04')]).toEqual([1, 1]);
    await takeStep(desk, { fingerprint, event: { kind: 'report-mended', note: '改了' } }, unit);
    clock += DAY;
    await takeStep(desk, { fingerprint, event: { kind: 'recheck', result: 'still' } }, { id: '系统', role: 'machine', unit: '' });
    const conduct = async () => (await chargesOf(desk)).filter(({ finding }) => finding.number.startsWith('D')).map(({ finding, revokedAt }) => [finding.number, revokedAt === undefined]).sort();
    expect(await conduct()).toEqual([['D02', true], ['D03', true]]);
    clock += DAY;
    await takeStep(desk, { fingerprint, event: { kind: 'revoke', reason: '核对后撤销', code: '误判' } }, reform);
    expect(await conduct()).toEqual([['D02', false], ['D03', false]]);
  });

  test('a rule that was wrong goes back to trial and says so, until it is made right', async () => {
    const [rule] = rules.filter(({ meta }) => meta.lifecycle === 'stable').map(({ meta }) => meta);
    if (!rule) throw new Error('no rule is stable');
    await confirmed('a', '甲局');
    expect([...(await rulesOnTrial(desk)).keys()]).toEqual([]);
    await takeStep(desk, { fingerprint: print('a'), event: { kind: 'revoke', reason: '页面一致', code: '误判' } }, reform);
    expect((await rulesOnTrial(desk)).get(rule.id)).toMatch(/退回试行/);
    expect(await precisionRows(desk)).toMatchObject([{ number: rule.number, judged: 1, right: 0, backToTrial: expect.stringMatching(/退回试行/) as string }]);
    clock += DAY;
    await reinstateRule(desk, rule.number, 'paogai');
    expect([(await rulesOnTrial(desk)).size, await rulePrecision(desk), await precisionRows(desk)]).toEqual([0, [], []]);
    await confirmed('b', '甲局');
    expect(await precisionRows(desk), 'what was found since').toMatchObject([{ number: rule.number, judged: 1, right: 1 }]);
    await takeStep(desk, { fingerprint: print('b'), event: { kind: 'revoke', reason: '页面一致', code: '误判' } }, reform);
    expect((await precisionRows(desk))[0]?.backToTrial).toMatch(/退回试行/);
    await expect(reinstateRule(desk, 'Z99', 'paogai')).rejects.toThrow('没有编号');
  });
});
