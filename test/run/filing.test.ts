import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileGuides } from '../../src/run/filing.js';
import { filingDifference, filingDueTold, filingOfficeTold, filingsTold, receiptTold } from '../../src/run/filing-list.js';
import { UserProblem } from '../../src/run/problem.js';
import { precheck } from '../../src/run/precheck.js';
import { verifyReceipt } from '../../src/run/verify-receipt.js';
import { listFilings, verifyAudit } from '../../src/store/index.js';
import { onBothDatabases } from '../store/stores.js';

const HANDBOOK = path.resolve(import.meta.dirname, '../../guides/handbook');
const day = (text: string) => () => new Date(`2018-09-${text}T10:00:00+08:00`);
const GUIDE = `# 城乡居民基本医疗保险参保登记

事项名称：城乡居民基本医疗保险参保登记
基本编码：332036001000
实施主体：江湾区云桥街道办事处
承诺时限：30个工作日
是否收费：否
咨询电话：0571-88880000

## 申请材料

1. 有效身份证件（原件1份）
2. 其他应当提交的材料
`;

let folder: string;
let guide: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'filing-'));
  guide = path.join(folder, '参保登记.md');
  writeFileSync(guide, GUIDE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

onBothDatabases('filing', (stores) => {
  it('receives what has errors as 带问题备案, in time or late, with the list and the unit’s words', async () => {
    const place = await stores.place();
    await filingDueTold(place, '2018年9月20日', { unit: '江湾区云桥街道办事处', by: '服务中心' }, day('01')());
    const { output, exitCode } = await fileGuides([guide], { handbook: HANDBOOK, note: '十日内改' }, place, day('21'));
    expect(exitCode).toBe(0);
    for (const said of ['备案编号：BA2018000001', '接收时间：2018年9月21日10:00:00', '报送单位：江湾区云桥街道办事处', '接收单位：区办事服务中心', '报送期限：2018年9月20日（逾期报送）', '备案结论：带问题备案', '单位说明：十日内改', '对照手册：第 2018-09 版', '问题1：［']) expect(output).toContain(said);
    // The same verdict as the precheck.
    expect((await precheck([guide], { handbook: HANDBOOK, format: 'text' }, day('21'))).exitCode).toBe(1);
    const store = await stores.open(place);
    const [filing] = await listFilings(store);
    expect(Buffer.from((await store.bytes.get(filing?.sha256 ?? '')) ?? []).toString()).toBe(GUIDE);
    expect(await verifyAudit(store)).toEqual({ entries: 2 });
    expect(await filingsTold(place, { late: true })).toContain('逾期');
  });

  it('keeps every version, compares any two, and does not take the same twice', async () => {
    const place = await stores.place();
    await fileGuides([guide], {}, place, day('10'));
    const again = await fileGuides([guide], {}, place, day('11'));
    expect([again.exitCode, again.output]).toEqual([0, expect.stringContaining('原回执有效')]);
    writeFileSync(guide, GUIDE.replace('30个工作日', '20个工作日'));
    const second = await fileGuides([guide], {}, place, day('12'));
    expect(second.output).toContain('第几次备案：第2次');
    expect(second.output).toContain('BA2018000002');
    const told = await filingDifference(place, 'BA2018000001', 'BA2018000002');
    for (const said of ['前：30个工作日', '后：20个工作日', '共 1 处不同']) expect(told).toContain(said);
    expect(await filingDifference(place, 'BA2018000001', 'BA2018000001')).toContain('完全相同');
    expect(await filingsTold(place, { unit: '江湾区云桥街道办事处', item: '332036001000' })).toContain('共 2 件');
    expect(await filingsTold(place, { unit: '别的单位' })).toBe('没有符合条件的备案。\n');
    await expect(filingDifference(place, 'BA2018000001', 'BA2018000009')).rejects.toThrow('没有编号为“BA2018000009”的备案');
  });

  it('refuses only what cannot be read or names no item; the rest is filed', async () => {
    const place = await stores.place();
    const nameless = write('332036001000.md', '承诺时限：5个工作日\n\n咨询电话：0571-88880000\n');
    const empty = write('空.md', '');
    const { output, exitCode } = await fileGuides([nameless, empty, guide], {}, place, day('10'));
    expect(exitCode).toBe(2);
    expect(output).toContain('没有写明是哪个事项，请写上“事项名称：……”');
    expect(output).toContain('空.md”没有备案：');
    expect(output).toContain('BA2018000001');
    expect(await listFilings(await stores.open(place))).toHaveLength(1);
  });

  it('proves a receipt as text, page, Word and number, and shows what was changed', async () => {
    const place = await stores.place();
    await filingOfficeTold(place, '市政务办', '管理员', day('01')());
    await fileGuides([guide], { handbook: HANDBOOK, unit: '<b>甲&乙</b>街道', by: '王五', note: '说明 "=1+1"\n第二行', out: folder }, place, day('10'));
    const base = path.join(folder, '备案回执-BA2018000001');
    for (const name of [`${base}.txt`, `${base}.html`, `${base}.docx`, 'BA2018000001']) expect(await verifyReceipt(name, place)).toMatchObject({ exitCode: 0, output: expect.stringContaining('属实') as string });
    const text = readFileSync(`${base}.txt`, 'utf8');
    for (const [from, to, said] of [['接收单位：市政务办', '接收单位：省政务办', '“接收单位”与存档不符'], ['2018年9月10日', '2018年9月1日', '“接收时间”与存档不符'], ['第几次备案', '另经批准\n第几次备案', '有增加或次序被改动'], [/校验码：./, '校验码：x', '“校验码”与存档不符']] as const) {
      expect(await verifyReceipt(write('fake.txt', text.replace(from, to)), place)).toMatchObject({ exitCode: 1, output: expect.stringContaining(said) as string });
    }
    expect(readFileSync(`${base}.html`, 'utf8')).not.toContain('<b>甲');
    expect((await receiptTold(place, 'BA2018000001', undefined)).trim()).toBe(text.trim());
    expect(await verifyReceipt('BA2018000009', place)).toMatchObject({ exitCode: 1, output: expect.stringContaining('不属实') as string });
    await expect(verifyReceipt(write('别的.txt', '你好'), place)).rejects.toThrow(UserProblem);
    const store = await stores.open(place);
    await store.db.updateTable('filings').set({ unit: '别的单位' }).execute();
    expect(await verifyReceipt('BA2018000001', place)).toMatchObject({ exitCode: 1, output: expect.stringContaining('存档可能被改动过') as string });
  });

  it('takes due days that are days, and forgets them', async () => {
    const place = await stores.place();
    expect(await filingDueTold(place, undefined, {}, day('01')())).toBe('没有登记报送期限。\n');
    expect(await filingDueTold(place, '2018-9-20', { item: '332036001000' }, day('01')())).toContain('全部\t332036001000\t2018-09-20\t管理员');
    for (const wrong of ['9月中旬', '2018-02-30', '2018-13-01', '']) await expect(filingDueTold(place, wrong, {}, day('01')())).rejects.toThrow('不是日期');
    expect(await filingDueTold(place, '取消', { item: '332036001000' }, day('01')())).toBe('没有登记报送期限。\n');
    await expect(filingOfficeTold(place, ' ', undefined, day('01')())).rejects.toThrow('名称是空的');
  });
});
