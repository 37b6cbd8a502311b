import type { RuleMeta } from '../../model/rule.js';
import type { FindingRecord } from '../../model/finding-state.js';
import type { GovernanceMark } from './mark.js';

export const meta: RuleMeta = {
  id: 'repeat/same-rule-same-item', number: 'D04', group: 'D', title: '同一问题不反复', failTitle: '同一问题反复',
  why: '销号以后同一处又出现同样的问题，说明没有建立校对制度。', basis: '通行做法：连续落后的约谈', fix: '建立校对制度；第三次出现的列入约谈名单。',
  elements: ['rectification'], needs: [], severity: '严重', lifecycle: 'stable', messages: { repeat: '同一问题销号后再次出现，这是第{{round}}次。' }, examples: [],
};

/** Rounds from which a unit is on the list for a talk. */
const TALK_FROM = 3;

/** Findings that came back after being closed and were confirmed again. */
export function repeats(records: readonly FindingRecord[]): GovernanceMark[] {
  return records.filter((record) => record.round > 1 && record.confirmed !== undefined && record.state !== 'revoked').map((record) => ({ unit: record.unit, key: record.fingerprint, messageId: 'repeat', data: { round: String(record.round) } }));
}

/** Units for a talk (约谈): one problem for the third time. */
export function unitsToTalkTo(records: readonly FindingRecord[]): string[] {
  return [...new Set(repeats(records.filter((record) => record.round >= TALK_FROM)).map((mark) => mark.unit))].sort();
}
