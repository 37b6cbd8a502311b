import type { Kysely, Migration } from 'kysely';
import type { Tables } from './tables.js';

/** Steps from one shape of the store to the next; they are added to, never changed. */
export const migrations: Record<string, Migration> = {
  '0001-journal': {
    async up(db: Kysely<Tables>) {
      await db.schema
        .createTable('runs')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('inputs', 'text', (column) => column.notNull())
        .addColumn('startedAt', 'text', (column) => column.notNull())
        .addColumn('finishedAt', 'text')
        .execute();
      await db.schema.createIndex('runs_inputs').on('runs').column('inputs').execute();
      await db.schema
        .createTable('steps')
        .addColumn('run', 'text', (column) => column.notNull().references('runs.id').onDelete('cascade'))
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('steps_key', ['run', 'kind', 'key'])
        .execute();
      await db.schema
        .createTable('pages')
        .addColumn('url', 'text', (column) => column.primaryKey())
        .addColumn('folder', 'text', (column) => column.notNull())
        .addColumn('sha256', 'text', (column) => column.notNull())
        .addColumn('status', 'integer', (column) => column.notNull())
        .addColumn('headers', 'text', (column) => column.notNull())
        .addColumn('etag', 'text')
        .addColumn('lastModified', 'text')
        .execute();
    },
  },
};
