import { sql, type ColumnDataType, type Kysely, type RawBuilder } from 'kysely';

/** The two databases that the house knows. */
export type DatabaseKind = 'sqlite' | 'postgres';

/** What a column holds; `?` may be absent. Texts are ordered by code point in both databases. */
type Column = 'text' | 'text?' | 'integer' | 'integer?' | 'bytes';

export interface Shape {
  columns: Record<string, Column>;
  key: string[];
  /** Columns together unique, so that nothing is written twice. */
  unique?: Record<string, string[]>;
  indexes?: Record<string, string[]>;
}

/** The type of a text column: SQLite compares UTF-8 bytes by itself; PostgreSQL only where it is told to. */
export function textType(kind: DatabaseKind): ColumnDataType | RawBuilder<unknown> {
  return kind === 'postgres' ? sql`text collate "C"` : 'text';
}

/** Makes a table with its indexes where they are not yet there. */
export async function createTable<Tables>(db: Kysely<Tables>, kind: DatabaseKind, name: string, shape: Shape): Promise<void> {
  let table = db.schema.createTable(name).ifNotExists();
  for (const [column, type] of Object.entries(shape.columns)) {
    const optional = type.endsWith('?');
    table = table.addColumn(column, dataType(kind, type.replace('?', '')), (built) => (optional ? built : built.notNull()));
  }
  table = table.addPrimaryKeyConstraint(`${name}_key`, shape.key as never);
  for (const [label, columns] of Object.entries(shape.unique ?? {})) table = table.addUniqueConstraint(`${name}_${label}`, columns as never);
  await table.execute();
  for (const [label, columns] of Object.entries(shape.indexes ?? {})) {
    await db.schema.createIndex(`${name}_${label}`).ifNotExists().on(name).columns(columns).execute();
  }
}

function dataType(kind: DatabaseKind, type: string): ColumnDataType | RawBuilder<unknown> {
  if (type === 'text') return textType(kind);
  if (type === 'integer') return kind === 'postgres' ? 'bigint' : 'integer';
  return kind === 'postgres' ? 'bytea' : 'blob';
}
