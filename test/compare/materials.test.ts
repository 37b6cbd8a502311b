import { describe, expect, it } from 'vitest';
import type { Material } from '../../src/model/guide.js';
import { comparisons, table } from './wordings.js';

table('materials', [
  ['1.身份证 原件1份 复印件1份\n2.申请表 原件1份', '申请表（原件1份）；居民身份证原件及复印件各1份', 'same'],
  ['身份证、户口簿、照片2张', '1.居民身份证\n2.户口本\n3.照片两张', 'same'],
  ['| 1 | 申请表 | 原件 | 1 | 纸质 | 申请人自备 | 是 |', '申请表（原件一份，纸质，申请人自备，必要）', 'same'],
  ['| 序号 | 材料名称 | 原件份数 | 复印件份数 |\n| --- | --- | --- | --- |\n| 1 | 申请表 | 1 | 0 |\n| 2 | 身份证 | 1 | 2 |', '身份证（原件1份，复印件2份）\n申请表（原件1份）', 'same'],
  ['申请书一式两份', '《申请书》2份', 'same'],
  ['无需材料', '无需提交材料', 'same'],
  ['需提交以下材料：1.申请表；2.身份证', '申请表、身份证', 'same'],
  ['租赁合同原件或复印件1份', '租赁合同（原件或复印件一份）', 'same'],
  ['申请表1份\n身份证1份', '申请表1份', 'different'],
  ['申请表\n其他材料', '申请表', 'different'],
  ['身份证', '身份证明', 'different'],
  ['身份证原件1份', '身份证复印件1份', 'different'],
  ['身份证原件1份', '身份证原件1份、复印件1份', 'different'],
  ['申请表2份', '申请表3份', 'different'],
  ['申请表（纸质）', '申请表（电子）', 'different'],
  ['申请表（原件1份，必要）', '申请表（原件1份，非必要）', 'different'],
  ['租赁合同原件或复印件', '租赁合同原件和复印件', 'different'],
  ['无需材料', '申请表', 'different'],
  ['1寸照片2张', '1.5寸照片2张', 'different'],
  ['租房合同1份', '房屋租赁合同1份', 'different'],
  ['身份证（原件1份）', '身份证', 'unsure'],
  ['租赁合同（原件1份，验原件）', '租赁合同（原件1份）', 'unsure'],
  ['变更时提供：\n1.执照\n注销时提供：\n2.清税证明', '执照\n清税证明', 'unsure'],
]);

table('materialCopies', [
  ['1', '一份', 'same'],
  ['各1', '原件1份，复印件1份', 'same'],
  ['一式三份', '3', 'same'],
  ['原件1份', '复印件1份', 'same'],
  ['1', '2', 'different'],
  ['原件2份，复印件3份', '各2', 'different'],
  ['2份', '原件1份，复印件1份', 'unsure'],
]);

table('materialForm', [
  ['原件', '原件1份', 'same'],
  ['原件、复印件', '原件和复印件', 'same'],
  ['纸质原件', '原件（纸质）', 'same'],
  ['原件', '复印件', 'different'],
  ['原件或复印件', '原件和复印件', 'different'],
  ['复印件（验原件）', '复印件', 'unsure'],
  ['原件', '纸质', 'unsure'],
]);

table('materialMedium', [['电子化', '电子', 'same'], ['纸质/电子', '纸质或电子', 'same'], ['纸质', '纸质和电子', 'different'], ['纸质或电子', '纸质和电子', 'different'], ['纸质、电子', '纸质和电子', 'same'], ['纸质、电子', '纸质或电子', 'unsure'], ['纸质/电子', '纸质、电子', 'unsure'], ['纸质、电子', '纸质', 'different']]);
table('materialForm', [['原件、复印件', '原件和复印件', 'same'], ['原件、复印件', '原件或复印件', 'unsure'], ['原件和复印件', '原件或复印件', 'different'], ['原件、复印件', '原件', 'different'], ['原件 复印件', '原件及复印件', 'same']]);
table('materialSource', [['自备', '申请人自备', 'same'], ['申请人自备', '政府部门核发', 'different'], ['申请人自备', '村委会开具', 'unsure']]);
table('materialNecessity', [['是', '必要', 'same'], ['必须', '必要', 'same'], ['否', '必要', 'different'], ['必要', '容缺后补', 'different'], ['非必要（变更时）', '非必要', 'unsure']]);
table('paperSize', [['A4', 'a4纸', 'same'], ['A4', 'A3', 'different'], ['A4', '按表格要求', 'unsure']]);

describe('order', () => {
  it.each([['materialCopies', '3份', '1份', 'more'], ['materialForm', '复印件', '原件', 'less'], ['materialMedium', '纸质', '纸质或电子', 'more'], ['materialNecessity', '必要', '非必要', 'more']])('%s: %s asks %s', (kind, a, b, order) => {
    expect(comparisons.compare(kind, a, b, {}).order).toBe(order);
  });
});

describe('readMaterial', () => {
  it.each([
    ['居民身份证（原件1份，复印件1份）', '居民身份证', '原件1份，复印件1份'],
    ['身份证原件及复印件各1份', '身份证', '原件及复印件各1份'],
    ['章程草案，原件２份，纸质或电子，申请人自备，必要', '章程草案', '原件２份，纸质或电子，申请人自备，必要'],
    ['《登记证》正、副本（原件1份）', '《登记证》正、副本', '原件1份'],
    ['摊位图，含周边道路，原件1份', '摊位图，含周边道路', '原件1份'],
    ['登记申请书（含附表） 1份', '登记申请书（含附表）', '1份'],
  ])('%s', (text, name, copies) => {
    const read = comparisons.readMaterial(text, {});
    expect(read.name.text).toBe(name);
    expect(text.slice(read.name.start, read.name.end)).toBe(name);
    const part = read.parts.copies;
    expect(part === undefined ? '' : text.slice(part.start, part.end).replace(/^[（(]|[)）]$/gu, '')).toBe(copies);
  });

  it.each(['房产证复印件或购房合同复印件', '摊位图，含周边道路', '登记证正本（1本）、副本（2本）', '其他材料', '申请人身份证明', '原件1份'])('keeps the whole of %s', (text) => {
    expect(comparisons.readMaterial(text, {}).name.text).toBe(text);
  });
});

describe('matchMaterials', () => {
  const place = { snapshot: '', kind: 'json', pointer: '' } as const;
  const list = (...names: string[]): Material[] => names.map((text) => {
    const [name = '', scenario] = text.split('@');
    return { name: { value: name, text: name, raw: name, at: place }, parts: {}, ...(scenario === undefined ? {} : { scenario }) };
  });
  const how = (a: Material[], b: Material[]): string[] => comparisons.matchMaterials(a, b, {}).map((match) => `${match.how} ${match.a?.name.text ?? '-'} ${match.b?.name.text ?? '-'}`);

  it('matches by document, not by index', () => {
    expect(how(list('申请表', '身份证'), list('居民身份证', '《申请表》'))).toEqual(['same 申请表 《申请表》', 'same 身份证 居民身份证']);
  });
  it('reports an extra document as extra', () => {
    expect(how(list('申请表', '无犯罪记录证明'), list('申请表'))).toEqual(['same 申请表 申请表', 'extra 无犯罪记录证明 -']);
  });
  it('leaves a name with more behind it to a person', () => {
    expect(how(list('户口簿（复印件，未成年人提供）等'), list('户口簿'))).toEqual(['unsure 户口簿（复印件，未成年人提供）等 户口簿']);
    expect(how(list('户口簿迁移证明'), list('户口簿'))[0]).not.toMatch(/^same/);
  });
  it.each([
    ['身份证（未成年人提供）', '居民身份证'], ['户口簿（仅变更时提交）', '户口簿'], ['户口簿（如有变更）', '户口簿'], ['委托书（委托他人办理的，提供）', '委托书'], ['居住证，非本市户籍人员提供', '居住证'],
    ['申请表（加盖公章）', '《申请表》'], ['承诺书（需法定代表人签字）', '承诺书'], ['毕业证书（有则提供）', '毕业证书'],
  ])('takes a condition or an instruction that only one side writes for no difference: %s, %s', (a, b) => {
    expect(how(list(a), list(b))).toEqual([`same ${a} ${b}`]);
    expect(how(list(b), list(a))).toEqual([`same ${b} ${a}`]);
    expect(comparisons.matchMaterials(list(a), list(b), {})[0]?.key).toBe(comparisons.matchMaterials(list(b), list(b), {})[0]?.key);
  });
  it.each([
    ['营业执照（副本）', '营业执照'], ['登记申请书（变更）', '登记申请书'], ['登记申请书（企业）', '登记申请书'], ['收入证明（村委会提供）', '收入证明'], ['学历证明（如毕业证书）', '学历证明'],
    ['身份证（未成年人提供）', '身份证（委托代理人提供）'], ['申请表（加盖公章）', '申请表（本人签名）'],
  ])('asks a person where a bracket may change the document, or both sides name a condition: %s, %s', (a, b) => {
    const matches = [comparisons.matchMaterials(list(a), list(b), {}), comparisons.matchMaterials(list(b), list(a), {})];
    expect(matches.map((found) => found.map((match) => match.how))).toEqual([['unsure'], ['unsure']]);
    expect(new Set(matches.map(([match]) => match?.key)).size).toBe(1);
  });
  it('keeps two documents apart that differ only by their conditions', () => {
    const both = ['身份证（监护人提供）', '身份证（委托代理人提供）'];
    const keys = comparisons.matchMaterials(list(...both), list(...both), {}).map((match) => `${match.how} ${match.key}`);
    expect(keys).toEqual(['same 居民身份证监护人提供', 'same 居民身份证委托代理人提供']);
    expect(how(list('身份证（监护人提供）'), list('身份证（委托代理人提供）', '身份证'))).toEqual(['same 身份证（监护人提供） 身份证', 'missing - 身份证（委托代理人提供）']);
  });
  it('reports a renamed document once', () => {
    expect(how(list('申请表', '租房合同'), list('申请表', '房屋租赁合同'))).toEqual(['same 申请表 申请表', 'renamed 租房合同 房屋租赁合同']);
    expect(how(list('承诺书', '申请书'), list('承诺书', '申请表'))).toEqual(['same 承诺书 承诺书', 'renamed 申请书 申请表']);
    expect(how(list('章程', '承诺书'), list('公司章程', '承诺书'))).toEqual(['same 承诺书 承诺书', 'renamed 章程 公司章程']);
    expect(how(list('验资报告'), list('审计报告'))).toEqual(['extra 验资报告 -', 'missing - 审计报告']);
    expect(how(list('申请书', '验资报告'), list('申请表', '审计报告')).some((one) => one.startsWith('renamed'))).toBe(false);
    expect(how(list('摊贩变更登记申请表'), list('摊贩变更申请登记表'))).toEqual(['renamed 摊贩变更登记申请表 摊贩变更申请登记表']);
  });
  it('takes unlike documents for one extra and one missing', () => {
    expect(how(list('营业执照'), list('毕业证书'))).toEqual(['extra 营业执照 -', 'missing - 毕业证书']);
  });
  it('never takes another number or a negation for a rename', () => {
    expect(how(list('合伙人1出资证明'), list('合伙人2出资证明'))).toEqual(['extra 合伙人1出资证明 -', 'missing - 合伙人2出资证明']);
  });
  it('pairs the same name twice in order', () => {
    expect(how(list('照片', '照片'), list('照片'))).toEqual(['same 照片 照片', 'extra 照片 -']);
  });
  it('matches within one 情形 only, and asks a person where the 情形 do not correspond', () => {
    expect(how(list('申请表@新办', '执照@变更'), list('申请表@新办', '执照@变更'))).toEqual(['same 申请表 申请表', 'same 执照 执照']);
    expect(how(list('申请表@新办', '执照@新办', '申请表@变更'), list('申请表@新办', '申请表@变更', '执照@变更'))).toEqual(['same 申请表 申请表', 'extra 执照 -', 'same 申请表 申请表', 'missing - 执照']);
    expect(how(list('申请表', '执照'), list('申请表@新办', '清税证明@注销'))).toEqual(['same 申请表 申请表', 'unsure 执照 -', 'unsure - 清税证明']);
  });
  it('asks a person where one side puts two documents into one entry', () => {
    expect(how(list('买方身份证、卖方身份证'), list('买方身份证', '卖方身份证')).every((line) => line.startsWith('unsure'))).toBe(true);
  });
});
