import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/model/case.js';
import { rules } from '../../src/rules/index.js';
import { caseOf, kit } from './engine.js';

/** Verdicts of a rule on one guide: the worst, and the text of its message's data. */
async function verdict(number: string, lines: string, side: 'online' | 'offline' = 'online', change: (subject: Case) => void = () => undefined): Promise<string> {
  const subject = await caseOf({ [side]: `# 犬类准养登记\n\n${lines}` });
  change(subject);
  const rule = rules.find(({ meta }) => meta.number === number);
  const marks = [...(rule?.check(subject, kit) ?? [])].map((mark) => mark.verdict);
  return marks.includes('fail') ? 'fail' : marks.includes('cannot-tell') ? 'cannot-tell' : 'pass';
}

describe('C01 empty elements', () => {
  it.each([
    ['- 咨询电话：无', 'fail'],
    ['- 监督投诉电话：暂无', 'fail'],
    ['- 监督投诉电话：——', 'fail'],
    ['- 办理地点：无\n- 到办事现场次数：1次', 'fail'],
    ['- 办理地点：无\n- 到办事现场次数：0次', 'pass'],
    ['- 数量限制：无\n- 收费依据：无', 'pass'],
    ['- 承诺办结时限：无', 'pass'],
    ['- 承诺办结时限：无\n- 法定办结时限：20个工作日', 'fail'],
    ['- 承诺办结时限：无\n- 法定办结时限：无', 'pass'],
    ['- 咨询电话：无锡市0510-82110001', 'pass'],
  ])('%s: %s', async (lines, expected) => {
    expect(await verdict('C01', lines)).toBe(expected);
  });
});

describe('C20 units of time limits', () => {
  it.each([
    ['- 承诺办结时限：15日', 'fail'],
    ['- 承诺办结时限：15天内', 'fail'],
    ['- 承诺办结时限：十五个工作日', 'pass'],
    ['- 承诺办结时限：15个自然日', 'pass'],
    ['- 承诺办结时限：1个月', 'pass'],
    ['- 承诺办结时限：当日办结', 'pass'],
    ['- 承诺办结时限：即办', 'pass'],
    ['- 承诺时限（工作日）：15', 'pass'],
    ['- 事项类型：行政许可\n- 法定办结时限：20日', 'fail'],
    ['- 事项类型：公共服务\n- 法定办结时限：20日', 'pass'],
  ])('%s: %s', async (lines, expected) => {
    expect(await verdict('C20', lines)).toBe(expected);
  });
});

describe('C22 steps and the promise', () => {
  const steps = (promise: string, ...names: string[]) => `- 承诺办结时限：${promise}\n\n## 办理流程\n\n${names.map((name, at) => `${at + 1}. ${name}`).join('\n')}`;
  it.each([
    [steps('5个工作日', '受理（1个工作日）', '审查（3个工作日）', '决定（3个工作日）'), 'fail'],
    [steps('5个工作日', '受理（1个工作日）', '审查（3个工作日）', '决定（2个工作日）'), 'cannot-tell'],
    [steps('5个工作日', '受理（1个工作日）', '审查（3个工作日）', '决定（1个工作日）', '送达（10个工作日）'), 'pass'],
    [steps('5个工作日', '审查（3个工作日）', '专家评审（30个工作日）', '决定（2个工作日）'), 'pass'],
    [steps('即办', '受理（1个工作日）', '审查（3个工作日）', '决定（2个工作日）'), 'pass'],
    [steps('5个工作日', '审查（6小时）', '决定（6小时）'), 'pass'],
  ])('%s: %s', async (lines, expected) => {
    expect(await verdict('C22', lines)).toBe(expected);
  });
});

describe('C38 telephones', () => {
  it.each([
    ['82898184', 'fail'],
    ['0571-8289818', 'fail'],
    ['020-3607290', 'fail'],
    ['13800000000', 'fail'],
    ['0571-82898184', 'pass'],
    ['（0571）8289 8184', 'pass'],
    ['0571-82898184、82898185', 'pass'],
    ['0571-82898184转802', 'pass'],
    ['0770-2831510', 'pass'],
    ['12345', 'pass'],
    ['400-100-1234', 'pass'],
    ['0571-82898184；13800000000', 'pass'],
    ['0571-XXXXXXXX', 'pass'],
    ['拨打窗口电话', 'pass'],
  ])('%s: %s', async (phone, expected) => {
    expect(await verdict('C38', `- 咨询电话：${phone}`)).toBe(expected);
  });
});

describe('C40 test calls', () => {
  const call = (result: '空号停机' | '无人接听' | '正确', times: number) => (subject: Case) => {
    subject.calls = { '057182898184': { result, at: Array.from({ length: times }, (_, at) => `2018-09-1${at}T10:00:00+08:00`) } };
  };
  it.each([
    ['a number that does not exist', call('空号停机', 1), 'fail'],
    ['nobody answered three times', call('无人接听', 3), 'fail'],
    ['nobody answered once', call('无人接听', 1), 'pass'],
    ['right', call('正确', 1), 'pass'],
    ['not called', () => undefined, 'pass'],
  ] as const)('%s', async (_title, change, expected) => {
    expect(await verdict('C40', '- 咨询电话：0571-82898184', 'online', change)).toBe(expected);
  });
});

describe('C43 citations', () => {
  it.each([
    ['《中华人民共和国动物防疫法》', 'fail'],
    ['《动物防疫法》、《养犬管理条例》第九条', 'fail'],
    ['国家有关规定', 'fail'],
    ['《关于加强养犬管理的通知》', 'fail'],
    ['《中华人民共和国动物防疫法》第三十条', 'pass'],
    ['《动物防疫法》（2015年修正）第三十条第二款', 'pass'],
    ['1.《动物防疫法》第三十条：依照《中华人民共和国行政处罚法》的规定处罚。', 'pass'],
    ['《动物防疫法》第三十条“依照《行政处罚法》办理”', 'pass'],
    ['《关于加强养犬管理的通知》（杭政办〔2016〕7号）', 'pass'],
    ['杭政办〔2016〕7号', 'pass'],
    ['《养犬登记办法》（公安部令第7号）', 'pass'],
  ])('%s: %s', async (basis, expected) => {
    expect(await verdict('C43', `- 设定依据：${basis}`)).toBe(expected);
  });
});

describe('C44 laws no longer in force', () => {
  const on = (day: string) => (subject: Case) => {
    subject.context = { ...subject.context, day };
  };
  it.each([
    ['《中华人民共和国合同法》第四十四条', '2021-01-01', 'fail'],
    ['《中华人民共和国合同法》第四十四条', '2020-12-31', 'pass'],
    ['《劳动合同法》第十条', '2022-01-01', 'pass'],
    ['《公司登记管理条例》第九条', '2022-03-01', 'fail'],
    ['《个人独资企业法》第九条', '2022-03-01', 'pass'],
  ])('%s on %s: %s', async (basis, day, expected) => {
    expect(await verdict('C44', `- 设定依据：${basis}`, 'online', on(day))).toBe(expected);
  });
});

describe('proposals to cancel', () => {
  it.each([
    ['C13', '户籍证明', 'fail'],
    ['C13', '申请人户籍证明', 'fail'],
    ['C13', '居民户口簿', 'pass'],
    ['C14', '收入证明', 'fail'],
    ['C14', '短期工作证明', 'pass'],
    ['C14', '守法承诺书', 'pass'],
    ['C15', '婚姻登记证明', 'fail'],
    ['C15', '结婚证', 'pass'],
    ['C12', '居委会同意养犬证明', 'cannot-tell'],
    ['C12', '出生医学证明', 'pass'],
  ])('%s %s: %s', async (number, name, expected) => {
    expect(await verdict(number, `- 办件类型：承诺件\n\n## 申请材料\n\n1. ${name}（原件1份）`)).toBe(expected);
  });

  it('cost nothing and are no errors', async () => {
    const subject = await caseOf({ online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 要求依据 |\n| --- | --- |\n| 居委会证明 | 无 |\n| 收入证明 | 无 |' });
    const marks = rules.filter(({ meta }) => ['C12', 'C13', 'C14', 'C15'].includes(meta.number)).flatMap((rule) => [...rule.check(subject, kit)]);
    expect(marks.length).toBeGreaterThan(2);
    expect(new Set(marks.map(({ severity }) => severity))).toEqual(new Set(['提示']));
  });
});

describe('C30 addresses that elements state in words', () => {
  const tried = (outcome: string) => (subject: Case) => {
    subject.links = { 'https://www.example.gov.cn/ask': { outcome } };
  };
  it.each([
    ['not-found', 'fail'],
    ['soft-not-found', 'fail'],
    ['wrong-item', 'cannot-tell'],
    ['unavailable', 'pass'],
    ['ok', 'pass'],
  ])('%s: %s', async (outcome, expected) => {
    expect(await verdict('C30', '- 网上咨询：https://www.example.gov.cn/ask', 'online', tried(outcome))).toBe(expected);
  });
});

describe('C01 conditions of which only the lead-in stands in a record', () => {
  const record = async (conditions: string) => {
    const subject = await caseOf({ online: '# 犬类准养登记\n\n- 办件类型：承诺件' });
    const [own] = subject.online;
    if (own) own.guide.fields['eligibility'] = [{ value: undefined, text: conditions, raw: conditions, at: { snapshot: '0', kind: 'json', pointer: '/accept' } }];
    return [...(rules.find(({ meta }) => meta.number === 'C01')?.check(subject, kit) ?? [])].map((mark) => mark.verdict);
  };
  it.each([
    ['申请养犬的个人，应当符合下列条件：', ['fail']],
    ['申请人满足以下全部条件的，可以提出申请：', ['fail']],
    ['1.有固定住所。2.符合下列全部条件：', []],
    ['符合养犬登记初审条件可以提出申请：', []],
    ['应当符合下列条件：有固定住所', []],
  ])('%s: %j', async (conditions, expected) => {
    expect(await record(conditions)).toEqual(expected);
  });

  it('are put to a person where a paper may hold the list elsewhere', async () => {
    expect(await verdict('C01', '- 办件类型：承诺件\n- 受理条件：应当符合下列条件：')).toBe('cannot-tell');
  });
});

describe('C02 enumerations that end in 等', () => {
  it.each([
    ['回乡证、港澳居民身份证等', 'fail'],
    ['完工证明、验收证明等文件', 'fail'],
    ['其他佐证材料', 'fail'],
    ['社会体育指导员证书（高等）', 'pass'],
    ['普通话水平二级乙等', 'pass'],
    ['有效护照等国际旅行证件', 'pass'],
  ])('%s: %s', async (name, expected) => {
    expect(await verdict('C02', `- 办件类型：承诺件\n\n## 申请材料\n\n1. ${name}\n2. 居民身份证`)).toBe(expected);
  });
});

describe('wordings that are no faults', () => {
  it.each([
    ['C04', '## 受理条件\n\n1. 领养人应当给予犬只适当的照料。', 'pass'],
    ['C04', '## 受理条件\n\n1. 经外地有关部门批准迁入的犬只。', 'pass'],
    ['C04', '## 受理条件\n\n1. 犬只走失的，应及时报告登记机关。', 'pass'],
    ['C04', '## 受理条件\n\n1. 原则上每户限养一只。', 'fail'],
    ['C04', '## 注意事项\n\n材料不齐的请及时补交。', 'fail'],
    ['C07', '## 受理条件\n\n1. 有说明养犬目的的书面材料。', 'pass'],
    ['C13', '## 申请材料\n\n1. 现役军人身份证明（原件1份）', 'pass'],
    ['C41', '- 办件类型：承诺件\n- 办理地点：萧山区市心中路188号1516房', 'pass'],
    ['C45', '- 办件类型：承诺件\n- 实施编码：TE330109GD030003VV2330701006000', 'pass'],
  ])('%s %s: %s', async (number, lines, expected) => {
    expect(await verdict(number, lines)).toBe(expected);
  });
});
