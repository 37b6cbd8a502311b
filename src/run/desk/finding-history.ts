import { EVENT_NAMES } from '../../office/state-table.js';
import type { findingHistory } from '../../store/index.js';
import { stateName, type Names } from './finding-rows.js';

export interface HistoryLine {
  at: string;
  who: string;
  what: string;
  reason?: string;
}

const SEEN: Record<string, string> = { new: '核查发现', persisting: '核查时仍在', fixed: '核查时已改正', reopened: '核查时再次出现', waived: '核查时仍在（例外）', lapsed: '核查时内容已变，例外失效' };

/** All that happened to a finding, oldest first, in words. */
export function historyLines({ sightings, transitions }: Awaited<ReturnType<typeof findingHistory>>, names: Names): HistoryLine[] {
  const seen = sightings.map(({ seenAt, outcome }): HistoryLine => ({ at: seenAt, who: '系统', what: SEEN[outcome] ?? '核查' }));
  const taken = transitions.map(({ at, by, action, toState, reason }): HistoryLine => ({
    at, who: names.users.get(by) ?? by, what: `${(EVENT_NAMES as Partial<Record<string, string>>)[action.replace(/^finding\./, '')] ?? '办理'}，转为“${stateName(toState)}”`, ...(reason ? { reason } : {}),
  }));
  return [...seen, ...taken].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
