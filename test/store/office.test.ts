import { expect, it } from 'vitest';
import {
  addAppealFiles, adoptPolicy, closeRectification, Conflict, correctDeduction, decideAppeal, draftPolicy, endWaiver, fileAppeal, finalPoints, freezeWeek, getAppeal, getNotice, grantWaiver, indicatorRows, issueNotice, keepHandbookVersion,
  listAppeals, listCorrections, listDeductions, listHandbookVersions, listIndicatorSheets, listNotices, listPolicies, listRectifications, listWaivers, listWeeks, Missing, moveIndicatorSheet, noteRectification, orderRectification, policyOn,
  serveNotice, settleDeductions, takeIndicatorSheet, verifyAudit, withdrawAppeal, writeDeductions, type NewDeduction,
} from '../../src/store/index.js';
import { at, by } from './kit.js';
import { onBothDatabases } from './stores.js';

onBothDatabases('waivers', (stores) => {
  it('hold once for the same content, until they end', async () => {
    const store = await stores.open();
    const waiver = { id: 'l1', fingerprint: 'a', valueHash: 'v1', reason: '涉密事项', approver: '跑改办', expires: '2026-06-30' };
    await grantWaiver(store, waiver, by('张三'));
    await expect(grantWaiver(store, { ...waiver, id: 'l2' }, by('李四', 1))).rejects.toThrow('已有一份在有效期内的例外');
    await grantWaiver(store, { ...waiver, id: 'l3', valueHash: 'v2' }, by('李四', 2));
    expect((await listWaivers(store, { activeOn: '2026-06-30' })).map(({ id }) => id)).toEqual(['l1', 'l3']);
    expect(await listWaivers(store, { activeOn: '2026-07-01' })).toEqual([]);
    await endWaiver(store, 'l1', 'lapsed', by('系统', 3));
    await expect(endWaiver(store, 'l1', 'revoked', by('张三', 4))).rejects.toThrow(Conflict);
    await grantWaiver(store, { ...waiver, id: 'l4' }, by('张三', 5));
    expect((await listWaivers(store, { fingerprint: 'a' })).map(({ id, state, endedAt }) => [id, state, endedAt])).toEqual([['l1', 'lapsed', at(3)], ['l3', 'active', null], ['l4', 'active', null]]);
  });
});

onBothDatabases('notices', (stores) => {
  it('go to a unit once a week and are signed for once', async () => {
    const store = await stores.open();
    const notice = { id: 'n1', number: '2026-0001', unit: 'a', week: 'w1', kind: 'weekly', fingerprints: ['f2', 'f1'], paper: 'p'.repeat(64) };
    await issueNotice(store, notice, by('张三'));
    await expect(issueNotice(store, { ...notice, id: 'n2', number: '2026-0002' }, by('李四', 1))).rejects.toThrow('本周的告知书已经发出');
    await issueNotice(store, { ...notice, id: 'n3', number: '2026-0002', unit: 'b', fingerprints: [] }, by('李四', 1));
    await serveNotice(store, 'n1', { state: 'signed', signedBy: '王五', due: '2026-03-05' }, by('甲局', 2));
    await expect(serveNotice(store, 'n1', { state: 'deemed' }, by('系统', 3))).rejects.toThrow('这份告知书已于3月2日09:02由王五签收');
    await serveNotice(store, 'n3', { state: 'deemed' }, by('系统', 3));
    await expect(serveNotice(store, 'n3', { state: 'signed', signedBy: '赵六' }, by('乙局', 4))).rejects.toThrow('视为送达');
    await expect(serveNotice(store, '无', { state: 'deemed' }, by('系统', 4))).rejects.toThrow(Missing);
    expect(await getNotice(store, 'n1')).toMatchObject({ state: 'signed', servedAt: at(2), signedBy: '王五', due: '2026-03-05', fingerprints: ['f2', 'f1'] });
    expect((await listNotices(store, { week: 'w1' })).map(({ id }) => id)).toEqual(['n3', 'n1']);
    expect((await listNotices(store, { unit: 'a', state: 'signed', kind: 'weekly', fingerprint: 'f1' })).map(({ id }) => id)).toEqual(['n1']);
  });
});

onBothDatabases('appeals', (stores) => {
  it('are open one at a time, and decided once', async () => {
    const store = await stores.open();
    const bytes = Buffer.from('盖章扫描件');
    const file = { sha256: await store.bytes.put(bytes, { at: at(0), extension: '.pdf' }), name: '申诉.pdf', size: bytes.length };
    const appeal = { id: 'p1', fingerprint: 'a', unit: 'scjg', notice: 'n1', reason: '手册有误', files: [file] };
    await fileAppeal(store, appeal, by('甲局', 1));
    await expect(fileAppeal(store, { ...appeal, id: 'p2' }, by('甲局', 2))).rejects.toThrow('已有一份申诉正在复核');
    await addAppealFiles(store, 'p1', [file, { ...file, sha256: 'b'.repeat(64), name: '补充.docx' }], by('甲局', 2));
    await decideAppeal(store, 'p1', { decision: 'revoke', reasonCode: 'handbook-fault', content: { text: '手册条目有误' } }, by('跑改办', 3));
    await expect(decideAppeal(store, 'p1', { decision: 'uphold', reasonCode: '' }, by('别人', 4))).rejects.toThrow('已由跑改办于3月2日09:03作出复核决定');
    await expect(withdrawAppeal(store, 'p1', by('甲局', 4))).rejects.toThrow(Conflict);
    await expect(addAppealFiles(store, 'p1', [file], by('甲局', 5))).rejects.toThrow('不能再加材料');
    await fileAppeal(store, { ...appeal, id: 'p2', files: [] }, by('甲局', 6));
    await withdrawAppeal(store, 'p2', by('甲局', 7));
    expect(await getAppeal(store, 'p1')).toMatchObject({ state: 'decided', decision: 'revoke', decidedBy: '跑改办', files: [{ name: '申诉.pdf' }, { name: '补充.docx' }], content: { text: '手册条目有误' } });
    expect((await listAppeals(store, { unit: 'scjg', fingerprint: 'a' })).map(({ id, state }) => [id, state])).toEqual([['p1', 'decided'], ['p2', 'withdrawn']]);
    expect(await listAppeals(store, { state: 'open' })).toEqual([]);
    await expect(getAppeal(store, '无')).rejects.toThrow(Missing);
  });
});

onBothDatabases('rectifications', (stores) => {
  it('are open one at a time and closed once', async () => {
    const store = await stores.open();
    const order = { id: 'z1', fingerprint: 'a', unit: 'scjg', kind: '限期整改', due: '2026-03-09' };
    await orderRectification(store, order, by('张三'));
    await expect(orderRectification(store, { ...order, id: 'z2' }, by('李四'))).rejects.toThrow('已经要求整改');
    expect(await noteRectification(store, 'z1', 1, { reportedAt: at(1), reportedBy: '甲局' }, by('甲局', 1))).toBe(2);
    await expect(noteRectification(store, 'z1', 1, { due: '2026-03-20' }, by('张三', 2))).rejects.toThrow('刚有变化');
    expect(await listRectifications(store, { state: 'open', dueBefore: '2026-03-10' })).toHaveLength(1);
    expect(await listRectifications(store, { dueBefore: '2026-03-09' })).toEqual([]);
    expect(await closeRectification(store, 'z1', 2, by('系统', 3))).toBe(3);
    await expect(closeRectification(store, 'z1', 3, by('系统', 4))).rejects.toThrow('已经销号');
    await expect(closeRectification(store, '无', 1, by('系统', 4))).rejects.toThrow(Missing);
    expect(await listRectifications(store, { unit: 'scjg', fingerprint: 'a', closedSince: at(0) })).toMatchObject([{ state: 'closed', closedAt: at(3), reportedBy: '甲局' }]);
  });
});

onBothDatabases('points', (stores) => {
  const policy = { week: 'w1', policy: 'standard', policyVersion: '1' };
  const line = (fingerprint: string, points: number, over: Partial<NewDeduction> = {}): NewDeduction => ({ unit: 'a', item: 'i', fingerprint, kind: 'finding', points, content: { base: points }, ...over });

  it('of an open week are written anew, of a published one corrected only', async () => {
    const store = await stores.open();
    await writeDeductions(store, policy, [line('f1', 100), line('f2', 50)], by('系统'));
    await writeDeductions(store, policy, [line('f1', 100), line('f3', 20, { unit: 'b' }), line('f1', 50, { kind: 'overdue' })], by('系统', 1));
    expect((await listDeductions(store, { week: 'w1' })).map(({ fingerprint, kind, points, state }) => [fingerprint, kind, points, state])).toEqual([['f1', 'finding', 100, 'draft'], ['f1', 'overdue', 50, 'draft'], ['f3', 'finding', 20, 'draft']]);
    await expect(writeDeductions(store, policy, [line('f1', 1), line('f1', 2)], by('系统', 2))).rejects.toThrow('同一周出现了两条扣分');
    expect(await listDeductions(store, { week: 'w1' })).toHaveLength(3);
    await freezeWeek(store, 'w1', 'h'.repeat(64), { total: 170 }, by('张三', 3));
    await expect(freezeWeek(store, 'w1', 'h'.repeat(64), null, by('李四', 3))).rejects.toThrow(Conflict);
    await expect(writeDeductions(store, policy, [], by('系统', 4))).rejects.toThrow('已经发布，不能重算');
    expect(await listWeeks(store)).toMatchObject([{ week: 'w1', state: 'frozen', content: { total: 170 } }]);
    expect(await finalPoints(store)).toEqual(new Map());
    const ids = (await listDeductions(store, { unit: 'a' })).map(({ id }) => id);
    expect([await settleDeductions(store, ids, 'final', by('系统', 5)), await settleDeductions(store, ids, 'final', by('系统', 6)), await settleDeductions(store, [], 'final', by('系统', 6))]).toEqual([2, 0, 0]);
    expect(await finalPoints(store)).toEqual(new Map([['a', 150]]));
    const correction = { deduction: ids[0] ?? '', cause: 'handbook-fault 2026-1', points: -100, reason: '手册有误，撤销', week: 'w3' };
    await correctDeduction(store, correction, by('跑改办', 7));
    await expect(correctDeduction(store, correction, by('跑改办', 8))).rejects.toThrow('已因同一原因更正过');
    expect([await finalPoints(store, { weeks: ['w1'] }), await finalPoints(store, { weeks: [] })]).toEqual([new Map([['a', 50]]), new Map()]);
    expect([(await listCorrections(store, { week: 'w3' })).length, (await listCorrections(store, { deduction: ids[0] ?? '' })).length, (await listCorrections(store, { week: 'w1' })).length]).toEqual([1, 1, 0]);
    expect(await verifyAudit(store)).not.toHaveProperty('broken');
  });

  it('follow the policy of the day', async () => {
    const store = await stores.open();
    await draftPolicy(store, { id: 'standard', version: '1', content: { a: 1 } }, by('跑改办'));
    await draftPolicy(store, { id: 'standard', version: '1', content: { a: 2 } }, by('跑改办'));
    await adoptPolicy(store, { id: 'standard', version: '1', since: '2018-09-10' }, by('跑改办', 1));
    await expect(draftPolicy(store, { id: 'standard', version: '1', content: { a: 3 } }, by('跑改办', 2))).rejects.toThrow('不能更改');
    await draftPolicy(store, { id: 'standard', version: '2', content: { a: 4 } }, by('跑改办', 2));
    await expect(adoptPolicy(store, { id: 'standard', version: '2', since: '2018-09-10' }, by('跑改办', 3))).rejects.toThrow('施行日期不早于');
    await adoptPolicy(store, { id: 'standard', version: '2', since: '2019-01-01' }, by('跑改办', 4));
    await expect(adoptPolicy(store, { id: 'standard', version: '2', since: '2019-05-01' }, by('跑改办', 5))).rejects.toThrow(Conflict);
    expect((await Promise.all(['2018-09-09', '2018-09-10', '2018-12-31', '2019-01-01'].map((day) => policyOn(store, 'standard', day)))).map((held) => held?.content)).toEqual([undefined, { a: 2 }, { a: 2 }, { a: 4 }]);
    expect((await listPolicies(store, 'standard')).map(({ version, since, until }) => [version, since, until])).toEqual([['1', '2018-09-10', '2019-01-01'], ['2', '2019-01-01', null]]);
  });

  it('rest on versions of the handbook that never change', async () => {
    const store = await stores.open();
    const entry = { entry: '330109000001', version: '1.0', sha256: 'a'.repeat(64), since: '2018-09-10', state: 'published' as const, content: { owner: '市场监管局' } };
    await keepHandbookVersion(store, { ...entry, state: 'draft', sha256: 'b'.repeat(64) }, by('编辑'));
    await keepHandbookVersion(store, entry, by('编辑', 1));
    await keepHandbookVersion(store, entry, by('编辑', 2));
    await expect(keepHandbookVersion(store, { ...entry, sha256: 'c'.repeat(64) }, by('编辑', 3))).rejects.toThrow('已经发布，不能更改');
    expect(await listHandbookVersions(store, '330109000001')).toMatchObject([{ version: '1.0', state: 'published', publishedAt: at(1), content: { owner: '市场监管局' } }]);
  });
});

onBothDatabases('indicator sheets', (stores) => {
  it('are taken in once, good rows and bad', async () => {
    const store = await stores.open();
    const sheet = { id: 'd1', kind: 'phones', period: 'w1', sender: '跑改办', receiver: '跑改办', sha256: 'a'.repeat(64), rows: [{ row: 2, unit: 'a', accepted: true, content: { result: '无人接听' } }, { row: 3, accepted: false, content: { reason: '单位不在名单' } }] };
    await takeIndicatorSheet(store, sheet, by('张三'));
    await expect(takeIndicatorSheet(store, { ...sheet, id: 'd2' }, by('李四'))).rejects.toThrow('同一份表格已经收过');
    await moveIndicatorSheet(store, 'd1', 'received', 'used', by('张三', 1));
    await expect(moveIndicatorSheet(store, 'd1', 'received', 'used', by('李四', 2))).rejects.toThrow(Conflict);
    expect((await listIndicatorSheets(store, { kind: 'phones', period: 'w1', state: 'used' })).map(({ id }) => id)).toEqual(['d1']);
    expect((await indicatorRows(store, 'd1')).map(({ row, accepted, unit }) => [row, accepted, unit])).toEqual([[2, true, 'a'], [3, false, null]]);
  });
});
