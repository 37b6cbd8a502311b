import { describe, expect, test } from 'vitest';
import { impactOf, type TouchedGuide } from '../../src/handbook/impact.js';
import { rules } from '../../src/rules/index.js';
import { readFile } from '../parse/kit.js';
import { entryText, kit, standardOf } from './kit.js';

const guide = async (department: string, channel: 'online' | 'offline', limit: string): Promise<TouchedGuide> => ({
  department, channel, item: '330199001000', name: '犬类准养登记', where: `${department}.md`,
  guide: await readFile(`# 犬类准养登记\n\n- 事项名称：犬类准养登记\n- 承诺办结时限：${limit}\n`),
});

describe('what a draft means for the guides', () => {
  const weigh = async (limits: string[], draft: string, former?: string) => {
    const guides = await Promise.all(limits.map((limit, index) => guide(`${index + 1}局`, index % 2 === 0 ? 'online' : 'offline', limit)));
    const found = impactOf(guides, await standardOf(entryText({ 承诺办结时限: draft })), former === undefined ? undefined : await standardOf(entryText({ 承诺办结时限: former })), kit, rules, {});
    return found.map(({ touched, falls, stays, ends }) => [touched.department, falls.map((one) => one.element), stays, ends]);
  };
  test('a shorter limit throws out who keeps the old one, on either side', async () => {
    expect(await weigh(['5个工作日', '五个工作日', '3个工作日'], '3个工作日', '5个工作日')).toEqual([['1局', ['promisedTimeLimit'], 0, 0], ['2局', ['promisedTimeLimit'], 0, 0], ['3局', [], 0, 0]]);
  });
  test('who deviated before is no new deviation, and who agrees by the draft is said', async () => {
    expect(await weigh(['10个工作日', '7个工作日'], '7个工作日', '5个工作日')).toEqual([['1局', [], 1, 0], ['2局', [], 0, 1]]);
  });
  test('without an entry in force every deviation is new', async () => {
    expect(await weigh(['10个工作日', '5个工作日'], '5个工作日')).toEqual([['1局', ['promisedTimeLimit'], 0, 0], ['2局', [], 0, 0]]);
  });
  test('other wording of the same changes nothing', async () => {
    expect(await weigh(['5个工作日'], '五个工作日', '5个工作日')).toEqual([['1局', [], 0, 0]]);
  });
});
