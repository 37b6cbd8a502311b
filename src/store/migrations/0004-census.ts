import type { Kysely } from 'kysely';
import { createTable, type DatabaseKind, type Shape } from './shape.js';

/** Each census, what it found of each item, and the texts of that, each once for as many censuses as found the same. */
export const CENSUS_TABLES: Record<string, Shape> = {
  censuses: { columns: { id: 'text', scope: 'text', inputs: 'text', startedAt: 'text', finishedAt: 'text?', about: 'text' }, key: ['id'], indexes: { scope: ['scope', 'startedAt'] } },
  censusItems: { columns: { census: 'text', item: 'text', unit: 'text', sha256: 'text', times: 'text' }, key: ['census', 'item'], indexes: { unit: ['census', 'unit', 'item'], content: ['sha256'] } },
  censusContents: { columns: { sha256: 'text', content: 'text' }, key: ['sha256'] },
};

export async function census(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  for (const [name, shape] of Object.entries(CENSUS_TABLES)) await createTable(db, kind, name, shape);
}
