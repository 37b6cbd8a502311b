import { describe, expect, it } from 'vitest';
import { checkCase } from '../../src/check/index.js';
import { caseOf, kit } from '../rules/engine.js';

const found = async (sides: Parameters<typeof caseOf>[0]) => checkCase(await caseOf(sides), kit).findings.filter(({ relations }) => !relations.includes('quality')).map(({ element, verdict }) => `${element} ${verdict}`);

const TITLE = '# 犬类准养登记\n\n- 办件类型：承诺件\n\n';
const phones = (number: string) => `${TITLE}- 咨询电话：${number}\n`;
const list = (...names: string[]) => `${TITLE}## 申请材料\n\n${names.map((name, at) => `${at + 1}. ${name}`).join('\n')}\n`;

describe('a difference that the entry declares', () => {
  it.each([
    ['none declared', '', ['consultation.phones fail']],
    ['for the element', '## 渠道差异\n\n1. 咨询电话：线上写热线，线下写窗口电话\n', []],
    ['by another label of it', '- 渠道差异：咨询方式：各写各的\n', []],
    ['for another element', '## 渠道差异\n\n办理时间：线上全天\n', ['consultation.phones fail']],
  ])('%s', async (_title, declared, expected) => {
    expect(await found({ online: phones('0571-82110001'), offline: phones('0571-82110002'), handbook: `${TITLE}${declared}` })).toEqual(expected);
  });

  it('of a material is respected by its name, for the channel that it speaks of', async () => {
    const sides = { online: list('居民身份证'), offline: list('居民身份证', '犬类免疫证') };
    const handbook = list('居民身份证', '犬类免疫证');
    expect(await found({ ...sides, handbook })).toEqual(['materials fail']);
    expect(await found({ ...sides, handbook: `${handbook}\n## 渠道差异\n\n- 犬类免疫证：线上共享核验，不需提交\n` })).toEqual([]);
    expect(await found({ ...sides, handbook: `${handbook}\n## 渠道差异\n\n- 犬类免疫证：线下不需提交\n` })).toEqual(['materials fail']);
  });
});

describe('what may lawfully be absent online', () => {
  it.each([
    ['the material', '犬类免疫证：涉及个人隐私', []],
    ['another', '居民身份证：涉及个人隐私', ['materials fail']],
  ])('%s', async (_title, line, expected) => {
    const handbook = `${list('居民身份证', '犬类免疫证')}\n## 可不在网上公开的内容\n\n- ${line}\n`;
    expect(await found({ online: list('居民身份证'), offline: list('居民身份证', '犬类免疫证'), handbook })).toEqual(expected);
  });

  it('does not excuse what stands there and differs', async () => {
    const handbook = `${TITLE}- 承诺办结时限：5个工作日\n\n## 可不在网上公开的内容\n\n- 承诺办结时限：内部\n`;
    expect(await found({ online: `${TITLE}- 承诺办结时限：9个工作日\n`, offline: `${TITLE}- 承诺办结时限：5个工作日\n`, handbook })).toEqual(['promisedTimeLimit fail']);
  });
});
