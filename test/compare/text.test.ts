import { expect, it } from 'vitest';
import { comparisons, table } from './wordings.js';

table('text', [
  ['年满18周岁，有固定住所。', '年满十八周岁,有固定住所', 'same'],
  ['1.有场所；2.有人员', '（一）有场所；（二）有人员。', 'same'],
  ['1.有场所；2.有人员', '①有人员②有场所', 'same'],
  ['注册资本不少于300万元', '注册资本不少于叁佰万元', 'same'],
  ['年龄在20至50周岁', '年龄在二十到五十周岁', 'same'],
  ['三分之二以上同意', '2/3以上同意', 'same'],
  ['依照《消防法》办理', '依照消防法办理', 'same'],
  ['受理条件：有场所', '有场所', 'same'],
  ['其它情形', '其他情形', 'same'],
  ['1.《某条例》第三条：有场所。2.《某办法》第四条：有人员', '《某条例》第三条：有场所。2.《某办法》第四条：有人员', 'same'],
  ['一、二级教练员', '三级教练员', 'different'],
  ['年满18周岁', '年满16周岁', 'different'],
  ['年满18周岁', '未满18周岁', 'different'],
  ['有场所且有人员', '有场所或有人员', 'different'],
  ['应当办理', '可以办理', 'different'],
  ['具有本区户籍', '具有本市户籍', 'different'],
  ['1.有场所；2.有人员', '1.有场所', 'different'],
  ['从业人员3名以上', '从业人员3名以下', 'different'],
  ['有效期3至5年', '有效期35年', 'different'],
  ['需要提供证明', '无需提供证明', 'different'],
  ['注册资本1.5万元', '注册资本15万元', 'different'],
  ['每月5日至10日', '每月5日、10日', 'different'],
  ['申请人应当到场', '申请人应到场', 'unsure'],
  ['须提供证明', '需提供证明', 'unsure'],
  ['近三年无违规', '近3年内无违规', 'unsure'],
  ['有场所，有人员', '有人员，有场所', 'unsure'],
  ['符合下列条件：1.有场所；2.有人员', '1.有场所；2.有人员', 'unsure'],
]);

it('compares long texts quickly and says which clause is missing', () => {
  const clauses = Array.from({ length: 900 }, (_unused, at) => `第${at + 1}项材料由申请人在办理前准备齐全并自行核对`);
  const [long, shorter] = [clauses.join('；\n'), clauses.filter((_clause, at) => at !== 400).join('；\n')];
  expect(comparisons.compare('text', long, shorter, {})).toMatchObject({ verdict: 'different', reason: expect.stringMatching(/^甲多一条“第401项/u) as string });
});

// Letters number a list where they run from a on; alone they are names.
table('text', [
  ['a.符合城市规划要求；b.具有固定场所', '1.符合城市规划要求；2.具有固定场所', 'same'],
  ['(A)符合城市规划要求\n(B)具有固定场所', '①符合城市规划要求②具有固定场所', 'same'],
  ['A、符合城市规划要求；B、具有固定场所', '符合城市规划要求；具有固定场所', 'same'],
  ['a.符合城市规划要求；b.具有固定场所', 'a.符合城市规划要求；b.具有临时场所', 'different'],
  ['A类企业', 'B类企业', 'different'],
  ['A、B两类企业', 'A、C两类企业', 'different'],
  ['具有A级资质', '具有资质', 'different'],
  ['A级、B级信用等级', '级、B级信用等级', 'different'],
]);
