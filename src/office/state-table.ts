import type { FindingEvent, FindingState, Role } from '../model/finding-state.js';

export type EventKind = FindingEvent['kind'];

export const STATE_NAMES: Record<FindingState, string> = {
  found: '疑似问题（待初核）', doubtful: '无法判断（待核实）', dismissed: '初核排除', confirmed: '已初核（待告知）', notified: '已告知（待签收）',
  signed: '已签收（申诉期内）', appealed: '复核中', rectifying: '待整改', suspended: '挂账', reported: '已报整改（待复查）', closed: '已销号',
  reopened: '再次发现（待初核）', revoked: '已撤销', waived: '例外（经核准）', lapsed: '例外失效（待初核）',
};

export const EVENT_NAMES: Record<EventKind, string> = {
  confirm: '确认问题', dismiss: '排除', doubt: '标为无法判断', 'keep-dismissed': '认可排除', reconsider: '退回重新初核', notify: '告知单位', sign: '签收', 'deem-served': '视为送达', accept: '表示无异议',
  appeal: '申诉', withdraw: '撤回申诉', 'let-lapse': '按逾期视为无意见处理', uphold: '维持', reduce: '减轻', revoke: '撤销', arrange: '确定整改方式',
  'report-mended': '报告已整改', recheck: '复查', 'look-back': '回头看', waive: '列为例外', 'lapse-waiver': '使例外失效', 'end-waiver': '提前终止例外',
};

export const ROLE_NAMES: Record<Role, string> = { centre: '区信息中心', reform: '区跑改办', unit: '责任单位', machine: '系统' };

export interface Transition {
  from: readonly FindingState[];
  /** Offices that may take the step; who reviews (`reviewer`) depends on the finding's unit. */
  by: readonly (Role | 'reviewer')[];
}

const TO_REVIEW: readonly FindingState[] = ['found', 'doubtful', 'reopened', 'lapsed'];
const BEFORE_FINAL: readonly FindingState[] = ['confirmed', 'notified', 'signed', 'appealed'];
const TO_MEND: readonly FindingState[] = ['rectifying', 'suspended'];

/** Every legal step, and no other: in which states an event may come and from whom. */
export const TRANSITIONS: Record<EventKind, Transition> = {
  confirm: { from: TO_REVIEW, by: ['reviewer'] },
  dismiss: { from: TO_REVIEW, by: ['reviewer'] },
  doubt: { from: TO_REVIEW, by: ['reviewer'] },
  'keep-dismissed': { from: ['dismissed'], by: ['reform'] },
  reconsider: { from: ['dismissed'], by: ['reform'] },
  notify: { from: ['confirmed'], by: ['centre', 'reform'] },
  sign: { from: ['notified'], by: ['unit'] },
  'deem-served': { from: ['notified'], by: ['machine'] },
  accept: { from: ['signed'], by: ['unit'] },
  appeal: { from: ['signed'], by: ['unit'] },
  withdraw: { from: ['appealed'], by: ['unit'] },
  'let-lapse': { from: ['signed'], by: ['machine'] },
  uphold: { from: ['signed', 'appealed'], by: ['reform'] },
  reduce: { from: ['appealed'], by: ['reform'] },
  revoke: { from: [...BEFORE_FINAL, ...TO_MEND, 'reported', 'closed'], by: ['reform'] },
  arrange: { from: TO_MEND, by: ['reform'] },
  'report-mended': { from: TO_MEND, by: ['unit'] },
  recheck: { from: [...TO_REVIEW, ...BEFORE_FINAL, ...TO_MEND, 'reported'], by: ['machine', 'centre'] },
  'look-back': { from: ['closed'], by: ['machine', 'centre'] },
  waive: { from: [...TO_REVIEW, ...BEFORE_FINAL, ...TO_MEND], by: ['reform'] },
  'lapse-waiver': { from: ['waived'], by: ['machine'] },
  'end-waiver': { from: ['waived'], by: ['reform'] },
};
