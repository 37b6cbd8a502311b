import { expect, it } from 'vitest';
import {
  assignFinding, Conflict, countFindings, countFindingsBy, findingHistory, getFinding, getFindings, listFindings, listTransitions, Missing, moveFinding, recordSightings, runSightings, verifyAudit, type FindingFilter, type Move, type Store,
} from '../../src/store/index.js';
import { at, by, finding, sighting } from './kit.js';
import { onBothDatabases } from './stores.js';

const seeing = (run: string, week: string, minute = 0) => ({ run, week, ...by('系统', minute) });
const move = (fingerprint: string, version: number, over: Partial<Move> = {}): Move => ({ fingerprint, version, from: 'found', to: 'confirmed', action: 'review.confirm', ...by('张三', 5), ...over });

onBothDatabases('findings', (stores) => {
  it('are kept once however often a run tells of them', async () => {
    const store = await stores.open();
    expect(await recordSightings(store, seeing('r1', 'w1'), [sighting('a'), sighting('b'), sighting('b')])).toEqual({ found: 2, seen: 2 });
    expect(await recordSightings(store, seeing('r1', 'w1', 9), [sighting('a'), sighting('c')])).toEqual({ found: 1, seen: 1 });
    expect(await recordSightings(store, seeing('r1', 'w1', 9), [sighting('a'), sighting('c')])).toEqual({ found: 0, seen: 0 });
    expect(await countFindings(store, {})).toBe(3);
    expect(await verifyAudit(store)).toEqual({ entries: 2 });
  });

  it('keep their state when they are seen again, and tell what was seen last', async () => {
    const store = await stores.open();
    await recordSightings(store, seeing('r1', 'w1'), [sighting('a')]);
    await moveFinding(store, move('a', 1));
    await recordSightings(store, seeing('r2', 'w2', 20), [sighting('a', { outcome: 'persisting', valueHash: 'v2', finding: finding('a', { message: '仍长于手册', severity: '较重' }) })]);
    const seen = await getFinding(store, 'a');
    expect(seen).toMatchObject({ state: 'confirmed', version: 2, firstWeek: 'w1', lastWeek: 'w2', lastRun: 'r2', valueHash: 'v2', severity: '较重', firstSeenAt: at(0), lastSeenAt: at(20), content: { message: '仍长于手册' } });
    const history = await findingHistory(store, 'a');
    expect(history.sightings.map(({ run, outcome }) => [run, outcome])).toEqual([['r1', 'new'], ['r2', 'persisting']]);
    expect(history.transitions.map(({ fromState, toState, by: who }) => [fromState, toState, who])).toEqual([['found', 'confirmed', '张三']]);
    expect((await runSightings(store, 'r1')).map(({ finding: of }) => of.message)).toEqual(['承诺时限长于手册']);
  });

  it('are not set back by a run that is told of late, nor by one that sees them mended', async () => {
    const store = await stores.open();
    await recordSightings(store, seeing('r2', 'w2', 20), [sighting('a', { valueHash: 'v2' })]);
    await recordSightings(store, seeing('r1', 'w1', 1), [sighting('a', { valueHash: 'v1' })]);
    await recordSightings(store, seeing('r3', 'w3', 30), [sighting('a', { outcome: 'fixed', valueHash: '' }), sighting('never', { outcome: 'fixed' })]);
    expect(await getFinding(store, 'a')).toMatchObject({ lastWeek: 'w2', valueHash: 'v2' });
    expect(await getFindings(store, ['never', 'a'])).toHaveLength(1);
  });

  it('are decided once: the second decision is refused with a sentence', async () => {
    const store = await stores.open();
    await recordSightings(store, seeing('r1', 'w1'), [sighting('a')]);
    expect(await moveFinding(store, move('a', 1, { reason: '属实', due: '2026-03-09' }))).toBe(2);
    await expect(moveFinding(store, move('a', 1, { ...by('李四', 6), to: 'dismissed', action: 'review.dismiss' }))).rejects.toThrow('这条问题已由张三于3月2日09:05处理，本次操作没有生效，请刷新后再看。');
    await expect(moveFinding(store, move('a', 2))).rejects.toThrow(Conflict);
    await expect(moveFinding(store, move('none', 1))).rejects.toThrow(Missing);
    expect(await getFinding(store, 'a')).toMatchObject({ state: 'confirmed', version: 2, due: '2026-03-09' });
    expect(await verifyAudit(store)).toEqual({ entries: 2 });
    expect(await listTransitions(store, { actions: ['review.confirm', 'review.dismiss'], since: at(0), until: at(59) })).toMatchObject([{ fingerprint: 'a', rule: 'time-limit/promised-exceeds-standard', unit: 'scjg', reason: '属实' }]);
  });

  it('of many items are decided together or not at all', async () => {
    const store = await stores.open();
    await recordSightings(store, seeing('r1', 'w1'), [sighting('a'), sighting('b')]);
    await moveFinding(store, move('b', 1));
    const both = store.change({ ...by('李四', 7), action: 'review.together', thing: 'finding', id: '' }, async () => {
      for (const fingerprint of ['a', 'b']) await moveFinding(store, move(fingerprint, 1, by('李四', 7)));
    });
    await expect(both).rejects.toThrow(Conflict);
    expect(await getFinding(store, 'a')).toMatchObject({ state: 'found', version: 1 });
    expect(await verifyAudit(store)).toEqual({ entries: 2 });
  });

  it('are worked on by one person at a time', async () => {
    const store = await stores.open();
    await recordSightings(store, seeing('r1', 'w1'), [sighting('a')]);
    await assignFinding(store, { fingerprint: 'a', assignee: '张三', ...by('张三', 3) });
    await expect(assignFinding(store, { fingerprint: 'a', assignee: '李四', ...by('李四', 4) })).rejects.toThrow('正由张三处理（3月2日09:03起）');
    await assignFinding(store, { fingerprint: 'a', assignee: '王五', force: true, ...by('管理员', 5) });
    await assignFinding(store, { fingerprint: 'a', assignee: null, ...by('王五', 6) });
    expect(await getFinding(store, 'a')).toMatchObject({ assignee: null, version: 1 });
  });
});

/** Forty findings of four units, two rules, two weeks. */
async function forty(store: Store): Promise<void> {
  const sightings = Array.from({ length: 40 }, (_, n) => sighting(`f${String(n).padStart(2, '0')}`, {
    unit: `u${n % 4}`, kind: n === 0 ? 'census' : 'random',
    finding: finding(`f${String(n).padStart(2, '0')}`, { rule: n % 2 === 0 ? 'a' : 'b', severity: n < 10 ? '严重' : '一般', itemName: n === 7 ? '100%_免检\\ABC' : '设立登记', message: n === 8 ? '电话为空号' : '时限不一致' }),
  }));
  await recordSightings(store, seeing('r1', 'w1'), sightings.slice(0, 20));
  await recordSightings(store, seeing('r2', 'w2', 1), sightings.slice(20));
  for (const print of ['f01', 'f05']) await moveFinding(store, move(print, 1, { due: print === 'f01' ? '2026-03-04' : '2026-03-08' }));
}

const NARROWED: [FindingFilter, number][] = [
  [{}, 40],
  [{ unit: 'u1' }, 10],
  [{ unit: ['u1', 'u2'] }, 20],
  [{ unit: [] }, 0],
  [{ unit: 'u9' }, 0],
  [{ state: 'confirmed' }, 2],
  [{ unit: 'u1', state: ['found', 'confirmed'] }, 10],
  [{ rule: 'b' }, 20],
  [{ rule: 'b', unit: 'u0' }, 0],
  [{ severity: '严重' }, 10],
  [{ week: 'w2' }, 20],
  [{ firstWeek: 'w1', severity: '一般' }, 10],
  [{ kind: 'census' }, 1],
  [{ run: 'r2' }, 20],
  [{ run: 'r2', unit: 'u0' }, 5],
  [{ dueBefore: '2026-03-05' }, 1],
  [{ text: '空号' }, 1],
  [{ text: '设立 空号' }, 1],
  [{ text: '100%_免' }, 1],
  [{ text: '免检\\abc' }, 1],
  [{ text: '%' }, 1],
  [{ text: 'a09' }, 40],
  [{ text: "' or 1=1 --" }, 0],
];

onBothDatabases('the list of findings', (stores) => {
  it('is narrowed', async () => {
    const store = await stores.open();
    await forty(store);
    for (const [filter, count] of NARROWED) {
      expect([filter, await countFindings(store, filter)]).toEqual([filter, count]);
      expect([filter, (await listFindings(store, filter, { limit: 100 })).rows.length]).toEqual([filter, count]);
    }
  });

  it('is turned over page by page, the latest week first, each finding once', async () => {
    const store = await stores.open();
    await forty(store);
    const prints: string[] = [];
    let after: string | undefined;
    do {
      const page = await listFindings(store, { severity: ['严重', '一般'] }, { limit: 7, ...(after === undefined ? {} : { after }) });
      prints.push(...page.rows.map(({ lastWeek, fingerprint }) => `${lastWeek} ${fingerprint}`));
      after = page.next;
    } while (after !== undefined);
    expect(prints).toHaveLength(40);
    expect(prints).toEqual([...prints].sort().reverse());
    const jumped = await listFindings(store, {}, { limit: 7, offset: 14 });
    expect(jumped.rows.map(({ lastWeek, fingerprint }) => `${lastWeek} ${fingerprint}`)).toEqual(prints.slice(14, 21));
  });

  it('is counted by unit, state, rule', async () => {
    const store = await stores.open();
    await forty(store);
    expect(await countFindingsBy(store, {}, 'unit')).toEqual(['u0', 'u1', 'u2', 'u3'].map((value) => ({ value, count: 10 })));
    expect(await countFindingsBy(store, { unit: 'u1' }, 'state')).toEqual([{ value: 'found', count: 8 }, { value: 'confirmed', count: 2 }]);
  });
});
