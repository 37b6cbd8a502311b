import type { Capture, Outcome } from '../../src/model/capture.js';
import type { CoverageRow } from '../../src/model/report.js';

export interface SampleItem {
  item: string;
  itemId: string;
  itemName: string;
  department: string;
}

/** [basic code, name, department]; the fictional 云溪区, two items handled by two 镇街 each. */
const ROWS: [string, string, string][] = [
  ['339901001001', '食品经营许可（新办）', '区市场监管局'],
  ['339901001002', '食品经营许可（变更）', '区市场监管局'],
  ['339901002000', '个体工商户登记', '区市场监管局'],
  ['339902001000', '户外广告设施设置许可', '区城管局'],
  ['339902002000', '临时占用城市道路许可', '区城管局'],
  ['339903001000', '再生育审批', '区卫健局'],
  ['339903002000', '公共场所卫生许可', '区卫健局'],
  ['339904001000', '教师资格认定', '区教育局'],
  ['339905001000', '老年优待证办理', '青枫街道办事处'],
  ['339905001000', '老年优待证办理', '白鹭镇人民政府'],
  ['339905002000', '临时救助申请', '青枫街道办事处'],
  ['339905002000', '临时救助申请', '白鹭镇人民政府'],
];

const UNITS: Record<string, string> = {
  区市场监管局: '11330199MB00000011', 区城管局: '11330199MB00000022', 区卫健局: '11330199MB00000033', 区教育局: '11330199MB00000044',
  青枫街道办事处: '11330199MB00000055', 白鹭镇人民政府: '11330199MB00000066',
};

export const items: SampleItem[] = ROWS.map(([item, itemName, department]) => ({
  item, itemName, department, itemId: `${UNITS[department] ?? ''}${department.startsWith('区') ? 3 : 5}${item}`,
}));

const FAILED: Record<string, [Outcome, string?]> = {
  '6 online': ['maintenance'],
  '7 online': ['not-found', '网页返回“页面不存在”，请核对目录中的线上地址'],
  '7 handbook': ['missing'],
  '10 offline': ['unreadable', '文件“临时救助申请.docx”不是有效的 Word 文档，请另存为 .docx 后重新提交'],
  '11 online': ['challenge'],
};

/** The index of an item as letters of a digest, so that digests differ. */
function digest(index: number, letter: string): string {
  return `${letter}${index.toString(16)}`.repeat(32).slice(0, 64);
}

/** Captures of all items: online, offline, handbook. */
export const coverage: CoverageRow[] = items.flatMap((item, index) => {
  const row = (channel: Capture['channel'], capture: string, source: Partial<CoverageRow>): CoverageRow => {
    const [outcome, detail] = FAILED[`${index} ${channel}`] ?? ['ok'];
    const done = outcome === 'ok';
    return {
      ...item, channel, capture, outcome, attempts: outcome === 'missing' ? 0 : done ? 1 : 3, ...source,
      ...(detail !== undefined && { detail }), ...(done && { sha256: digest(index, channel.slice(0, 1) === 'o' ? channel.slice(1, 2) === 'n' ? 'a' : 'b' : 'c') }),
      ...(outcome !== 'missing' && { takenAt: `2018-09-12T09:${String(index + 10)}:${channel === 'online' ? '05' : '00'}+08:00` }),
    };
  };
  return [
    row('online', 'online-web', { url: `https://zwfw.yunxi.example/guide/${item.itemId}` }),
    row('offline', 'offline', { file: `${item.department}/${item.itemName}.${index % 3 === 1 ? 'docx' : 'md'}` }),
    row('handbook', 'handbook', { file: `${item.item}.md` }),
  ];
});
