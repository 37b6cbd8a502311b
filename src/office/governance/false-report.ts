import type { RuleMeta } from '../../model/rule.js';
import type { FindingRecord } from '../../model/finding-state.js';
import type { GovernanceMark } from './mark.js';

export const meta: RuleMeta = {
  id: 'rectify/false-report', number: 'D03', group: 'D', title: '如实报告整改', failTitle: '虚报整改',
  why: '报了“已整改”而复查仍是原样，台账就失去意义。', basis: '通行做法：复查、回头看', fix: '实际整改，并说明先前报告与实际不符的原因。',
  elements: ['rectification'], needs: [], severity: '严重', lifecycle: 'stable', messages: { false: '报告“已整改”后复查，问题仍在（第{{times}}次）。' }, examples: [],
};

/** Findings that were reported as mended more often now than before and were not. `known` holds the counts already told, by fingerprint. */
export function falseReports(records: readonly FindingRecord[], known: Readonly<Record<string, number>>): GovernanceMark[] {
  return records
    .filter((record) => record.falseReports > (known[record.fingerprint] ?? 0))
    .map((record) => ({ unit: record.unit, key: record.fingerprint, messageId: 'false', data: { times: String(record.falseReports) } }));
}
