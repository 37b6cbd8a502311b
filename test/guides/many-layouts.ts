// One item with what short guides leave out, in layouts of real files: whatever is drawn says the same.

/** A part of the guide: its label, and lines or a table below it. */
export interface Part {
  label: string;
  lines?: string[];
  table?: string[][];
}

export interface Situation {
  name: string;
  materials: [name: string, form: string, copies: string][];
}

export interface Place {
  name: string;
  address: string;
  hours: string;
  phone: string;
}

/** What the item says. */
export interface Rich {
  name: string;
  code: string;
  organ: string;
  basis: string[];
  conditions: string[];
  quantity: string;
  fees: [name: string, amount: string][];
  feeBasis: string;
  result: string;
  validity: string;
  url: string;
  promised: string;
  statutory: string;
  steps: string[];
  situations: Situation[];
  places: Place[];
  complaint: string;
}

export const RICH: Rich = {
  name: '灯塔设施改造许可', code: '330109067012', organ: '萧山区交通运输局',
  basis: ['《中华人民共和国航道法》第二十八条第一款', '《浙江省航道管理条例》第十五条第二款第（三）项'],
  conditions: ['有符合航道技术等级的改造方案', '施工单位具有三级以上资质', '施工期限不超过六个月'],
  quantity: '每年不超过20个', fees: [['工本费', '10元/证'], ['勘测费', '每次300元']], feeBasis: '浙价费〔2015〕125号', result: '灯塔设施改造许可证', validity: '3年',
  url: 'https://www.zjzwfw.gov.cn/item/330109067012', promised: '7个工作日', statutory: '20个工作日', steps: ['申请', '受理', '现场勘查', '决定', '送达'],
  situations: [
    { name: '新办', materials: [['灯塔设施改造申请表', '原件', '2份'], ['营业执照', '复印件', '1份'], ['改造方案', '原件', '1份']] },
    { name: '变更', materials: [['灯塔设施改造变更申请表', '原件', '1份'], ['原许可证', '原件', '1份']] },
  ],
  places: [
    { name: '区办事服务中心', address: '萧山区市心中路818号二楼B区12号窗口', hours: '周一至周五 9:00-12:00，13:30-17:00', phone: '0571-82650001' },
    { name: '临浦分中心', address: '萧山区临浦镇东藩中路100号一楼3号窗口', hours: '周一至周六 8:30-11:30，14:00-16:30', phone: '0571-82470002' },
  ],
  complaint: '0571-82650009',
};

const MATERIAL_HEADS = ['序号', '材料名称', '材料形式', '份数'];
const PLACE_HEADS = ['办理点名称', '办理地点', '办理时间', '咨询电话'];

/** Ways to lay out what has situations of its own and what has places of its own. */
export type Shape = 'columns' | 'tables' | 'lines';

/** The guide's parts in their order; `whole` false: without what is each unit's own. */
export function partsOf(rich: Rich, shape: Shape, whole = true): Part[] {
  const line = (label: string, ...lines: string[]): Part => ({ label, lines });
  return [
    line('事项名称', rich.name), line('基本编码', rich.code), line('事项类型', '行政许可'), ...(whole ? [line('实施主体', rich.organ)] : []),
    line('设定依据', ...rich.basis), line('受理条件', ...rich.conditions.map((one, at) => `${at + 1}.${one}${at === rich.conditions.length - 1 ? '。' : '；'}`)), line('数量限制', rich.quantity),
    line('法定办结时限', rich.statutory), line('承诺办结时限', rich.promised), line('是否收费', rich.fees.length > 0 ? '是' : '否'),
    ...feesOf(rich, shape), ...(rich.fees.length > 0 ? [line('收费依据', rich.feeBasis)] : []),
    line('办理流程', rich.steps.join('→')), line('结果名称', rich.result), line('有效期', rich.validity), line('网上办理地址', rich.url),
    ...materialsOf(rich, shape), ...(whole ? [...placesOf(rich, shape), line('监督投诉电话', rich.complaint)] : []),
  ];
}

function feesOf({ fees }: Rich, shape: Shape): Part[] {
  if (fees.length === 0) return [];
  if (shape === 'lines') return [{ label: '收费标准', lines: fees.map(([name, amount]) => `${name}：${amount}`) }];
  return [{ label: '收费项目及标准', table: [['收费项目', '收费标准'], ...fees.map((row) => [...row])] }];
}

function materialsOf({ situations }: Rich, shape: Shape): Part[] {
  switch (shape) {
    case 'columns': return [{ label: '申请材料', table: [['办理情形', ...MATERIAL_HEADS.slice(1)], ...situations.flatMap(({ name, materials }) => materials.map((row) => [name, ...row]))] }];
    case 'tables': return situations.map(({ name, materials }) => ({ label: `申请材料（${name}）`, table: [MATERIAL_HEADS, ...materials.map((row, at) => [String(at + 1), ...row])] }));
    case 'lines': return [{ label: '申请材料', lines: situations.flatMap(({ name, materials }) => [`${name}：`, ...materials.map(([material, form, copies], at) => `${at + 1}.${material}（${form}${copies}）`)]) }];
  }
}

function placesOf({ places }: Rich, shape: Shape): Part[] {
  switch (shape) {
    case 'columns': return [{ label: '办理地点和时间', table: [PLACE_HEADS, ...places.map(({ name, address, hours, phone }) => [name, address, hours, phone])] }];
    case 'tables': return [
      { label: '办理地点', lines: places.map(({ name, address }) => `${name}：${address}`) }, { label: '办理时间', lines: places.map(({ name, hours }) => `${name}：${hours}`) }, { label: '咨询电话', lines: places.map(({ name, phone }) => `${name}：${phone}`) },
    ];
    case 'lines': return places.flatMap(({ name, address, hours, phone }) => [
      { label: '办理点名称', lines: [name] }, { label: '办理地点', lines: [address] }, { label: '办理时间', lines: [hours] }, { label: '咨询电话', lines: [phone] },
    ]);
  }
}
