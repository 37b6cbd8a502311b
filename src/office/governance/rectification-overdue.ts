import type { RuleMeta } from '../../model/rule.js';
import type { FindingRecord } from '../../model/finding-state.js';
import type { DateText } from '../../model/calendar.js';
import { daysBetween } from '../dates.js';
import type { GovernanceMark } from './mark.js';

export const meta: RuleMeta = {
  id: 'rectify/overdue', number: 'D02', group: 'D', title: '按期整改', failTitle: '逾期未整改',
  why: '定了期限而没有整改、也没有反馈的，问题会一直留给群众。', basis: '区“跑改”工作部署：对发现的问题专项督查、及时通报', fix: '尽快整改并反馈；确有困难的，说明原因申请挂账。',
  elements: ['rectification'], needs: [], severity: '较重', lifecycle: 'stable', messages: { overdue: '应于{{due}}前整改，至{{day}}没有反馈，已逾期{{weeks}}周。' }, examples: [],
};

/** Findings whose day for mending is over and that are neither reported as mended nor 挂账; begun weeks count. */
export function overdue(records: readonly FindingRecord[], today: DateText): GovernanceMark[] {
  return records.flatMap((record): GovernanceMark[] => {
    if (record.state !== 'rectifying' || record.mendBy === undefined || today <= record.mendBy) return [];
    const weeks = Math.ceil(daysBetween(record.mendBy, today) / 7);
    return [{ unit: record.unit, key: record.fingerprint, messageId: 'overdue', data: { due: record.mendBy, day: today, weeks: String(weeks) } }];
  });
}
