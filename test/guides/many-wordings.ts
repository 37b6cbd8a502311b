// One item in many wordings and layouts: whatever is drawn says the same, so that no finding may come of it.

/** What one item says, before anybody writes it down. */
export interface Facts {
  name: string;
  code: string;
  /** The district's body without its region. */
  organ: string;
  law: string;
  article: number;
  conditions: string[];
  materials: { name: string; form: '原件' | '复印件'; copies: number }[];
  promised: number;
  statutory: number;
  visits: number;
  charged: boolean;
  road: string;
  house: number;
  floor: number;
  window: number;
  phone: number;
  steps: string[];
}

export type Draw = () => number;

/** Numbers from 0 to 1, the same for the same seed. */
export function drawFrom(seed: number): Draw {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

const pick = <T>(draw: Draw, all: readonly T[]): T => all[Math.floor(draw() * all.length)] as T;
const upTo = (draw: Draw, from: number, to: number): number => from + Math.floor(draw() * (to - from + 1));

const ABBREVIATED: Record<string, string> = { 市场监督管理局: '市场监管局', 城市管理局: '城管局', 人力资源和社会保障局: '人社局', 住房和城乡建设局: '住建局', 卫生健康局: '卫健局', 应急管理局: '应急局' };
const ORGANS = [...Object.keys(ABBREVIATED), '民政局', '公安分局', '综合行政执法局', '文化广电旅游局'];
const CONDITIONS = ['年满十八周岁', '具有完全民事行为能力', '有固定的经营场所', '近三年内无违法记录', '注册资金不低于十万元'];
const MATERIALS = ['申请表', '身份证', '营业执照', '场地使用证明', '授权委托书', '安全管理制度', '平面布置图'];

export function factsOf(draw: Draw): Facts {
  const promised = upTo(draw, 3, 29);
  const first = upTo(draw, 0, MATERIALS.length - 1);
  return {
    name: `${pick(draw, ['渡口', '苗圃', '茶园', '灯塔', '戏台', '果园'])}${pick(draw, ['登记', '备案', '许可', '审批'])}`, code: `3301${upTo(draw, 10_000_000, 90_000_000)}`, organ: pick(draw, ORGANS),
    law: pick(draw, ['食品安全法', '城乡规划法', '道路交通安全法', '消防法']), article: upTo(draw, 1, 60), conditions: CONDITIONS.slice(0, upTo(draw, 2, 5)),
    materials: Array.from({ length: upTo(draw, 2, 5) }, (_, at) => ({ name: MATERIALS[(first + at) % MATERIALS.length] as string, form: pick(draw, ['原件', '复印件'] as const), copies: upTo(draw, 1, 3) })),
    promised, statutory: promised + upTo(draw, 5, 25), visits: upTo(draw, 0, 1), charged: draw() < 0.3, road: pick(draw, ['市心中路', '人民路', '新市路', '县前街', '开发区大道', '省府路', '城市之星路']),
    house: upTo(draw, 1, 400), floor: upTo(draw, 1, 5), window: upTo(draw, 1, 40), phone: upTo(draw, 82_000_000, 82_900_000), steps: ['申请', '受理', '审查', '决定', '送达'],
  };
}

const DIGITS = '零一二三四五六七八九十';

function chinese(number: number): string {
  if (number <= 10) return DIGITS.charAt(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}

function numbered(draw: Draw, lines: readonly string[]): string {
  const mark = pick(draw, [(at: number) => `${at}.`, (at: number) => `${at}、`, (at: number) => `（${at}）`, (at: number) => `（${chinese(at)}）`, (at: number) => '①②③④⑤⑥⑦⑧⑨'.charAt(at - 1), (at: number) => `${chinese(at)}、`]);
  return lines.map((line, at) => `${mark(at + 1)}${line}`).join('\n');
}

/** Labels and values as one writer words them; `whole`: with what is each unit's own. */
function worded(draw: Draw, facts: Facts, whole: boolean): [label: string, value: string][] {
  const { organ, phone, floor, window } = facts;
  const days = (count: number): string => pick(draw, [`${count}个工作日`, `${chinese(count)}个工作日`, `${count}工作日`, `${count} 个工作日`, `自受理之日起${count}个工作日`, `${count}个工作日内`]);
  const number = (value: number): string => pick(draw, [`0571-${value}`, `${value}`, `(0571)${value}`, `0571 ${value}`, `0571—${value}`]);
  const region = pick(draw, ['', '萧山区', '杭州市萧山区', '浙江省杭州市萧山区']);
  const short = ABBREVIATED[organ] ?? organ;
  const own: [string[], string][] = [
    [['实施主体', '实施机构', '办理机构'], pick(draw, [organ, short, `区${organ}`, `萧山区${short}`, `${region}${organ}`])],
    [['办理地点', '办理地址'], `${region}${facts.road}${facts.house}${pick(draw, ['号', '#'])}${pick(draw, ['区办事服务中心', '办事服务中心', '（区办事服务中心）'])}${pick(draw, [`${floor}楼`, `${chinese(floor)}楼`, `${floor}F`, `${chinese(floor)}层`])}${pick(draw, [`${window}号窗口`, `${window}窗口`, `第${window}号窗口`])}`],
    [['办理时间', '工作时间', '办公时间'], pick(draw, ['周一至周五9:00-12:00，13:30-17:00', '工作日上午9:00-12:00，下午1:30-5:00', '星期一至星期五 9:00~12:00 13:30~17:00', '法定工作日：上午9时至12时，下午13时30分至17时', '周一至周五上午9：00—12：00；下午13：30—17：00（法定节假日除外）'])],
    [['咨询电话', '联系电话'], number(phone)], [['监督投诉电话', '投诉电话'], number(phone + 7)],
  ];
  const unified: [string[], string][] = [
    [['事项名称', '服务事项名称'], facts.name], [['基本编码'], facts.code], [['事项类型', '权力类型'], '行政许可'], [['服务对象', '办理对象'], pick(draw, ['自然人、企业法人', '企业法人、自然人', '个人、企业', '自然人；企业法人'])],
    [['设定依据', '办理依据', '法律依据'], pick(draw, [`《中华人民共和国${facts.law}》第${chinese(facts.article)}条`, `《${facts.law}》第${facts.article}条`, `【法律】《中华人民共和国${facts.law}》第${chinese(facts.article)}条`])],
    [['受理条件', '办理条件', '申请条件'], numbered(draw, facts.conditions.map((one) => `${one}${pick(draw, ['；', '。', '', ';'])}`))],
    [['承诺办结时限', '承诺时限'], days(facts.promised)], [['法定办结时限', '法定时限'], days(facts.statutory)],
    [['到办事现场次数', '跑动次数'], pick(draw, facts.visits === 0 ? ['0次', '0', '零次', '无需到现场'] : [`${facts.visits}次`, `${facts.visits}`, `${chinese(facts.visits)}次`])],
    [['是否收费', '收费情况'], facts.charged ? '是' : pick(draw, ['否', '不收费', '免费', '不收取任何费用'])],
    [['办理流程', '办理程序'], pick(draw, [facts.steps.join('→'), facts.steps.join('—'), facts.steps.join('、'), numbered(draw, facts.steps)])],
  ];
  return [...unified, ...(whole ? own : [])].map(([labels, value]) => [pick(draw, labels), value]);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');

/** The item as a guide in one of six layouts; `whole` false: as an entry of the handbook. */
export function written(draw: Draw, facts: Facts, whole = true): { text: string; name: string } {
  const fields = worded(draw, facts, whole);
  const cells = facts.materials.map(({ name, form, copies }) => [name, form, pick(draw, [`${copies}份`, `${chinese(copies)}份`, `${copies}`])]);
  const say = pick(draw, [([name, form, copies]: string[]) => `${name}（${form}${copies}份）`, ([name, form, copies]: string[]) => `${name}${form}${copies}份`, ([name, form, copies]: string[]) => `${name}，${form}，${copies}份`]);
  const materials = numbered(draw, facts.materials.map(({ name, form, copies }) => say([name, form, pick(draw, [String(copies), chinese(copies)])])));
  const all: [string, string][] = [...fields, ['申请材料', materials]];
  const heads = ['序号', '材料名称', '材料类型', '份数'];
  const rows = cells.map((row, at) => [String(at + 1), ...row]);
  const html = (body: string): { text: string; name: string } => ({ name: 'guide.html', text: `<html><head><title>${facts.name}</title></head><body><h1>${facts.name}</h1>${body}</body></html>` });
  return pick(draw, [
    () => ({ name: 'guide.md', text: [`# ${facts.name}`, `| 要素 | 内容 |\n| --- | --- |\n${fields.map(([label, value]) => `| ${label} | ${value.replaceAll('\n', '<br>')} |`).join('\n')}`, '## 申请材料', `| ${heads.join(' | ')} |\n| --- | --- | --- | --- |\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`].join('\n\n') }),
    () => ({ name: 'guide.md', text: [`# ${facts.name}办事指南`, ...all.map(([label, value]) => `**${label}：** ${value.includes('\n') ? `\n\n${value.replaceAll('\n', '\n\n')}` : value}`)].join('\n\n') }),
    () => html(`<table>${fields.map(([label, value]) => `<tr><th>${label}</th><td>${escaped(value)}</td></tr>`).join('')}</table><h2>申请材料</h2><table>${[heads, ...rows].map((row, at) => `<tr>${row.map((cell) => (at === 0 ? `<th>${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`).join('')}</table>`),
    () => html(`<dl>${all.map(([label, value]) => `<dt>${label}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`),
    () => html(all.map(([label, value]) => `<div><span>${label}：</span><span>${escaped(value)}</span></div>`).join('')),
    () => html(all.map(([label, value], at) => `<p>${chinese(at + 1)}、${label}</p>${value.split('\n').map((line) => `<p>${escaped(line)}</p>`).join('')}`).join('')),
  ])();
}
