import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CoverageRow, Report } from '../../src/model/report.js';
import { weekSummary } from '../../src/run/week/summary.js';
import { recordRun } from '../../src/run/week/record-run.js';
import { takeStep } from '../../src/run/week/step.js';
import { trend } from '../../src/run/desk/trends.js';
import { weekLines } from '../../src/run/week/books.js';
import { sample } from '../report/sample.js';
import { openBench, type Bench } from '../server/kit.js';
import { centre, told } from '../server/told.js';
import { finding } from '../store/kit.js';

const WEEK = '2026-11-19';
let bench: Bench;
beforeAll(async () => { bench = await openBench(); });
afterAll(() => bench.close());

/** A run that saw these once more, each on the item of its own name. */
function seen(prints: readonly string[]): Report {
  const findings = prints.map((print) => finding(print, { department: 'unit-a', maintainer: 'unit-a' }));
  const coverage = findings.map(({ itemId, item, itemName, department }): CoverageRow => ({ itemId, item, itemName, department, channel: 'offline', capture: 'filed', outcome: 'ok', attempts: 1 }));
  return { ...sample, run: { ...sample.run, startedAt: bench.desk.now(), finishedAt: bench.desk.now() }, findings, coverage };
}

test('what was set aside and is seen again is nothing new, and what is new is', async () => {
  const { desk } = bench;
  await told(bench, 'unit-a', ['stands', 'revoked']);
  const parts = new Map(['stands', 'revoked', 'dismissed', 'fresh'].map((print) => [`item-${print}`, 'random']));
  expect((await recordRun(desk, { id: 'run-2', week: WEEK }, seen(['dismissed']), parts)).changes).toEqual({ new: 1 });
  await takeStep(desk, { fingerprint: 'dismissed', event: { kind: 'dismiss', reason: '缓存' } }, centre);
  await takeStep(desk, { fingerprint: 'revoked', event: { kind: 'revoke', reason: '误判', code: '误判' } }, { id: 'other', role: 'reform', unit: '' });
  const { changes } = await recordRun(desk, { id: 'run-3', week: WEEK }, seen(['stands', 'revoked', 'dismissed', 'fresh']), parts);
  expect(changes).toEqual({ persisting: 1, new: 1 });
  // The week after compares itself with what stands of this one.
  const { problems } = await weekSummary(desk, WEEK);
  expect(problems.filter(({ unit }) => unit === '单位a').map(({ finding: one }) => one.fingerprint)).toEqual(['stands']);
  expect((await weekSummary(desk, '2026-11-26')).before).toBe(problems.length);
});

test('what a unit is to pay holds its false report, which is no problem of a guide', async () => {
  const { desk } = bench;
  const unit = { id: 'bumen', role: 'unit', unit: 'unit-b' } as const;
  await told(bench, 'unit-b', ['false']);
  for (const event of [{ kind: 'sign' }, { kind: 'accept' }, { kind: 'report-mended', note: '已改' }] as const) await takeStep(desk, { fingerprint: 'false', event }, unit);
  await takeStep(desk, { fingerprint: 'false', event: { kind: 'recheck', result: 'still' } }, { id: '系统', role: 'machine', unit: '' });
  const lines = (await weekLines(desk, WEEK)).filter((line) => line.unit === 'unit-b');
  expect(lines.map(({ fingerprint }) => fingerprint.split(' ')[1])).toEqual([undefined, 'false-report']);
  const summary = await weekSummary(desk, WEEK);
  expect(summary.units.find(({ unit: name }) => name === '单位b')?.proposed).toBe(lines.reduce((sum, { points }) => sum + points, 0));
  expect(summary.problems.filter(({ unit: name }) => name === '单位b')).toHaveLength(1);
  expect((await trend(desk, 'unit')).rows.find(({ name }) => name === '单位b')?.total).toBe(1);
});
