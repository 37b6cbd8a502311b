import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Window } from '../../src/model/calendar.js';
import type { FindingRecord } from '../../src/model/finding-state.js';
import type { Charge } from '../../src/model/points.js';
import type { BookRules } from '../../src/score/books.js';
import { checkStore, getRecords, keepCharge, keepRecord, listCharges, openStore, type Store } from '../../src/store/index.js';
import { bookkeeper } from './books.js';
import type { BookWeek } from './facts.js';

/** Records and charges at a print. */
export interface Week {
  window: Window | undefined;
  now: string;
  records: ReadonlyMap<string, FindingRecord>;
  charges: readonly Charge[];
}

const keyOf = (charge: Charge) => JSON.stringify([charge.fingerprint, charge.round]);

/**
 * The books from what a store gives back: each week what changed is written in one transaction, the store is closed and opened anew, and the
 * books are printed from it. `ZHINAN_DATABASE_URL` names a PostgreSQL database, which must be empty; else a folder that is removed again.
 */
export async function throughStore(weeks: readonly Week[], rules: BookRules): Promise<{ books: BookWeek[]; broken: string[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quarter-'));
  const keeper = bookkeeper(rules);
  const kept = { records: new Map<string, FindingRecord>(), charges: new Map<string, Charge>() };
  const broken: string[] = [];
  try {
    for (const week of weeks) {
      await within(folder, (store) => write(store, week, kept));
      await within(folder, async (store) => {
        const records = await getRecords(store, [...week.records.keys()]);
        const charges = await listCharges(store);
        keeper.print({ records, charges: () => charges }, week.window, week.now);
      });
    }
    await within(folder, async (store) => {
      const { damage, audit } = await checkStore(store);
      broken.push(...damage);
      if (audit.broken !== undefined) broken.push(`日志从第${audit.broken}条起断了链`);
      if (audit.entries < weeks.length) broken.push(`日志只有${audit.entries}条，应至少${weeks.length}条`);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { books: keeper.books, broken };
}

async function within(folder: string, act: (store: Store) => Promise<void>): Promise<void> {
  const url = process.env['ZHINAN_DATABASE_URL'];
  const store = await openStore(url ? { kind: 'postgres', url } : { kind: 'sqlite', folder });
  try {
    await act(store);
  } finally {
    await store.close();
  }
}

/** Writes what is other than it was. */
async function write(store: Store, week: Week, kept: { records: Map<string, FindingRecord>; charges: Map<string, Charge> }): Promise<void> {
  await store.change({ by: '模拟', at: week.now, action: 'quarter.week', thing: 'week', id: week.window?.id ?? 'end', detail: { charges: week.charges.length } }, async () => {
    for (const [fingerprint, record] of week.records) {
      if (kept.records.get(fingerprint) === record) continue;
      await keepRecord(store, record);
      kept.records.set(fingerprint, record);
    }
    const now = new Map(week.charges.map((charge) => [keyOf(charge), charge]));
    for (const [key, charge] of kept.charges) {
      if (now.has(key)) continue;
      await keepCharge(store, charge, undefined);
      kept.charges.delete(key);
    }
    for (const [key, charge] of now) {
      const before = kept.charges.get(key);
      if (before !== undefined && JSON.stringify(before) === JSON.stringify(charge)) continue;
      await keepCharge(store, charge, charge);
      kept.charges.set(key, charge);
    }
  });
}
