import type { Store } from '../store.js';
import type { Rows } from './rows.js';

/** How many findings of a notice are in a state, with the first day that is due among them. */
export interface NoticeStates {
  notice: string;
  state: string;
  count: number;
  due: string | null;
}

/** Findings of notices by their rows, in order. A notice that was issued never names others, so what was read once holds. */
export type NoticeRows = Map<string, Uint32Array>;

/** Reads the findings of those notices that are not known yet. */
export async function knowNotices(store: Store, rows: Rows, known: NoticeRows, notices: readonly string[]): Promise<void> {
  const unknown = notices.filter((notice) => !known.has(notice));
  if (unknown.length === 0) return;
  const named = await store.db.selectFrom('noticeFindings').select(['notice', 'fingerprint']).where('notice', 'in', unknown).orderBy('notice').orderBy('position').execute();
  const byNotice = new Map<string, number[]>();
  for (const { notice, fingerprint } of named) {
    const row = rows.place(fingerprint);
    const own = byNotice.get(notice) ?? [];
    if (row !== undefined) own.push(row);
    byNotice.set(notice, own);
  }
  for (const [notice, own] of byNotice) known.set(notice, Uint32Array.from(own));
}

/** The states of the findings of notices, in the order in which a notice first names one. */
export function statesOf({ columns: { state, due } }: Rows, known: NoticeRows, notices: readonly string[]): NoticeStates[] {
  return notices.flatMap((notice) => {
    const states = new Map<string, NoticeStates>();
    for (const row of known.get(notice) ?? []) {
      const name = state.get(row) ?? '';
      const one = states.get(name) ?? { notice, state: name, count: 0, due: null };
      const day = due.get(row);
      one.count += 1;
      if (day !== null && (one.due === null || day < one.due)) one.due = day;
      states.set(name, one);
    }
    return [...states.values()];
  });
}
