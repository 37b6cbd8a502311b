import { expect, it } from 'vitest';
import { addFiling, Conflict, filingDue, filingPage, getFiling, listFilingDues, listFilings, setFilingDue, type NewFiling } from '../../src/store/index.js';
import { at, by } from './kit.js';
import { onBothDatabases } from './stores.js';

const filing = (number: string, sha256: string, over: Partial<NewFiling> = {}): NewFiling => ({
  number, item: 'i1', itemName: '设立登记', unit: 'a', receivedAt: at(Number(number)), late: false, verdict: 'accepted', sha256, fileName: '指南.docx', handbookVersion: '1.0', filedWith: '区办事服务中心', filedBy: '甲局', content: { problems: [] }, ...over,
});

onBothDatabases('filings', (stores) => {
  it('keep every version, the same bytes not twice in a row', async () => {
    const store = await stores.open();
    const add = (next: NewFiling) => addFiling(store, next, ({ number, revision }) => `${number}/${revision}`, by('甲局'));
    expect(await add(filing('1', 'x'))).toMatchObject({ revision: 1, receiptHash: '1/1', late: false });
    await expect(add(filing('2', 'x'))).rejects.toThrow('与最近一次备案（1）的文件完全相同');
    await expect(add(filing('2', 'x'))).rejects.toThrow(Conflict);
    await add(filing('2', 'y', { late: true, due: '2026-03-01', verdict: 'with-problems', note: '正在改' }));
    await add(filing('3', 'x'));
    await add(filing('4', 'x', { unit: 'b' }));
    expect(await getFiling(store, '2')).toMatchObject({ revision: 2, late: true, due: '2026-03-01', note: '正在改', content: { problems: [] } });
    expect(await getFiling(store, '无')).toBeUndefined();
    const numbers = async (...asked: Parameters<typeof listFilings> extends [unknown, ...infer Rest] ? Rest : never) => (await listFilings(store, ...asked)).map(({ number }) => number);
    expect([await numbers(), await numbers({ unit: 'a', item: 'i1' }), await numbers({ late: true }), await numbers({ verdict: 'with-problems', sha256: 'y' })]).toEqual([['4', '3', '2', '1'], ['3', '2', '1'], ['2'], ['2']]);
    expect(await numbers({ since: at(2), until: at(4) })).toEqual(['3', '2']);
    const page = async (...asked: Parameters<typeof filingPage> extends [unknown, ...infer Rest] ? Rest : never) => {
      const { total, rows } = await filingPage(store, ...asked);
      return [total, rows.map(({ number }) => number)];
    };
    expect([await page({}, { limit: 2, offset: 1 }), await page({ unit: 'a' }, { limit: 2, offset: 2 }), await page({ late: true }, { limit: 2, offset: 5 })]).toEqual([[4, ['3', '2']], [3, ['1']], [1, []]]);
  });

  it('are due on the day that was entered, the nearest one', async () => {
    const store = await stores.open();
    const enter = (unit: string | undefined, item: string | undefined, due: string | null) => setFilingDue(store, { ...(unit ? { unit } : {}), ...(item ? { item } : {}), due }, by('服务中心'));
    expect(await filingDue(store, 'a', 'i1')).toBeUndefined();
    await enter(undefined, undefined, '2026-03-10');
    await enter(undefined, 'i1', '2026-03-11');
    await enter('a', undefined, '2026-03-12');
    await enter('a', 'i1', '2026-03-13');
    expect(await Promise.all([['a', 'i1'], ['a', 'i2'], ['b', 'i1'], ['b', 'i2']].map(([unit, item]) => filingDue(store, unit ?? '', item ?? '')))).toEqual(['2026-03-13', '2026-03-12', '2026-03-11', '2026-03-10']);
    await enter('a', 'i1', null);
    expect([await filingDue(store, 'a', 'i1'), (await listFilingDues(store)).length]).toEqual(['2026-03-12', 3]);
  });
});
