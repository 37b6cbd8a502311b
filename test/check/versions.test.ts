import { describe, expect, test } from 'vitest';
import { checkCase } from '../../src/check/index.js';
import { rules } from '../../src/rules/index.js';
import { entryText, kit, standardOf } from '../handbook/kit.js';
import { readFile } from '../parse/kit.js';

/** In force from 2018-12-03 with 3 working days, transition to 12-10; before it 5 working days. */
async function judged(limit: string, day: string, options: { former?: boolean; until?: string; material?: string } = {}): Promise<string[]> {
  const standard = await standardOf(entryText({ 承诺办结时限: '3个工作日' }, { 施行日期: '2018-12-03', 版本: '2018-12' }));
  const before = await standardOf(entryText({}, { 施行日期: '2018-09-14' }).replace('| 犬类免疫证 |', '| 犬类免疫证 | 原件 | 1 |\n| 犬只照片 |'));
  const capture = { channel: 'offline' as const, capture: 'hall-printed', outcome: 'ok' as const, attempts: 1, takenAt: `${day}T09:00:00+08:00` };
  const guide = await readFile(`# 犬类准养登记\n\n- 事项名称：犬类准养登记\n- 承诺办结时限：${limit}\n${options.material ? `\n## 申请材料\n\n1. 居民身份证\n2. 犬类免疫证\n3. ${options.material}\n` : ''}`);
  const { findings } = checkCase({
    item: { id: 'x', basicCode: '330199001000', name: '犬类准养登记', department: '甲局', row: 1, online: [], offline: [] },
    online: [], offline: [{ capture, guide }], captures: [capture], context: { itemType: '行政许可' },
    handbook: { capture: { ...capture, channel: 'handbook', capture: 'handbook' }, standard, ...(options.former === false ? {} : { former: { standard: before, ...(options.until === undefined ? { until: '2018-12-10' } : {}) } }) },
  }, kit, { rules: rules.filter(({ meta }) => meta.group === 'A') });
  return findings.map((finding) => `${finding.verdict} ${finding.severity} ${finding.element}${finding.key === undefined ? '' : ` ${finding.key}`}`);
}

describe('the version in force on the day of the capture judges', () => {
  test.each<[string, string, string[]]>([
    ['5个工作日', '2018-12-02', []],
    ['10个工作日', '2018-12-02', ['fail 严重 promisedTimeLimit']],
    ['3个工作日', '2018-12-02', ['fail 提示 promisedTimeLimit']],
    ['5个工作日', '2018-12-03', ['fail 提示 promisedTimeLimit']],
    ['5个工作日', '2018-12-10', ['fail 提示 promisedTimeLimit']],
    ['5个工作日', '2018-12-11', ['fail 严重 promisedTimeLimit']],
    ['4个工作日', '2018-12-05', ['fail 提示 promisedTimeLimit']],
    ['10个工作日', '2018-12-05', ['fail 严重 promisedTimeLimit']],
    ['3个工作日', '2018-12-05', []],
  ])('%s on %s', async (limit, day, wanted) => {
    expect(await judged(limit, day)).toEqual(wanted);
  });
  test('a material that only the former version asked for is a hint in the transition, and then an addition', async () => {
    expect(await judged('3个工作日', '2018-12-05', { material: '犬只照片' })).toEqual(['fail 提示 materials 犬只照片']);
    expect(await judged('3个工作日', '2018-12-11', { material: '犬只照片' })).toEqual(['fail 严重 materials 犬只照片']);
    expect(await judged('3个工作日', '2018-12-05', { material: '户口簿' })).toEqual(['fail 严重 materials 户口簿']);
  });
  test('without a former version, or without a transition, the present one judges at once', async () => {
    expect(await judged('5个工作日', '2018-12-04', { former: false })).toEqual(['fail 严重 promisedTimeLimit']);
    expect(await judged('5个工作日', '2018-12-04', { until: '' })).toEqual(['fail 严重 promisedTimeLimit']);
  });
});
