import type { Side } from '../../src/model/capture.js';
import type { Severity } from '../../src/model/element.js';
import type { Finding, FindingSide } from '../../src/model/finding.js';
import type { Place } from '../../src/model/place.js';
import type { Relation } from '../../src/model/rule.js';
import { coverage, items } from './sample-items.js';
import { numberOf } from './sample-rules.js';

interface Draft {
  item: number;
  rule: string;
  element: string;
  key?: string;
  relations: Relation[];
  severity: Severity;
  message: string;
  reason?: string;
  online?: string;
  offline?: string;
  handbook?: string;
  points?: number;
  more?: Partial<Finding>;
}

const ONLINE: Relation[] = ['online-offline', 'online-handbook'];
const OFFLINE: Relation[] = ['online-offline', 'offline-handbook'];
const CHANNEL: Relation[] = ['online-offline'];

const CONDITION = '申请人应当同时具备以下条件：（一）具有与经营的食品品种、数量相适应的食品原料处理和食品加工、销售、贮存等场所，保持该场所环境整洁，并与有毒、有害场所以及其他污染源保持规定的距离；（二）具有与经营的食品品种、数量相适应的经营设备或者设施，有相应的消毒、更衣、盥洗、采光、照明、通风、防腐、防尘、防蝇、防鼠、防虫、洗涤以及处理废水、存放垃圾和废弃物的设备或者设施；（三）有专职或者兼职的食品安全管理人员和保证食品安全的规章制度；（四）具有合理的设备布局和工艺流程，防止待加工食品与直接入口食品、原料与成品交叉污染。';

const drafts: Draft[] = [
  { item: 0, rule: 'time-limit/promised-exceeds-standard', element: 'promisedTimeLimit', relations: ONLINE, severity: '严重', points: 100, message: '线上承诺办结时限为“15个工作日”，手册为“8个工作日”', reason: '数值不同：线上为15个工作日，手册为8个工作日，线上更长', online: '15个工作日', offline: '8个工作日', handbook: '8个工作日', more: { fault: 'online' } },
  { item: 0, rule: 'condition/added', element: 'eligibility', relations: OFFLINE, severity: '严重', points: 0, message: '线下受理条件比手册多出“申请人须具有本区户籍”', reason: '线下多一项条件：须具有本区户籍', online: CONDITION, offline: `${CONDITION}（五）申请人须具有本区户籍。`, handbook: CONDITION, more: { fault: 'offline' } },
  { item: 0, rule: 'sync/phone', element: 'consultation.phones', relations: CHANNEL, severity: '较重', message: '线上线下咨询电话不一致，请核实', reason: '号码不同：线上为0571-55501234，线下为0571-55501243', online: '0571-5550 1234', offline: '0571-55501243' },
  { item: 1, rule: 'material/extra', element: 'materials', key: '无违法犯罪记录证明', relations: OFFLINE, severity: '严重', points: 100, message: '线下申请材料多出“无违法犯罪记录证明”，手册没有此材料', online: '（无此材料）', offline: '无违法犯罪记录证明　原件　1份', handbook: '（无此材料）', more: { fault: 'offline' } },
  { item: 1, rule: 'sync/phone', element: 'consultation.phones', relations: CHANNEL, severity: '较重', message: '线上线下咨询电话不一致，请核实', reason: '号码不同：线上为0571-55501234，线下为0571-55501243', online: '0571-5550 1234', offline: '0571-55501243' },
  { item: 1, rule: 'material/copies-exceed', element: 'material.copies', key: '食品经营许可申请书', relations: OFFLINE, severity: '较重', points: 50, message: '线下“食品经营许可申请书”要3份，手册为1份', reason: '份数不同：线下为3份，手册为1份', online: '1份', offline: '一式三份', handbook: '1', more: { fault: 'offline' } },
  { item: 2, rule: 'sync/phone', element: 'consultation.phones', relations: CHANNEL, severity: '较重', message: '线上线下咨询电话不一致，请核实', reason: '号码不同：线上为0571-55501234，线下为0571-55501243', online: '0571-5550 1234', offline: '0571-55501243' },
  { item: 2, rule: 'time-limit/promised-shorter-than-standard', element: 'promisedTimeLimit', relations: ['online-handbook', 'offline-handbook'], severity: '提示', message: '承诺办结时限为“即办”，手册为“2个工作日”，优于手册', online: '当场办结', offline: '即办', handbook: '2个工作日' },
  { item: 3, rule: 'item/name-differs', element: 'mainItemName', relations: OFFLINE, severity: '严重', points: 100, message: '线下事项名称为“户外广告审批”，手册为“户外广告设施设置许可”', reason: '名称不同：审批与许可不是同一个词', online: '户外广告设施设置许可', offline: '户外广告审批', handbook: '户外广告设施设置许可', more: { fault: 'offline' } },
  { item: 3, rule: 'wording/catch-all-material', element: 'materials', key: '其他有关材料', relations: ['quality'], severity: '严重', message: '线下申请材料列有“其他有关材料”，没有列明是什么材料', offline: '5.其他有关材料' },
  { item: 4, rule: 'visit/exceeds-standard', element: 'onSiteVisits', relations: ONLINE, severity: '严重', points: 100, message: '线上到办事现场次数为“2次”，手册为“1次”', reason: '次数不同：线上为2次，手册为1次，线上更多', online: '2次', offline: '1次', handbook: '1次', more: { fault: 'online', maintainer: '区信息中心', points: 0 } },
  { item: 4, rule: 'sync/hours', element: 'places[].openingHours', relations: CHANNEL, severity: '较重', message: '线上线下办理时间不一致，请核实', reason: '下午时段不同：线上为14:00—17:30，线下为13:30—17:00', online: '周一至周五 上午8:30-12:00，下午14:00-17:30（法定节假日除外）', offline: '工作日：上午8:30—12:00，下午1:30—5:00' },
  { item: 5, rule: 'sync/fee', element: 'feeCharged', relations: CHANNEL, severity: '严重', message: '线上为“不收费”，线下为“收取工本费10元”，请核实', reason: '线上不收费，线下收费', online: '不收费', offline: '收取工本费10元' },
  { item: 5, rule: 'wording/vague-term', element: 'eligibility', relations: ['quality'], severity: '一般', message: '线下受理条件有模糊用语“必要时”', offline: '必要时应当提供原件核对。', more: { lifecycle: 'stable' } },
  { item: 8, rule: 'sync/address', element: 'places[].address', relations: CHANNEL, severity: '较重', message: '线上线下办理地点不一致，请核实', reason: '门牌号不同：线上为枫林路18号，线下为枫林路188号', online: '云溪区枫林路18号青枫街道便民服务中心2楼6号窗口', offline: '枫林路188号便民服务中心二楼6号窗口', more: { also: [{ side: 'online', capture: 'online-app', raw: '枫林路18号便民服务中心' }] } },
  { item: 8, rule: 'address/not-precise', element: 'places[].address', relations: ['quality'], severity: '一般', message: '线下办理地点没有写到窗口或房间', offline: '青枫街道便民服务中心', more: { lifecycle: 'trial' } },
  { item: 9, rule: 'material/missing', element: 'materials', key: '近期免冠照片', relations: OFFLINE, severity: '严重', points: 100, message: '线下申请材料缺“近期免冠照片”', online: '近期1寸免冠照片　1张', offline: '（无此材料）', handbook: '近期免冠照片　1张', more: { fault: 'offline' } },
  { item: 9, rule: 'sync/condition', element: 'eligibility', relations: CHANNEL, severity: '严重', message: '线上线下受理条件不一致', reason: '线上为“年满60周岁”，线下为“年满65周岁”', online: '年满60周岁的老年人', offline: '年满65周岁的老年人' },
  { item: 10, rule: 'time-limit/promised-exceeds-standard', element: 'promisedTimeLimit', relations: ['online-handbook'], severity: '严重', message: '线上承诺办结时限为“20日”，手册为“20个工作日”', reason: '“日”没有说明是工作日还是自然日，请核实', online: '20日', handbook: '20个工作日', more: { verdict: 'cannot-tell' } },
  { item: 5, rule: 'sync/condition', element: 'eligibility', relations: CHANNEL, severity: '严重', message: '线上线下受理条件表述不同，请核实是否同义', reason: '“须”与“应当”之外，另有措辞不同', online: '夫妻双方须为本区户籍', offline: '夫妻双方应当均是本区户籍人员', more: { verdict: 'cannot-tell' } },
];

function place(side: Side, file: string | undefined, index: number): Place {
  if (side === 'online') return { snapshot: 'a'.repeat(64), kind: 'html', selector: `#guide > table:nth-of-type(1) > tbody:nth-of-type(1) > tr:nth-of-type(${index + 1}) > td:nth-of-type(2)` };
  if (file?.endsWith('.docx') === true) return { snapshot: 'b'.repeat(64), kind: 'docx', table: 1 + (index % 3), row: 2 + index, cell: 2 };
  return { snapshot: 'c'.repeat(64), kind: 'text', line: 12 + index, column: 3, endLine: 12 + index, endColumn: 9 };
}

/** Findings of all classes: standard, channel, quality, notices, cannot-tell. */
export const findings: Finding[] = drafts.map((draft, index) => {
  const { item, rule, element, key, relations, severity, message, reason, points, more } = draft;
  const subject = items[item];
  if (subject === undefined) throw new Error(`the sample has no item ${item}`);
  const side = (channel: Side): Partial<Record<Side, FindingSide>> => {
    const text = draft[channel];
    const row = coverage.find((entry) => entry.itemId === subject.itemId && entry.channel === channel);
    if (text === undefined || row === undefined) return {};
    const at = text === '（无此材料）' ? null : place(channel, row.file, index);
    const { capture, takenAt, url, file } = row;
    return { [channel]: { raw: text, at, capture, ...(takenAt !== undefined && { takenAt }), ...(url !== undefined && { url }), ...(file !== undefined && { file }) } };
  };
  return {
    ...subject, fingerprint: `f${String(index).padStart(3, '0')}`, number: numberOf(rule), element, ...(key !== undefined && { key }), rule, relations, verdict: 'fail', severity,
    messageId: 'differs', data: {}, message, ...(reason !== undefined && { reason }), maintainer: subject.department, lifecycle: 'stable',
    sides: { ...side('online'), ...side('offline'), ...side('handbook') }, points: points ?? 0, ...more,
  };
});
