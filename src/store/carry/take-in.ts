import type { Row } from '../archive/lines.js';
import { TABLE_KEYS } from '../migrations/index.js';
import { parts } from '../rows.js';
import type { Store } from '../store.js';
import type { ProvenCarry } from './open.js';

/** Rows written at once. */
const BATCH = 500;
/** A finding with its whole way: taken over together or not at all. */
const OF_FINDING = ['findings', 'findingContents', 'findingRecords', 'charges', 'transitions', 'waivers'];

/**
 * Takes the rows of a week in: what is there stays, what is not is added. Runs become those of this store, `out` says where their folders are.
 * Within a change, after `refuseCarry`. The ids of the runs that were added, in order.
 */
export async function takeInWeek(store: Store, carry: ProvenCarry, out: (folder: string) => string): Promise<string[]> {
  for (const table of ['units', 'unitNames', 'items', 'frames', 'frameRows']) await addMissing(store, table, carry.rows(table));
  for await (const row of carry.rows('samples')) {
    const known = await store.db.selectFrom('samples').select('seed').where('id', '=', String(row['id'])).executeTakeFirst();
    if (!known) await insert(store, 'samples', [row]);
    else if (known.seed === null && row['seed'] !== null) await store.db.updateTable('samples').set({ seed: String(row['seed']), revealedAt: String(row['revealedAt']) }).where('id', '=', String(row['id'])).execute();
  }
  await addMissing(store, 'sampleRows', carry.rows('sampleRows'));
  const added: string[] = [];
  for await (const row of carry.rows('weekRuns')) {
    const known = await store.db.selectFrom('weekRuns').select('id').where('id', '=', String(row['id'])).executeTakeFirst();
    if (known) continue;
    const content = JSON.parse(String(row['content'])) as { out: string };
    // Publishing is for those who review, here.
    await insert(store, 'weekRuns', [{ ...row, state: 'done', frozenAt: null, reportHash: null, content: JSON.stringify({ ...content, out: out(content.out) }) }]);
    added.push(String(row['id']));
  }
  await addMissing(store, 'runSteps', carry.rows('runSteps'));
  for await (const row of carry.rows('settings')) await putSetting(store, row);
  return added;
}

/**
 * Takes decisions over: findings that they speak of are from now on as they are there, whole; those that only this store knows stay.
 * Settings but the hand-overs likewise, which are handed to `handovers`. Within a change, after `refuseCarry`. How many findings.
 */
export async function takeInDecisions(store: Store, carry: ProvenCarry, handovers: (value: unknown) => Promise<void>): Promise<number> {
  const { rows: findings } = carry.manifest.tables['findings'] ?? { rows: 0 };
  let prints: string[] = [];
  const forget = async (): Promise<void> => {
    for (const table of prints.length === 0 ? [] : OF_FINDING) await tables(store).deleteFrom(table).where('fingerprint', 'in', prints).execute();
    prints = [];
  };
  for await (const row of carry.rows('findings')) {
    prints.push(String(row['fingerprint']));
    if (prints.length >= BATCH) await forget();
  }
  await forget();
  for (const table of OF_FINDING) await addMissing(store, table, carry.rows(table));
  for (const table of ['units', 'unitNames', 'items', 'policies']) for await (const row of carry.rows(table)) await put(store, table, row);
  for await (const row of carry.rows('settings')) {
    if (row['key'] === 'handovers') await handovers(JSON.parse(String(row['value'])));
    else await putSetting(store, row);
  }
  return findings;
}

const tables = (store: Store) => store.db.withTables<Record<string, Row>>();

const insert = (store: Store, table: string, rows: Row[]): Promise<unknown> => tables(store).insertInto(table).values(rows).execute();

/** Adds rows whose key is not there. */
async function addMissing(store: Store, table: string, rows: AsyncIterable<Row>): Promise<void> {
  let waiting: Row[] = [];
  const write = async (): Promise<void> => {
    for (const part of parts(waiting)) await tables(store).insertInto(table).values(part).onConflict((conflict) => conflict.columns((TABLE_KEYS[table] ?? []) as never).doNothing()).execute();
    waiting = [];
  };
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length >= BATCH) await write();
  }
  await write();
}

/** Puts a row in the place of the one of its key. */
async function put(store: Store, table: string, row: Row): Promise<void> {
  const key = TABLE_KEYS[table] ?? [];
  await tables(store).insertInto(table).values(row).onConflict((conflict) => conflict.columns(key as never).doUpdateSet(row)).execute();
}

const putSetting = (store: Store, row: Row): Promise<void> => put(store, 'settings', row);
