import type { RuleMeta } from '../../model/rule.js';
import type { Moment, Window } from '../../model/calendar.js';
import type { GovernanceMark } from './mark.js';

export const meta: RuleMeta = {
  id: 'report/late', number: 'D06', group: 'D', title: '按时报送', failTitle: '周报逾期',
  why: '下游的汇总和通报都等这一份。', basis: '区“跑改”工作部署：每周四前报送', fix: '在截止时点前报送。',
  elements: ['report'], needs: [], severity: '一般', lifecycle: 'stable', messages: { late: '应于{{due}}前报送，{{sent}}才报送。', missing: '应于{{due}}前报送，至今没有报送。' }, examples: [],
};

/** Reports of a window that were sent after the due moment, or are missing after it. */
export function late(window: Window, reports: readonly { office: string; sentAt?: Moment }[], now: Moment): GovernanceMark[] {
  return reports.flatMap(({ office, sentAt }): GovernanceMark[] => {
    if (sentAt !== undefined) return sentAt > window.due ? [{ unit: office, key: window.id, messageId: 'late', data: { due: window.due, sent: sentAt } }] : [];
    return now > window.due ? [{ unit: office, key: window.id, messageId: 'missing', data: { due: window.due } }] : [];
  });
}
