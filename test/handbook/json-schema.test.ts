import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCase } from '../../src/check/index.js';
import { standardSchema } from '../../src/handbook/json-schema.js';
import { normaliseGuide } from '../../src/handbook/normalise.js';
import type { Guide } from '../../src/model/guide.js';
import type { Standard } from '../../src/model/standard.js';
import { rules } from '../../src/rules/index.js';
import { readFile } from '../parse/kit.js';
import { entryText, kit, standardOf } from './kit.js';

const ajv = new Ajv2020({ strict: false, allErrors: true });
const handbookRules = rules.filter(({ meta }) => meta.group === 'A');
const capture = (channel: 'offline' | 'handbook') => ({ channel, capture: channel, outcome: 'ok' as const, attempts: 1, takenAt: '2018-09-20T09:00:00+08:00' });

/** Elements on which rules find more than a hint, and those on which a person has to decide. */
function judged(guide: Guide, standard: Standard): { fails: string[]; doubts: string[] } {
  const item = { id: 'x', basicCode: '330199001000', name: '犬类准养登记', department: '江湾区公安分局', row: 1, online: [], offline: [] };
  const itemType = standard.guide.fields.itemType?.[0]?.text;
  const { findings } = checkCase(
    { item, online: [], offline: [{ capture: capture('offline'), guide }], handbook: { capture: capture('handbook'), standard }, captures: [], context: itemType ? { itemType } : {} },
    kit, { rules: handbookRules },
  );
  const of = (verdict: string) => findings.filter((one) => one.verdict === verdict && one.severity !== '提示').map((one) => one.element);
  return { fails: of('fail'), doubts: of('cannot-tell') };
}

const compiled = new WeakMap<Standard, ValidateFunction>();

function valid(guide: Guide, standard: Standard): { ok: boolean; errors: string[] } {
  const validate = compiled.get(standard) ?? ajv.compile({ ...standardSchema(standard, kit), $id: undefined });
  compiled.set(standard, validate);
  const ok = validate({ normalized: normaliseGuide(guide, kit) });
  return { ok, errors: (validate.errors ?? []).map((error) => error.instancePath) };
}

/** Ways in which a guide may write an element of the entry: the same, otherwise, and for a person to decide. */
const WRITTEN: Record<string, string[]> = {
  事项名称: ['犬类准养登记', '《犬类准养登记》', '犬类准养登记（新办）', '犬只收容登记'],
  基本编码: ['330199001000', '330199001001'],
  事项类型: ['行政许可', '许可', '公共服务'],
  服务对象: ['自然人', '个人', '自然人、企业法人', '企业法人'],
  法定办结时限: ['20个工作日', '二十个工作日', '20日', '20个自然日', '一个月', '30个工作日', '15个工作日'],
  承诺办结时限: ['5个工作日', '自受理之日起五个工作日内', '5日', '3个工作日', '即办', '7个自然日', '8个自然日', '10个工作日', '4小时', '1周', '2周', '1个月', '5个工作日（不含现场踏勘）', '当场办结', '1至5个工作日', '自材料齐全之日起5个工作日', '自发证之日起5个工作日'],
  办件类型: ['承诺件', '即办件'],
  到办事现场次数: ['1次', '一次', '0次', '无需到现场', '2次', '最多跑一次', '最多跑两次'],
  办理形式: ['窗口办理、网上办理', '网上办理；窗口办理', '窗口办理', '窗口办理、网上办理、邮寄申请', '全程网办'],
  是否收费: ['否', '不收费', '免费', '是', '10元/证'],
  结果名称: ['犬类准养证', '《犬类准养证》', '养犬登记批复'],
  有效期: ['1年', '一年', '12个月', '长期', '2年'],
  设定依据: ['《中华人民共和国动物防疫法》第三十条', '《动物防疫法》第30条', '动物防疫法第三十条', '《动物防疫法》第三十一条', '《治安管理处罚法》第三十条', '《动物防疫法》第三十条；《城市市容管理条例》第十条', '《动物防疫法》（2015年修正）第三十条'],
  受理条件: ['有固定住所；犬只已免疫。', '1.有固定住所 2.犬只已免疫', '有固定住所。', '有固定住所；犬只已免疫；具有本区户籍。', '有固定的住所；犬只已经免疫。', '犬只已免疫；有固定住所。'],
  办理流程: ['申请→受理→审查→决定→送达', '申请-受理-审查-决定-送达', '申请→受理→审核→决定→送达', '申请→受理→决定→送达', '申请→受理→审查→公示→决定→送达'],
};
const MATERIALS = ['| 居民身份证 | 复印件 | 1 |', '| 身份证 | 复印件 | 一份 |', '| 居民身份证 | 原件 | 1 |', '| 居民身份证 | 原件或复印件 | 1 |', '| 居民身份证 | 复印件 | 2 |', '| 居民身份证 | 原件和复印件 | 原件1份，复印件1份 |', '| 居民身份证（核验原件） | 复印件 | 1 |', '| 户口簿 | 复印件 | 1 |'];
const OTHERS = ['| 犬类免疫证 | 原件 | 1 |', '| 《犬类免疫证》 | 原件 | 1份 |', '| 犬类免疫证 | 复印件 | 1 |', '| 犬类免疫证明 | 原件 | 1 |', '| 犬类免疫证 | 原件 | 3 |', ''];
const MORE = ['', '| 犬只照片 | 原件 | 2 |'];

const guideText = fc.record({
  rows: fc.record(Object.fromEntries(Object.entries(WRITTEN).map(([label, texts]) => [label, fc.option(fc.constantFrom(...texts), { nil: undefined, freq: 8 })]))),
  materials: fc.tuple(fc.constantFrom(...MATERIALS), fc.constantFrom(...OTHERS), fc.constantFrom(...MORE)),
}).map(({ rows, materials }) => {
  const lines = Object.entries(rows).filter((row) => row[1] !== undefined).map(([label, text]) => `| ${label} | ${text ?? ''} |`);
  return `# 犬类准养登记办事指南\n\n| 要素 | 内容 |\n| --- | --- |\n${lines.join('\n')}\n\n## 申请材料\n\n| 材料名称 | 材料形式 | 份数 |\n| --- | --- | --- |\n${materials.filter((line) => line !== '').join('\n')}\n`;
});

describe('the JSON Schema of an entry agrees with the rules', () => {
  const entry = standardOf(entryText());
  test('on any generated guide: valid means no deviation; invalid means one, or a doubt that a person decides', async () => {
    const standard = await entry;
    await fc.assert(fc.asyncProperty(guideText, async (text) => {
      const guide = await readFile(text);
      const { ok, errors } = valid(guide, standard);
      const { fails, doubts } = judged(guide, standard);
      if (ok) expect(fails).toEqual([]);
      else expect({ errors, found: [...fails, ...doubts].length > 0 }).toEqual({ errors, found: true });
      if (fails.length > 0) expect(ok).toBe(false);
    }), { numRuns: 300 });
  });

  const one = Object.entries(WRITTEN).flatMap(([label, texts]) => texts.map((text): [string, string] => [label, text]));
  test.each(one)('%s written as %s', async (label, written) => {
    const standard = await entry;
    const guide = await readFile(`# 犬类准养登记办事指南\n\n- 事项名称：犬类准养登记\n- 承诺办结时限：5个工作日\n- ${label}：${written}\n`.replace(label === '事项名称' ? '- 事项名称：犬类准养登记\n' : label === '承诺办结时限' ? '- 承诺办结时限：5个工作日\n' : '\u0000', ''));
    const { ok, errors } = valid(guide, standard);
    const { fails, doubts } = judged(guide, standard);
    if (doubts.length === 0) expect({ ok, errors }).toEqual({ ok: fails.length === 0, errors });
    else if (fails.length > 0) expect(ok).toBe(false);
  });

  test.each(['即办', '无法定期限', '1年', '自受理之日起20日', '30个自然日', '2小时', '一般5个工作日，复杂情况10个工作日'])('an entry that promises %s compiles and accepts itself', async (limit) => {
    const standard = await standardOf(entryText({ 承诺办结时限: limit, 法定办结时限: limit }));
    expect(valid(standard.guide, standard)).toEqual({ ok: true, errors: [] });
    const longer = await readFile('# 犬类准养登记\n\n- 事项名称：犬类准养登记\n- 承诺办结时限：700个工作日\n');
    const { fails, doubts } = judged(longer, standard);
    expect(valid(longer, standard).ok).toBe(fails.length + doubts.length === 0);
  });

  test('the entry itself, as a guide, is valid', async () => {
    const standard = await entry;
    expect(valid(standard.guide, standard)).toEqual({ ok: true, errors: [] });
  });
  test('a guide that says nothing of what the entry lays down is valid', async () => {
    expect(valid(await readFile('# 犬类准养登记\n\n- 咨询电话：0571-86990101\n'), await standardOf(entryText())).ok).toBe(true);
  });
});
