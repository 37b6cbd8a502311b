import type { Kysely, Migration } from 'kysely';
import type { Tables } from './tables.js';

/** Steps from one shape of the store to the next; they are added to, never changed. Two processes may take the same step at once. */
export const migrations: Record<string, Migration> = {
  '0001-journal': {
    async up(db: Kysely<Tables>) {
      await db.schema
        .createTable('runs')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('inputs', 'text', (column) => column.notNull())
        .addColumn('startedAt', 'text', (column) => column.notNull())
        .addColumn('finishedAt', 'text')
        .execute();
      await db.schema.createIndex('runs_inputs').ifNotExists().on('runs').column('inputs').execute();
      await db.schema
        .createTable('steps')
        .ifNotExists()
        .addColumn('run', 'text', (column) => column.notNull().references('runs.id').onDelete('cascade'))
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('steps_key', ['run', 'kind', 'key'])
        .execute();
      await db.schema
        .createTable('pages')
        .ifNotExists()
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
