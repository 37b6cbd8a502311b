import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignFinding, countFindings, countFindingsBy, issueNotice, keepUnit, listFindings, moveFinding, openFindingIndex, openStore, recordSightings, succeedUnit, type FindingFilter, type FindingIndex, type FindingOrder, type Store } from '../../src/store/index.js';
import { at, by, finding, sighting } from './kit.js';

const UNITS = ['u1', 'u2', 'u3'];
const NUMBERS = ['A01', 'A09', 'B03'];
const SEVERITIES = ['严重', '较重', '一般', '提示'] as const;
const ORDERS: FindingOrder[] = ['seen', 'unit', 'number', 'severity', 'due', 'item'];
const WORDS = ['设立', '登记 a0', '时限', '1', '没有这样的词', 'U2'];

let folder: string;
let store: Store;
let other: Store;
let index: FindingIndex;

const print = (n: number): string => `f${String(n).padStart(3, '0')}`;
const seen = (n: number) => sighting(print(n), {
  unit: UNITS[n % 3] ?? '', state: n % 4 === 0 ? 'doubtful' : 'found', kind: n % 5 === 0 ? 'census' : 'random',
  finding: finding(print(n), { number: NUMBERS[n % 3] ?? '', severity: SEVERITIES[n % 4] ?? '一般', itemId: `item-${n % 7}`, itemName: n % 2 === 0 ? '内资企业设立登记' : '食品经营许可', department: UNITS[n % 3] ?? '', element: n % 2 === 0 ? 'fee' : 'promisedTimeLimit', message: `第${n}条：时限不同`, ...(n % 6 === 0 ? { key: '营业执照' } : {}) }),
});

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'finding-index-'));
  store = await openStore({ kind: 'sqlite', folder });
  other = await openStore({ kind: 'sqlite', folder });
  index = openFindingIndex(store);
  for (const unit of UNITS) await keepUnit(store, { id: unit, name: unit }, '2026-01-01', by('甲'));
  for (const week of [0, 1, 2]) await recordSightings(store, { run: `r${week}`, week: `2026-03-0${week + 1}`, at: at(week), by: '系统' }, Array.from({ length: 40 }, (_, n) => seen(week * 25 + n)));
});
afterAll(async () => {
  await other.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function same(filter: FindingFilter, order: FindingOrder, limit: number, offset: number): Promise<void> {
  const { run: _run, ...asked } = filter;
  const page = await index.page(asked, { limit, offset, order });
  expect(page.total).toBe(await countFindings(store, filter));
  expect(page.fingerprints).toEqual((await listFindings(store, filter, { limit, offset, order })).rows.map(({ fingerprint }) => fingerprint));
  expect((await index.countBy(asked, ['unit', 'severity', 'assignee']))).toEqual({ unit: await countFindingsBy(store, filter, 'unit'), severity: await countFindingsBy(store, filter, 'severity'), assignee: await countFindingsBy(store, filter, 'assignee') });
}

const some = (values: readonly string[]) => fc.option(fc.oneof(fc.constantFrom(...values), fc.subarray([...values])), { nil: undefined });
const filters = fc.record({ unit: some(UNITS), number: some(NUMBERS), state: some(['found', 'doubtful', 'confirmed']), severity: some(SEVERITIES), week: some(['2026-03-01', '2026-03-03']), kind: some(['census', 'random']), element: some(['fee', 'none']), text: fc.option(fc.constantFrom(...WORDS), { nil: undefined }) })
  .map((filter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as FindingFilter);

test('the index says what the store says, whatever is asked', async () => {
  await fc.assert(fc.asyncProperty(filters, fc.constantFrom(...ORDERS), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 120 }), same), { numRuns: 60 });
});

test('the states of a notice’s findings, in the order in which it names them, as they are now', async () => {
  const named = [print(41), print(40), print(42), print(44)];
  for (const [id, unit, fingerprints] of [['n1', 'u1', named], ['n2', 'u2', [print(45)]]] as const) await issueNotice(store, { id, number: id, unit, week: '2026-03-01', kind: 'weekly', fingerprints }, by('甲', 5));
  const states = () => index.statesOfNotices(['n2', 'n1', 'none']);
  expect(await states()).toEqual([{ notice: 'n2', state: 'found', count: 1, due: null }, { notice: 'n1', state: 'found', count: 2, due: null }, { notice: 'n1', state: 'doubtful', count: 2, due: null }]);
  await moveFinding(other, { fingerprint: print(42), version: 1, from: 'found', to: 'rectifying', action: 'finding.accept', by: '张三', at: at(6), due: '2026-04-09' });
  await moveFinding(store, { fingerprint: print(41), version: 1, from: 'found', to: 'rectifying', action: 'finding.accept', by: '张三', at: at(6), due: '2026-04-02' });
  expect((await states()).slice(1)).toEqual([{ notice: 'n1', state: 'rectifying', count: 2, due: '2026-04-02' }, { notice: 'n1', state: 'doubtful', count: 2, due: null }]);
  expect(await openFindingIndex(store).statesOfNotices(['n1'])).toEqual((await states()).slice(1));
});

test('what was decided, claimed or seen since is in the next answer, also where another connection did it', async () => {
  await moveFinding(other, { fingerprint: print(1), version: 1, from: 'found', to: 'dismissed', action: 'finding.dismiss', by: '张三', at: at(10), due: '2026-04-01' });
  expect((await index.page({ state: 'dismissed', looked: 'no' }, { limit: 5, offset: 0, order: 'since' })).fingerprints).toEqual([print(1)]);
  await moveFinding(store, { fingerprint: print(1), version: 2, from: 'dismissed', to: 'dismissed', action: 'finding.keep-dismissed', by: '李四', at: at(11) });
  expect([await index.count({ state: 'dismissed', looked: 'no' }), await index.count({ state: 'dismissed', looked: 'yes' })]).toEqual([0, 1]);
  await moveFinding(store, { fingerprint: print(1), version: 3, from: 'dismissed', to: 'found', action: 'finding.reconsider', by: '李四', at: at(12) });
  expect(await index.count({ looked: 'yes' })).toBe(0);
  await assignFinding(store, { fingerprint: print(3), assignee: '张三', by: '张三', at: at(13) });
  expect(await index.count({ assignee: '张三' })).toBe(1);
  await recordSightings(other, { run: 'r9', week: '2026-03-09', at: at(20), by: '系统' }, [seen(0), seen(500)]);
  expect((await index.page({}, { limit: 3, offset: 0 })).fingerprints).toEqual([print(500), print(0), print(89)]);
  await same({}, 'due', 200, 0);
});

test('a unit that is merged takes its findings along', async () => {
  await succeedUnit(store, { unit: 'u1', successor: 'u2', day: '2026-03-10', over: { findings: [] } }, by('甲', 30));
  expect(await index.count({ unit: 'u1' })).toBe(0);
  await same({ unit: 'u2' }, 'item', 200, 0);
  expect(index.unitsOf(print(0))).toEqual(['u2', 'u1']);
});
