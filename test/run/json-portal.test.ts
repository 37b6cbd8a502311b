import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { openPortal, send, type Portal, type Route } from '../crawl/portal.js';
import { folders, report } from './small-city.js';

/** What each paper guide says: the records of the portal say the same, but for what a test plants. */
const PAPER = [
  ['承诺办结时限', '5个工作日'], ['法定办结时限', '20个工作日'], ['到办事现场次数', '1次'], ['咨询电话', '0571-82345678'], ['监督投诉电话', '0571-82345679'], ['办理地点', '山前路1号'], ['是否收费', '否'],
] as const;
const ITEMS = ['河道采砂许可', '古树移植许可', '公墓安葬登记', '船员登记', '灯箱设置许可', '农机报废备案', '渔具核验'];
const codeOf = (index: number): string => `33019900${index + 1}000`;

const national = (index: number, other: object = {}): object => ({
  TASK_NAME: ITEMS[index], CATALOG_CODE: codeOf(index), PROMISE_DAY: 5, PROMISE_TYPE: '1', ANTICIPATE_DAY: '20', ANTICIPATE_TYPE: '1', LIMIT_SCENE_NUM: 1, IS_FEE: '0',
  LINK_TEL: '0571-82345678', SUPERVISE_TEL: '0571-82345679', TRANSACT_ADDR: '山前路1号', MATERIALS: [{ materialName: '申请表', paperNum: 1 }, { materialName: '身份证', paperNum: 1 }], ...other,
});
const camel = (index: number, other: object = {}): object => ({
  taskName: ITEMS[index], catalogCode: codeOf(index), promiseDay: 5, promiseType: '1', anticipateDay: 20, anticipateType: '1', limitSceneNum: '1', isFee: '0',
  linkWay: '0571-82345678', superviseWay: '0571-82345679', transactAddr: '山前路1号', materialList: [{ materialName: '申请表', paperNum: 1 }, { materialName: '身份证', paperNum: 1 }], ...other,
});

const json = (value: unknown, type = 'application/json'): Route => (_request, response) => send(response, JSON.stringify(value), { type });

describe('a portal that serves records', () => {
  const own = folders();
  let portal: Portal;
  let result: Report;
  beforeAll(async () => {
    portal = await openPortal({
      '/api/0': json(national(0)),
      '/api/1': json({ code: 200, msg: 'success', data: camel(1) }),
      '/api/2': json(national(2, { PROMISE_DAY: 9 })),
      '/api/3': json({ code: 200, data: { basic: camel(3, { linkWay: '0571-82340000' }) } }),
      '/api/4': json({ code: 500, msg: '系统维护中，请稍后再试', data: null }),
      '/api/5': json(national(0)),
      '/api/6': json(camel(6, { promiseType: '2' }), 'text/plain'),
    });
    const folder = own.open();
    const rows = ITEMS.map((name, index) => {
      writeFileSync(path.join(folder, `${index}.md`), `# ${name}办事指南\n\n- 事项名称：${name}\n- 基本编码：${codeOf(index)}\n${PAPER.map(([label, value]) => `- ${label}：${value}`).join('\n')}\n\n## 申请材料\n\n1. 申请表（1份）\n2. 身份证（1份）\n`);
      return `${codeOf(index)},,${name},甲局,/api/${index},${index}.md,`;
    });
    writeFileSync(path.join(folder, '目录.csv'), ['基本编码,实施编码,事项名称,部门,线上地址,线下文件,手册文件', ...rows].join('\n'));
    result = await report({ catalogue: path.join(folder, '目录.csv'), portal: portal.origin, out: path.join(folder, 'out') });
  });
  afterAll(async () => {
    await portal.close();
    own.remove();
  });

  const outcome = (index: number): string | undefined => result.coverage.find((one) => one.item === codeOf(index) && one.channel === 'online')?.outcome;
  const accused = (index: number): string[] => result.findings.filter((one) => one.item === codeOf(index) && one.verdict === 'fail' && one.relations.includes('online-offline')).map((one) => one.element);

  test.each([[0, 'ok'], [1, 'ok'], [2, 'ok'], [3, 'ok'], [4, 'maintenance'], [5, 'wrong-item'], [6, 'ok']])('item %i is %s', (index, wanted) => expect(outcome(index)).toBe(wanted));
  test.each([[0, []], [1, []], [2, ['promisedTimeLimit']], [3, ['consultation.phones']], [4, []], [5, []], [6, ['promisedTimeLimit']]])('item %i: findings %j', (index, wanted) => expect(accused(index)).toEqual(wanted));
  test('a finding leads to the member of the record', () => {
    const at = result.findings.find((one) => one.item === codeOf(2) && one.element === 'promisedTimeLimit')?.sides.online?.at;
    expect(JSON.stringify(at)).toContain('/PROMISE_DAY');
  });
});
