import type { Kysely } from 'kysely';
import { createTable, textType, type DatabaseKind } from './shape.js';

/** The journal of runs: what was fetched, so that a run that was ended goes on. */
export async function journal<Tables>(db: Kysely<Tables>, kind: DatabaseKind): Promise<void> {
  await createTable(db, kind, 'runs', {
    columns: { id: 'text', inputs: 'text', startedAt: 'text', finishedAt: 'text?' },
    key: ['id'],
  });
  await db.schema.createIndex('runs_inputs').ifNotExists().on('runs').column('inputs').execute();
  const text = textType(kind);
  await db.schema
    .createTable('steps')
    .ifNotExists()
    .addColumn('run', text, (column) => column.notNull().references('runs.id').onDelete('cascade'))
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('key', text, (column) => column.notNull())
    .addColumn('content', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('steps_key', ['run', 'kind', 'key'])
    .execute();
  await createTable(db, kind, 'pages', {
    columns: { url: 'text', folder: 'text', sha256: 'text', status: 'integer', headers: 'text', etag: 'text?', lastModified: 'text?' },
    key: ['url'],
  });
}
