import type { Wording } from '../../src/report/labels.js';

/** [id, number, title, failTitle, why, basis, fix] */
const ROWS: [string, string, string, string, string, string, string][] = [
  ['item/name-differs', 'A03', '事项名称与手册一致', '事项名称与手册不一致', '名称不同，群众会以为是两个事项', '统一标准化手册：主项名称全市统一', '按手册名称更正，线上线下同时修改'],
  ['condition/added', 'A07', '没有增设受理条件', '擅自增设受理条件', '增设条件会把符合规定的申请人挡在门外', '国发〔2016〕55号：除办事指南明确的条件外，不得自行增加办事要求', '删除手册之外的条件；确有依据的，报手册编制单位修订手册'],
  ['material/extra', 'A09', '没有增设申请材料', '增设申请材料', '多要一份材料，群众就要多跑一趟', '国发〔2022〕5号：不得额外增加或变相增加办理环节和申请材料', '删除手册之外的材料；确需保留的，报手册编制单位修订手册'],
  ['material/missing', 'A10', '申请材料齐全', '申请材料缺项', '缺列材料，群众到窗口才知道要补', '统一标准化手册：申请材料全市统一', '按手册补列材料'],
  ['material/copies-exceed', 'A13', '材料份数不超手册', '份数超手册', '多要份数增加群众负担', '统一标准化手册：申请材料全市统一', '份数改为手册规定'],
  ['time-limit/promised-exceeds-standard', 'A19', '承诺时限不长于手册', '承诺时限长于手册', '承诺时限变长，群众等待时间超过全市标准', '统一标准化手册：办理时限全市统一', '承诺办结时限改为手册规定或更短'],
  ['time-limit/promised-shorter-than-standard', 'A20', '承诺时限不短于手册', '承诺时限短于手册', '优于标准，不算差错；手册可以相应修订', '优于标准不扣分', '建议手册编制单位研究修订手册'],
  ['visit/exceeds-standard', 'A22', '到现场次数不超手册', '到现场次数超手册', '群众要多跑现场', '最多跑一次改革要求', '到现场次数改为手册规定'],
  ['sync/condition', 'B06', '线上线下受理条件一致', '线上线下受理条件不一致', '线上线下说法不同，群众无所适从', '线上线下一致性抽查', '核实后统一为同一表述'],
  ['sync/fee', 'B08', '线上线下收费一致', '线上线下收费不一致', '收费说法不同，群众可能多缴费用', '线上线下一致性抽查', '核实收费依据，统一线上线下表述'],
  ['sync/address', 'B12', '线上线下办理地点一致', '线上线下办理地点不一致', '地点不同，群众会跑错地方', '线上线下一致性抽查', '核实现址，线上线下同时更正'],
  ['sync/hours', 'B13', '线上线下办理时间一致', '线上线下办理时间不一致', '时间不同，群众会白跑一趟', '线上线下一致性抽查', '核实实际办理时间，线上线下同时更正'],
  ['sync/phone', 'B14', '线上线下电话一致', '线上线下电话不一致', '电话不同，群众打不通咨询电话', '线上线下一致性抽查', '拨测后统一为有效号码'],
  ['wording/catch-all-material', 'C02', '没有兜底材料', '有兜底材料', '“其他材料”没有边界，群众不知道要备什么', '国办秘函〔2019〕19号：不得有含糊表述', '逐项列明，或者删除'],
  ['wording/vague-term', 'C04', '没有模糊用语', '有模糊用语', '模糊用语让人无从判断', '国办秘函〔2019〕19号：不得有含糊表述', '写明具体情形'],
  ['address/not-precise', 'C38', '地址具体到窗口', '地址未具体到窗口或房间', '只写大厅名称，群众要到现场再问', '外地模板做法，试行', '写明楼层和窗口号'],
];

const LABELS: Record<string, string> = {
  mainItemName: '主项名称', eligibility: '受理条件', materials: '申请材料', 'material.copies': '材料份数', promisedTimeLimit: '承诺办结时限',
  statutoryTimeLimit: '法定办结时限', onSiteVisits: '到办事现场次数', feeCharged: '是否收费', 'places[].address': '办理地点', 'places[].openingHours': '办理时间',
  'consultation.phones': '咨询电话', 'complaint.phones': '监督投诉电话', 'output.name': '结果名称', legalBasis: '设定依据',
};

export const wording: Wording = {
  labels: { elementLabel: (id) => LABELS[id] ?? '其他要素' },
  rules: ROWS.map(([id, number, title, failTitle, why, basis, fix]) => ({ id, number, title, failTitle, why, basis, fix })),
};

/** Number of a rule of the sample. */
export function numberOf(rule: string): string {
  return wording.rules.find(({ id }) => id === rule)?.number ?? '';
}
