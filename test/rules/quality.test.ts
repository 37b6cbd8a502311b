import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { caseOf, captureOf, guideOf, kit } from './engine.js';
import type { Case } from '../../src/model/case.js';

const ruleNamed = (id: string) => {
  const rule = rules.find(({ meta }) => meta.id === id);
  if (!rule) throw new Error(id);
  return rule;
};
const fails = async (id: string, offline: string) => [...ruleNamed(id).check(await caseOf({ offline: `# 犬类准养登记\n\n${offline}` }), kit)].filter(({ verdict }) => verdict === 'fail').length > 0;

describe('catch-all materials', () => {
  it.each([
    ['其他材料', true],
    ['其他有关材料', true],
    ['其他需要提供的材料', true],
    ['登记机关认为其他应当提交的材料', true],
    ['《其他相关材料》', true],
    ['法律、法规规定的其他材料', true],
    ['登记机关要求提交的其他材料', true],
    ['其它证明材料（如有）', true],
    ['相关证明材料', true],
    ['申请表等材料', true],
    ['房屋权属相关证明', false],
    ['其他材料（犬只免疫证复印件）', false],
    ['犬类免疫证明材料', false],
    ['有关材料真实性的承诺书', false],
    ['授权委托书', false],
  ])('%s: %s', async (name, expected) => {
    expect(await fails('wording/catch-all-material', `## 申请材料\n\n1. 居民身份证\n2. ${name}`)).toBe(expected);
  });
});

describe('catch-all conditions', () => {
  it.each([
    ['法律、法规规定的其他条件。', true],
    ['符合国家有关规定。', true],
    ['其他条件', true],
    ['《养犬管理条例》第九条规定的其他条件。', false],
    ['除有固定住所外，还应当具备下列其他条件：', false],
    ['符合国家有关规定的犬只已免疫。', false],
    ['没有其他未办结的处罚。', false],
    ['符合杭养管〔2016〕71号规定的其他条件。', false],
  ])('%s: %s', async (clause, expected) => {
    expect(await fails('wording/catch-all-condition', `## 受理条件\n\n1. 有固定住所；\n2. ${clause}`)).toBe(expected);
  });
});

describe('vague words', () => {
  it.each([
    ['必要时须携带犬只到场。', true],
    ['请尽快办理。', true],
    ['审核需要3天左右。', true],
    ['由有关部门出具意见。', true],
    ['犬只左右两侧各拍照一张。', false],
    ['按《养犬管理若干规定》办理。', false],
    ['养犬管理条例第九条规定，有关部门应当及时处理。', false],
    ['告示写着“必要时可延期”字样的，以本指南为准。', false],
    ['三个工作日内领取。', false],
    ['不适当的犬种不予登记。', false],
  ])('%s: %s', async (note, expected) => {
    expect(await fails('wording/vague-term', `## 注意事项\n\n${note}`)).toBe(expected);
  });
});

describe('placeholders', () => {
  it.each([
    ['咨询电话：待补充', true],
    ['咨询电话：XXX', true],
    ['咨询电话：0571-XXXXXXXX', true],
    ['办理地点：测试', true],
    ['咨询电话：0571-82110001', false],
    ['办理结果：犬只行为测试合格证', false],
    ['数量限制：无', false],
  ])('%s: %s', async (line, expected) => {
    expect(await fails('wording/placeholder', `- ${line}`)).toBe(expected);
  });
});

describe('same telephone for questions and complaints', () => {
  it.each([
    ['0571-82110001', '（0571）8211 0001', true],
    ['82110001', '0571-82110001', true],
    ['12345', '12345', false],
    ['0571-82110001', '0571-82110002', false],
    ['0571-82110001', '12345', false],
  ])('%s and %s: %s', async (consult, complaint, expected) => {
    expect(await fails('phone/same-consult-complaint', `- 咨询电话：${consult}\n- 监督投诉电话：${complaint}`)).toBe(expected);
  });
});

describe('a promise beyond the law', () => {
  it.each([
    ['20个工作日', '30个工作日', true],
    ['20个工作日', '20个工作日', false],
    ['20个工作日', '即办', false],
    ['无', '5个工作日', false],
    ['20个工作日', '尽快', false],
  ])('%s by law, %s promised: %s', async (statutory, promised, expected) => {
    expect(await fails('time-limit/promised-exceeds-statutory', `- 法定办结时限：${statutory}\n- 承诺办结时限：${promised}`)).toBe(expected);
  });
});

describe('counts of materials', () => {
  it.each([
    ['共3项材料：', true],
    ['共需提交三项材料：', true],
    ['共2项材料：', false],
    ['需提交以下两项材料：', false],
    ['以下材料各1份：', false],
    ['材料共2份：', false],
  ])('%s over two: %s', async (lead, expected) => {
    expect(await fails('material/count-mismatch', `## 申请材料\n\n${lead}\n\n1. 居民身份证\n2. 犬类免疫证`)).toBe(expected);
  });
});

describe('zero visits', () => {
  it.each([
    ['0次', '窗口办理', true],
    ['零次', '现场办理', true],
    ['0次', '窗口办理、网上办理', false],
    ['0次', '窗口办理、邮寄申请', false],
    ['1次', '窗口办理', false],
    ['0次', '全程网办', false],
  ])('%s by %s: %s', async (visits, modes, expected) => {
    expect(await fails('visit/zero-without-channel', `- 到办事现场次数：${visits}\n- 办理形式：${modes}`)).toBe(expected);
  });
});

describe('opening hours', () => {
  it.each([
    ['上班时间', true],
    ['上午9:00-12:00，下午13:30-17:00', true],
    ['工作日 9:00-17:00', false],
    ['星期一至星期五 9:00-12:00', false],
    ['全天24小时', false],
  ])('%s: %s', async (hours, expected) => {
    expect(await fails('hours/format', `- 办公时间：${hours}`)).toBe(expected);
  });
});

describe('dead links', () => {
  const linked = async (outcome: string | undefined): Promise<Case> => {
    const guide = await guideOf('# 犬类准养登记\n\n- 承诺办结时限：5个工作日');
    guide.links = [{ text: '空白表格', href: '/files/form.docx', at: { snapshot: guide.snapshot, kind: 'html', selector: 'a' } }];
    const subject = await caseOf({});
    subject.online = [{ capture: { ...captureOf('online'), url: 'https://portal.example/guide/1' }, guide }];
    if (outcome !== undefined) subject.links = { 'https://portal.example/files/form.docx': { outcome } };
    return subject;
  };
  it.each([
    ['not-found', ['fail']],
    ['soft-not-found', ['fail']],
    ['redirect-home', ['cannot-tell']],
    ['timeout', []],
    ['unavailable', []],
    ['disallowed', []],
    ['ok', []],
    [undefined, []],
  ])('%s: %s', async (outcome, expected) => {
    expect([...ruleNamed('online/url-dead').check(await linked(outcome), kit)].map(({ verdict }) => verdict)).toEqual(expected);
  });
});
