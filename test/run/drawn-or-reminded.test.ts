import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import type { CoverageRow, Report } from '../../src/model/report.js';
import { recordRun } from '../../src/run/week/record-run.js';
import { getFindings } from '../../src/store/index.js';
import { sample } from '../report/sample.js';
import { openBench, type Bench } from '../server/kit.js';
import { told } from '../server/told.js';
import { finding } from '../store/kit.js';

const WEEK = '2026-11-19';
const [TOLD, DRAFT] = ['a'.repeat(64), 'd'.repeat(64)];
let bench: Bench;
beforeAll(async () => { bench = await openBench(); });
afterAll(() => bench.close());

/** A run that saw these. */
function report(findings: Finding[]): Report {
  const coverage = findings.map(({ itemId, item, itemName, department }): CoverageRow => ({ itemId, item, itemName, department, channel: 'offline', capture: 'filed', outcome: 'ok', attempts: 1 }));
  return { ...sample, run: { ...sample.run, startedAt: bench.desk.now(), finishedAt: bench.desk.now() }, findings, coverage };
}
const seen = (prints: readonly string[]): Report => report(prints.map((print) => finding(print, { department: 'unit-b', maintainer: 'unit-b' })));

test('a census that sees again what was drawn leaves it drawn; what a census found first and a draw sees is drawn', async () => {
  const { desk } = bench;
  const kindOf = async (print: string): Promise<string | undefined> => (await getFindings(desk.store, [print]))[0]?.kind;
  await recordRun(desk, { id: 'week-1', week: WEEK }, seen(['drawn']), new Map([['item-drawn', 'recheck']]));
  await recordRun(desk, { id: 'census-1', week: WEEK }, seen(['drawn', 'reminded']), new Map());
  expect([await kindOf('drawn'), await kindOf('reminded')]).toEqual(['recheck', 'census']);
  await recordRun(desk, { id: 'week-2', week: '2026-11-26' }, seen(['drawn', 'reminded']), new Map([['item-drawn', 'random'], ['item-reminded', 'random']]));
  expect([await kindOf('drawn'), await kindOf('reminded')]).toEqual(['random', 'random']);
});

test('a unit is not told of drafts beside a finding with the same value', async () => {
  const { desk } = bench;
  await told(bench, 'unit-a', [TOLD]);
  const [known] = await getFindings(desk.store, [TOLD]);
  if (!known) throw new Error('nothing was told');
  const draft = { ...known.content, fingerprint: DRAFT, itemId: 'item-draft', itemName: '另一事项' };
  await recordRun(desk, { id: 'week-3', week: WEEK }, report([draft]), new Map([['item-draft', 'random']]));
  const same = async (role: 'department' | 'inspector'): Promise<string[]> => {
    const answer = await bench.app.inject({ url: `/api/findings/${TOLD}`, headers: await bench.as(role) });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<{ same: { id: string }[] }>().same.map(({ id }) => id);
  };
  expect(await same('inspector')).toContain(DRAFT);
  expect(await same('department')).not.toContain(DRAFT);
});

test('a notice stays as it was sent when a later run sees its findings in other words', async () => {
  const { desk } = bench;
  const print = 'c'.repeat(64);
  const notice = await told(bench, 'unit-b', [print]);
  const headers = await bench.as('inspector');
  const shown = async (): Promise<[unknown, string]> => {
    const { cards } = (await bench.app.inject({ url: `/api/notices/${notice}`, headers })).json<{ cards: { title: string; sides: unknown }[] }>();
    return [cards.map(({ title, sides }) => [title, sides]), (await bench.app.inject({ url: `/api/notices/${notice}/file?format=html`, headers })).body];
  };
  const before = await shown();
  const [known] = await getFindings(desk.store, [print]);
  if (!known?.content.sides.offline) throw new Error('nothing was told');
  const later = { ...known.content, severity: '一般', message: '另一种说法', sides: { ...known.content.sides, offline: { ...known.content.sides.offline, raw: '9个工作日', takenAt: '2026-12-01T09:00:00+08:00' } } } as const;
  await recordRun(desk, { id: 'week-4', week: WEEK }, report([later]), new Map());
  expect((await getFindings(desk.store, [print]))[0]?.content.message).toBe('另一种说法');
  expect(await shown()).toEqual(before);
});
