import { expect, it } from 'vitest';
import {
  addSteps, beginWeekRun, commitSample, Conflict, countSteps, failStep, fileAppeal, fillSample, finishStep, finishWeekRun, freezeWeekRun, getAppeal, getFinding, getFrame, getGuide, getSample, getWeekRun, keepFrame, keepGuide, keepItems,
  keepUnit, lastDrawn, listItems, listSteps, listUnits, listWeekRuns, Missing, moveFinding, recordSightings, replaceSampled, retireItem, retrySteps, revealSample, succeedUnit, takeSteps, unitName, unitWithPredecessors, verifyAudit, writeDeductions,
  listDeductions, finalPoints, settleDeductions, orderRectification, listRectifications,
} from '../../src/store/index.js';
import { at, by, sighting } from './kit.js';
import { onBothDatabases } from './stores.js';

onBothDatabases('units and items', (stores) => {
  it('keep the names of their days', async () => {
    const store = await stores.open();
    await keepUnit(store, { id: 'scjg', name: '工商局', kind: '区级部门' }, '2015-01-01', by('管理员'));
    await keepUnit(store, { id: 'scjg', name: '市场监管局' }, '2019-01-10', by('管理员', 1));
    await keepUnit(store, { id: 'scjg', name: '市场监管局' }, '2020-01-01', by('管理员', 2));
    expect(await Promise.all(['2014-05-01', '2018-09-12', '2019-01-10', '2026-01-01'].map((day) => unitName(store, 'scjg', day)))).toEqual(['工商局', '工商局', '市场监管局', '市场监管局']);
    expect((await listUnits(store)).map(({ id, name, since }) => [id, name, since])).toEqual([['scjg', '市场监管局', '2015-01-01']]);
    await expect(unitName(store, '无', '2020-01-01')).rejects.toThrow(Missing);
  });

  it('of a unit that ends go to its successor: what is open moves, what is over stays', async () => {
    const store = await stores.open();
    for (const [id, name] of [['a', '甲局'], ['b', '乙局']] as const) await keepUnit(store, { id, name }, '2018-01-01', by('管理员'));
    await keepItems(store, [{ id: 'i1', basicCode: '1', name: '设立登记', unit: 'a', volume: 90 }, { id: 'i2', basicCode: '2', name: '注销登记', unit: 'b' }], by('管理员'));
    await recordSightings(store, { run: 'r1', week: 'w1', ...by('系统') }, ['open', 'over'].map((print) => sighting(print, { unit: 'a' })));
    await moveFinding(store, { fingerprint: 'over', version: 1, from: 'found', to: 'closed', action: 'close', ...by('张三', 1) });
    await fileAppeal(store, { id: 'p1', fingerprint: 'open', unit: 'a', reason: '已改', files: [] }, by('甲局', 2));
    await orderRectification(store, { id: 'z1', fingerprint: 'open', unit: 'a', kind: '限期整改', due: '2026-03-09' }, by('张三', 2));
    await writeDeductions(store, { week: 'w1', policy: 'standard', policyVersion: '1' }, [{ unit: 'a', item: 'i1', fingerprint: 'over', kind: 'finding', points: 150, content: null }], by('系统', 3));
    await settleDeductions(store, (await listDeductions(store)).map(({ id }) => id), 'final', by('系统', 4));
    expect(await succeedUnit(store, { unit: 'a', successor: 'b', day: '2026-03-05', over: { findings: ['closed'] } }, by('管理员', 5))).toEqual({ items: 1, findings: 1, appeals: 1, rectifications: 1, deductions: 1 });
    expect([(await getFinding(store, 'open')).unit, (await getFinding(store, 'open')).foundUnit, (await getFinding(store, 'over')).unit]).toEqual(['b', 'a', 'a']);
    expect([(await getAppeal(store, 'p1')).unit, (await listRectifications(store, { unit: 'b' }))[0]?.due]).toEqual(['b', '2026-03-09']);
    expect([await finalPoints(store), (await listDeductions(store, { unit: 'a' })).length]).toEqual([new Map([['b', 150]]), 1]);
    expect((await listItems(store, { unit: 'b' })).map(({ id }) => id)).toEqual(['i1', 'i2']);
    expect(await unitWithPredecessors(store, 'b')).toEqual(['b', 'a']);
    expect((await listUnits(store)).find(({ id }) => id === 'a')).toMatchObject({ until: '2026-03-05', successor: 'b' });
    await expect(succeedUnit(store, { unit: 'a', successor: '无', day: '2026-03-05', over: { findings: [] } }, by('管理员', 6))).rejects.toThrow('没有编号为“无”的承接单位');
    await retireItem(store, 'i2', '2026-03-06', by('管理员', 7));
    expect([(await listItems(store, { ids: ['i1', 'i2'] })).length, (await listItems(store, { retired: true })).length]).toEqual([1, 2]);
    expect(await verifyAudit(store)).not.toHaveProperty('broken');
  });
});

onBothDatabases('draws', (stores) => {
  it('are committed to, filled, shown; once each', async () => {
    const store = await stores.open();
    const rows = ['i2', 'i1', 'i3'].map((item) => ({ item, unit: 'a', content: { volume: 1 } }));
    const frame = await keepFrame(store, { day: '2026-03-05', source: '抽查事项库.xlsx', rows }, by('系统'));
    expect(await keepFrame(store, { day: '2026-03-06', source: '同一份.xlsx', rows }, by('系统', 1))).toBe(frame);
    expect((await getFrame(store, frame)).rows.map(({ item, content }) => [item, content])).toEqual(rows.map(({ item, content }) => [item, content]));
    await expect(getFrame(store, '无')).rejects.toThrow(Missing);
    const sample = { id: 's1', week: 'w1', kind: 'weekly', frame, commitment: 'c'.repeat(64) };
    await commitSample(store, sample, by('张三', 2));
    await expect(commitSample(store, { ...sample, id: 's2' }, by('李四', 3))).rejects.toThrow('这一周已经抽取过');
    await fillSample(store, 's1', [{ item: 'i2', unit: 'a', reason: 'random' }, { item: 'i1', unit: 'a', reason: 'recheck' }], by('系统', 4));
    await expect(fillSample(store, 's1', [], by('系统', 5))).rejects.toThrow(Conflict);
    await replaceSampled(store, { sample: 's1', item: 'i2', by: { item: 'i3', unit: 'a', reason: 'random' }, reason: '窗口搬迁停办' }, by('张三', 6));
    await expect(replaceSampled(store, { sample: 's1', item: 'i2', by: { item: 'i9', unit: 'a', reason: 'random' }, reason: '再换' }, by('张三', 7))).rejects.toThrow(Missing);
    await expect(replaceSampled(store, { sample: 's1', item: 'i1', by: { item: 'i3', unit: 'a', reason: 'random' }, reason: '停办' }, by('张三', 8))).rejects.toThrow('已在名单中');
    await revealSample(store, 's1', '随机值', by('系统', 9));
    await expect(revealSample(store, 's1', '另一个', by('系统', 9))).rejects.toThrow(Conflict);
    const kept = await getSample(store, { week: 'w1', kind: 'weekly' });
    expect(kept).toMatchObject({ id: 's1', seed: '随机值', commitment: 'c'.repeat(64) });
    expect(kept?.rows.map(({ item, replaces, replacedReason }) => [item, replaces, replacedReason])).toEqual([['i2', null, '窗口搬迁停办'], ['i1', null, null], ['i3', 'i2', null]]);
    expect(await getSample(store, { id: '无' })).toBeUndefined();
    expect(await lastDrawn(store, ['w0', 'w1'])).toEqual(new Map([['i1', 'w1'], ['i2', 'w1'], ['i3', 'w1']]));
  });
});

onBothDatabases('runs of a week', (stores) => {
  const run = { id: 'r1', week: 'w1', kind: 'weekly', versions: { tool: '0.1.0', rules: 'x' } };

  it('do each step once, try again what failed, and stay as published', async () => {
    const store = await stores.open();
    expect(await beginWeekRun(store, run, ['i1', 'i2', 'i3'].map((item) => ({ item, step: 'fetch' })), by('张三'))).toBe(true);
    expect(await beginWeekRun(store, run, [], by('李四', 1))).toBe(false);
    const take = (worker: string, minute: number, limit: number) => takeSteps(store, { run: 'r1', step: 'fetch', worker, at: at(minute), until: at(minute + 10), limit });
    expect((await take('机器一', 2, 2)).map(({ item, attempts }) => [item, attempts])).toEqual([['i1', 1], ['i2', 1]]);
    expect((await take('机器二', 3, 2)).map(({ item }) => item)).toEqual(['i3']);
    expect(await take('机器二', 4, 2)).toEqual([]);
    expect(await finishStep(store, { run: 'r1', item: 'i1', step: 'fetch', at: at(5), content: { sha256: 'x' } })).toBe(true);
    expect(await finishStep(store, { run: 'r1', item: 'i1', step: 'fetch', at: at(6), content: { sha256: 'y' } })).toBe(false);
    await failStep(store, { run: 'r1', item: 'i2', step: 'fetch', error: '超时', again: true });
    await failStep(store, { run: 'r1', item: 'i3', step: 'fetch', error: '404', again: false });
    await failStep(store, { run: 'r1', item: 'i1', step: 'fetch', error: '迟到的失败', again: true });
    expect(await countSteps(store, 'r1')).toEqual([{ step: 'fetch', state: 'done', count: 1 }, { step: 'fetch', state: 'failed', count: 1 }, { step: 'fetch', state: 'waiting', count: 1 }]);
    expect(await retrySteps(store, 'r1', by('张三', 7))).toBe(1);
    expect((await take('机器一', 8, 9)).map(({ item, attempts }) => [item, attempts])).toEqual([['i2', 2], ['i3', 2]]);
    // A worker that does not come back loses what it took.
    expect((await take('机器二', 30, 9)).map(({ item, attempts, takenBy }) => [item, attempts, takenBy])).toEqual([['i2', 3, '机器二'], ['i3', 3, '机器二']]);
    await addSteps(store, 'r1', [{ item: 'i1', step: 'fetch' }, { item: 'i1', step: 'read' }]);
    expect((await listSteps(store, 'r1', { state: 'done' })).map(({ item, content }) => [item, content])).toEqual([['i1', { sha256: 'x' }]]);
    expect((await listSteps(store, 'r1', { step: 'read' })).map(({ item, state }) => [item, state])).toEqual([['i1', 'waiting']]);
    await finishWeekRun(store, 'r1', 'finished', by('系统', 40));
    await freezeWeekRun(store, 'r1', 'h'.repeat(64), by('张三', 41));
    await expect(freezeWeekRun(store, 'r1', 'g'.repeat(64), by('李四', 42))).rejects.toThrow('已经发布');
    await expect(finishWeekRun(store, 'r1', 'running', by('李四', 42))).rejects.toThrow('已经发布');
    expect(await getWeekRun(store, 'r1')).toMatchObject({ state: 'published', reportHash: 'h'.repeat(64), versions: run.versions });
    await expect(getWeekRun(store, '无')).rejects.toThrow(Missing);
    expect((await listWeekRuns(store, { week: 'w1', kind: 'weekly', state: 'published' })).map(({ id }) => id)).toEqual(['r1']);
  });

  it('give each step to one of many who ask at once', async () => {
    const place = await stores.place();
    const workers = await Promise.all([stores.open(place), stores.open(place), stores.open(place)]);
    const [store] = workers;
    await beginWeekRun(store as never, run, Array.from({ length: 60 }, (_, n) => ({ item: `i${n}`, step: 'check' })), by('张三'));
    const taken = await Promise.all(workers.flatMap((each, n) => Array.from({ length: 6 }, () => takeSteps(each, { run: 'r1', step: 'check', worker: `机器${n}`, at: at(1), until: at(9), limit: 5 }))));
    const items = taken.flat().map(({ item }) => item);
    expect(new Set(items).size).toBe(items.length);
    const rest = await takeSteps(store as never, { run: 'r1', step: 'check', worker: '机器', at: at(2), until: at(9), limit: 99 });
    expect(items.length + rest.length).toBe(60);
  });

  it('read the same bytes once a reader', async () => {
    const store = await stores.open();
    await keepGuide(store, { sha256: 'a', reader: '1', at: at(0), content: { title: '设立登记' } });
    await keepGuide(store, { sha256: 'a', reader: '1', at: at(1), content: { title: '另一个' } });
    expect([await getGuide(store, 'a', '1'), await getGuide(store, 'a', '2')]).toEqual([{ title: '设立登记' }, undefined]);
  });
});
