import { describe, expect, it } from 'vitest';
import address from '../../src/rules/channel/sync-address.js';
import hours from '../../src/rules/channel/sync-hours.js';
import phone from '../../src/rules/channel/sync-phone.js';
import { caseOf, kit } from './engine.js';

const TITLE = '# 犬类准养登记\n\n- 实施机关：萧山区城管局\n- 承诺办结时限：5个工作日\n\n';
interface Hall { name: string; address: string; hours: string; phone: string }
const HALL: Hall = { name: '区行政服务中心', address: '萧山区市心中路188号2楼12号窗口', hours: '周一至周五 8:30-12:00，13:30-17:00', phone: '0571-82711111' };
const TOWN: Hall = { name: '河上镇便民服务中心', address: '萧山区河上镇河上路6号1楼', hours: '周一至周五 9:00-12:00，14:00-17:00', phone: '0571-82722222' };
const OTHER: Hall = { name: '临浦镇便民服务中心', address: '萧山区临浦镇人民路9号', hours: '周一至周六 8:30-12:00，13:30-17:00', phone: '0571-82733333' };
const HALLS = [HALL, TOWN, OTHER];

/** The ways in which pages list several places. */
const PAGES: Record<string, string> = {
  table: `${TITLE}## 办理地点\n\n| 办理点 | 地址 | 办公时间 | 联系电话 |\n|---|---|---|---|\n${HALLS.map((one) => `| ${Object.values(one).join(' | ')} |`).join('\n')}\n`,
  sections: TITLE + HALLS.map((one) => `## ${one.name}\n\n- 办理地址：${one.address}\n- 办公时间：${one.hours}\n- 咨询电话：${one.phone}\n`).join('\n'),
  list: `${TITLE}## 办理地点\n\n${HALLS.map((one, index) => `${index + 1}. ${one.name}：${one.address}（${one.hours}，电话：${one.phone}）`).join('\n')}\n`,
  lines: `${TITLE}${(['address', 'hours', 'phone'] as const).map((part, index) => `## ${['办理地点', '办公时间', '咨询电话'][index]}\n\n${HALLS.map((one) => `${one.name}：${one[part]}`).join('\n\n')}\n`).join('\n')}`,
};

const entry = (one: Hall, named: boolean): string => `${named ? `- 办理点名称：${one.name}\n` : ''}- 办理地址：${one.address}\n- 办公时间：${one.hours}\n- 咨询电话：${one.phone}\n`;
const paper = (one: Hall, named = true): string => TITLE + entry(one, named);
const RULES = { address, hours, phone };

async function judged(online: string, offline: string): Promise<Record<string, string>> {
  const subject = await caseOf({ online, offline });
  return Object.fromEntries(Object.entries(RULES).map(([name, rule]) => [name, [...rule.check(subject, kit)].map((mark) => mark.verdict).sort().join()]));
}

const PASS = { address: 'pass', hours: 'pass', phone: 'pass' };

describe.each(Object.entries(PAGES))('the paper of one place against a page of three (%s)', (_name, page) => {
  it.each<[string, string, Record<string, string>]>([
    ['its entry', paper(TOWN), PASS],
    ['its entry, no name', paper(TOWN, false), PASS],
    ['the last entry', paper(OTHER, false), PASS],
    ['the hours of another place', paper({ ...TOWN, hours: HALL.hours }, false), { ...PASS, hours: 'fail' }],
    ['the telephone of another place', paper({ ...TOWN, phone: OTHER.phone }, false), { ...PASS, phone: 'fail' }],
    ['a telephone that no place has', paper({ ...TOWN, phone: '0571-82799999' }, false), { ...PASS, phone: 'fail' }],
    ['an address that has changed, known by its telephone', paper({ ...TOWN, address: '萧山区河上镇新街12号' }, false), { ...PASS, address: 'fail' }],
    ['two papers in one', TITLE + [TOWN, OTHER].map((one) => `## ${one.name}\n\n${entry(one, false)}`).join('\n'), { address: 'pass,pass', hours: 'pass,pass', phone: 'pass,pass' }],
    ['two papers in one, hours swapped', TITLE + [{ ...TOWN, hours: OTHER.hours }, { ...OTHER, hours: TOWN.hours }].map((one) => `## ${one.name}\n\n${entry(one, false)}`).join('\n'), { address: 'pass,pass', hours: 'fail,fail', phone: 'pass,pass' }],
  ])('%s', async (_title, offline, expected) => {
    expect(await judged(page, offline)).toEqual(expected);
  });
  it('a place that the page does not have is for a person', async () => {
    const unknown = await judged(page, paper({ name: '戴村镇便民服务中心', address: '萧山区戴村镇戴村路1号', hours: HALL.hours, phone: '0571-82744444' }, false));
    expect(Object.values(unknown)).toEqual(['cannot-tell', 'cannot-tell', 'cannot-tell']);
  });
});

it('a telephone that all places share tells none of them', async () => {
  const shared = TITLE + HALLS.map((one) => `## ${one.name}\n\n- 办理地址：${one.address}\n- 办公时间：${one.hours}\n- 咨询电话：12345\n`).join('\n');
  expect(await judged(shared, paper({ ...TOWN, address: '萧山区河上镇新街12号', phone: '12345' }, false))).toEqual({ address: 'cannot-tell', hours: 'cannot-tell', phone: 'cannot-tell' });
});
