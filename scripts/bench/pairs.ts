// Pairs of guides for the bench, the same for the same number: an entry of the handbook, and the online and the offline guide of units
// that offer it. As in a city, both sides write most values in their own way (about twenty a pair), and about one value a pair deviates.
import { chance } from '../scale-city.js';

export interface PairTexts {
  /** Number of the entry; units share entries. */
  entry: number;
  name: string;
  unit: string;
  online: string;
  offline: string;
  handbook: string;
}

const TRADES = ['渡口', '苗圃', '茶园', '窑炉', '灯塔', '戏台', '书院', '驿站', '磨坊', '鱼塘', '石桥', '凉亭', '药圃', '船坞', '果园', '碑廊'];
const ACTS = ['设立许可', '变更登记', '注销备案', '年度核验', '迁移许可', '修缮备案', '延续许可', '补证'];
const BODIES = ['园林局', '水务局', '商务局', '文物局', '交通局', '农事局'];
const PAPERS = ['身份证明', '场地使用证明', '平面图', '承诺书', '近期照片', '授权委托书', '章程', '安全管理制度', '检验报告'];
const STEPS = ['申请', '受理', '审查', '决定', '送达'];
const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十'];
const UNITS_AN_ENTRY = 12;

interface Paper {
  name: string;
  form: '原件' | '复印件';
  copies: number;
  source: string;
  needed: boolean;
}

interface Values {
  name: string;
  code: string;
  audience: string[];
  bases: string[];
  conditions: string[];
  papers: Paper[];
  days: number;
  visits: number;
  result: string;
}

/** What the entry of a number says. */
function valuesOf(entry: number): Values {
  const draw = chance(7919 + entry);
  const pick = (all: readonly string[]): string => all[Math.floor(draw() * all.length)] ?? '';
  const [trade, act] = [TRADES[entry % TRADES.length] ?? '', ACTS[Math.floor(entry / TRADES.length) % ACTS.length] ?? ''];
  const papers = [...new Set([`${trade}${act}申请表`, ...Array.from({ length: 3 + Math.floor(draw() * 3) }, () => pick(PAPERS))])].map((name, at): Paper => ({
    name, form: at === 0 || draw() < 0.5 ? '原件' : '复印件', copies: 1 + Math.floor(draw() * 2), source: at === 0 || draw() < 0.6 ? '申请人自备' : '政府部门核发', needed: draw() < 0.9,
  }));
  return {
    name: `${trade}${act}（第${Math.floor(entry / (TRADES.length * ACTS.length)) + 1}类）`, code: `3301${String(70_000_000 + entry).padStart(8, '0')}`,
    audience: draw() < 0.5 ? ['自然人', '企业法人'] : ['企业法人', '事业法人', '社会组织法人'],
    bases: [`《${trade}管理条例》第${DIGITS[2 + Math.floor(draw() * 18)]}条第一款`, `《${trade}${act.slice(0, 2)}办法》（江湾市人民政府令第${20 + Math.floor(draw() * 70)}号）第十一条、第十二条`],
    conditions: [
      `拥有${trade}的合法使用权，且${trade}所在地在本市行政区域内；`, `有与经营规模相适应的场地、设施和设备，保持环境整洁，并与污染源保持规定的距离；`,
      `有${DIGITS[2 + Math.floor(draw() * 4)]}名以上专职或者兼职的管理人员和保证${trade}安全的规章制度；`, `申请材料真实、齐全，符合《${trade}管理条例》规定的形式。`,
    ],
    papers, days: 3 + Math.floor(draw() * 16), visits: draw() < 0.7 ? 1 : 0, result: `${trade}${act.slice(-2) === '许可' ? '许可证' : '登记证明'}`,
  };
}

/** The values as one guide states them: mostly those of the entry, some with one that deviates. */
function deviating(values: Values, draw: () => number): Values {
  const kind = Math.floor(draw() * 10);
  if (kind === 0) return { ...values, days: values.days + 2 };
  if (kind === 1) return { ...values, papers: [...values.papers, { name: '社区意见', form: '原件', copies: 1, source: '其他', needed: true }] };
  if (kind === 2) return { ...values, papers: values.papers.map((paper, at) => (at === 1 ? { ...paper, copies: paper.copies + 1 } : paper)) };
  if (kind === 3) return { ...values, conditions: [...values.conditions, '在本市连续经营满三年。'] };
  return values;
}

const place = (number: number): { address: string; phone: number; floor: number } => ({ address: `江湾区山前路${(number % 900) + 1}号`, phone: 86_000_000 + (number % 900_000), floor: 1 + (number % 5) });
const numbered = (lines: readonly string[]): string => lines.map((line, at) => `${at + 1}. ${line}`).join('\n');

function onlineText(values: Values, unit: string, number: number): string {
  const { address, phone, floor } = place(number);
  const rows: [string, string][] = [
    ['事项名称', values.name], ['基本编码', values.code], ['事项类型', '行政许可'], ['办件类型', '承诺件'], ['实施主体', unit], ['服务对象', values.audience.join('、')],
    ['办理形式', '窗口办理、网上办理'], ['法定办结时限', '30个工作日'], ['承诺办结时限', `${values.days}个工作日`], ['到办事现场次数', `${values.visits}次`], ['是否收费', '否'],
    ['结果名称', values.result], ['办理地点', `杭州市${address}江湾区行政服务中心${floor}楼A区7号窗口`], ['办理时间', '周一至周五上午8:30-12:00，下午13:30-17:00（法定节假日除外）'],
    ['咨询电话', `0571-${phone}`], ['监督投诉电话', `0571-${phone + 9}`],
  ];
  const papers = values.papers.map((paper, at) => `| ${at + 1} | ${paper.name} | ${paper.form} | ${paper.copies} | 纸质 | ${paper.source} | ${paper.needed ? '必要' : '非必要'} |`);
  return [
    `# ${values.name}`, `| 要素 | 内容 |\n| --- | --- |\n${rows.map(([label, value]) => `| ${label} | ${value} |`).join('\n')}`, '## 设定依据', values.bases.map((one) => `- ${one}`).join('\n'),
    '## 受理条件', numbered(values.conditions), '## 申请材料', `| 序号 | 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- | --- |\n${papers.join('\n')}`,
    '## 办理流程', numbered(STEPS), '',
  ].join('\n\n');
}

function offlineText(values: Values, unit: string, number: number): string {
  const { address, phone, floor } = place(number);
  const papers = values.papers.map(({ name, form, copies, source, needed }) => `${name}，${form}${DIGITS[copies] ?? ''}份，纸质，${source}，${needed ? '必要' : '非必要'}；`);
  const lines: [string, string][] = [
    ['服务事项名称', values.name.replace('（', ' (').replace('）', ')')], ['基本编码', values.code], ['事项类别', '行政许可'], ['办件类型', '承诺件'], ['办理机构', `杭州市${unit}`],
    ['办理对象', values.audience.join('，')], ['申请方式', '窗口办理,网上办理'], ['办理依据', `\n\n${values.bases.join('\n')}`],
    ['办理条件', `\n\n${values.conditions.map((line, at) => `（${DIGITS[at + 1] ?? ''}）${line.replaceAll('，', ',')}`).join('\n')}`], ['所需材料', `\n\n${numbered(papers)}`],
    ['办理程序', STEPS.join('→')], ['法定时限', '30工作日'], ['承诺时限', `${DIGITS[values.days] ?? values.days}个工作日`], ['跑动次数', values.visits === 0 ? '零次' : '1'], ['收费情况', '不收费'],
    ['审批结果', values.result], ['办理地址', `${address}江湾区行政服务中心${floor}楼A区7号窗口`], ['工作时间', '星期一至星期五，上午8：30—12：00，下午13：30—17：00（法定节假日除外）'],
    ['联系电话', `0571 ${phone}`], ['投诉电话', `(0571)${phone + 9}`],
  ];
  return `# ${values.name}办事指南\n\n${lines.map(([label, value]) => `**${label}：** ${value}`).join('\n\n')}\n\n> 本指南由${unit}负责解释，2018年9月印制。\n`;
}

/** So many pairs, in the order of a catalogue: unit after unit. */
export function pairTexts(count: number): PairTexts[] {
  const entries = Math.ceil(count / UNITS_AN_ENTRY);
  return Array.from({ length: count }, (_, number) => {
    const entry = number % entries;
    const values = valuesOf(entry);
    const draw = chance(104_729 + number);
    const unit = `江湾区第${Math.floor(number / entries) + 1}${BODIES[entry % BODIES.length] ?? ''}`;
    return { entry, name: values.name, unit, online: onlineText(deviating(values, draw), unit, number), offline: offlineText(deviating(values, draw), unit, number), handbook: onlineText(values, unit, number).replace(/\n\| (?:实施主体|办理地点|办理时间|咨询电话|监督投诉电话) \|.*/gu, '') };
  });
}
