import { describe, expect, it } from 'vitest';
import { isoDay, toStandard } from '../../src/parse/handbook.js';
import { readFile, text } from './kit.js';

const ENTRY = `---
市直单位: 杭州市城市管理局
版本: 2018-09
施行日期: 2018-09-15
过渡期: 5个工作日
发布文件: 杭跑改办〔2018〕×号
---
# 户外宣传栏设置备案

- 基本编码：3301-0200 3000
- 承诺办结时限：5个工作日

## 办理地点

由各实施单位按格式填写。

## 属地要素

办理地点、办理时间、咨询电话由各实施单位按格式填写，不作统一规定。
`;

describe('toStandard', () => {
  it('reads an entry with its owner, version and days', async () => {
    const guide = await readFile(ENTRY);
    expect(toStandard(guide)).toEqual({
      guide, basicCode: '330102003000', name: '户外宣传栏设置备案', owner: '杭州市城市管理局', version: '2018-09', effectiveFrom: '2018-09-15', transitionDays: 5, issuedBy: '杭跑改办〔2018〕×号',
    });
  });

  it('takes a text that leaves a value to others for no statement', async () => {
    const guide = await readFile(ENTRY);
    expect(guide.fields['places[].address']).toBeUndefined();
    expect(guide.places).toEqual([]);
    expect(text(guide, 'consultation.phones')).toBeUndefined();
  });

  it('reads the same from labels in the text', async () => {
    const standard = toStandard(await readFile('# 某某备案\n\n- 编制单位：杭州市城市管理局\n- 施行日期：2018年9月15日\n- 过渡期：十个工作日\n'));
    expect(standard).toMatchObject({ owner: '杭州市城市管理局', effectiveFrom: '2018-09-15', transitionDays: 10 });
    expect(standard.basicCode).toBeUndefined();
  });

  it('reads what stands in one line, and no heading of columns as an element', async () => {
    const guide = await readFile('<h1>某某备案</h1><p>市直单位：杭州市城市管理局　版本：2018-10　　施行日期：2018年10月8日</p><table><tr><td>要　素</td><td>统一标准</td></tr><tr><td>基本编码</td><td>330117099000</td></tr><tr><td>承诺办结时限</td><td>7个工作日</td></tr></table>', 'a.html');
    expect(toStandard(guide)).toMatchObject({ owner: '杭州市城市管理局', version: '2018-10', effectiveFrom: '2018-10-08' });
    expect(guide.unknown).toEqual([]);
  });

  it.each([
    ['2018-09-15', '2018-09-15'], ['2018年9月5日起', '2018-09-05'], ['２０１８／９／５', '2018-09-05'], ['2018.9.15', '2018-09-15'],
    ['2018年9月', undefined], ['2018-13-01', undefined], ['2018-02-30', undefined], ['发布之日', undefined], ['', undefined],
  ])('day %s', (day, iso) => {
    expect(isoDay(day)).toBe(iso);
  });
});
