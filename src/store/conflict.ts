import type { InsertQueryBuilder, InsertResult } from 'kysely';
import type { Tables } from './tables/index.js';

/** Somebody was faster, or it was done before: nothing was written. `message` is a Chinese sentence for whoever asked. */
export class Conflict extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Conflict';
  }
}

/** What was asked for is not there. */
export class Missing extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Missing';
  }
}

/**
 * Inserts rows whose unique columns guard against doing it twice. The transaction stays usable for whoever catches the refusal.
 * @throws Conflict with `sentence` where one of them is there already
 */
export async function once<Table extends keyof Tables>(insert: InsertQueryBuilder<Tables, Table, InsertResult>, rows: number, sentence: string): Promise<void> {
  const { numInsertedOrUpdatedRows } = await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow();
  if (Number(numInsertedOrUpdatedRows ?? 0n) < rows) throw new Conflict(sentence);
}
