import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrateDatabase } from '../../src/run/database.js';
import { postgresPrograms, startPostgres, type PostgresServer } from '../store/postgres-server.js';

describe.skipIf(postgresPrograms() === undefined)('a database that refuses', () => {
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  async function database(...statements: string[]): Promise<string> {
    const url = await server?.database();
    if (url === undefined) throw new Error('no server');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    for (const statement of statements) await client.query(statement.replace('THIS', `"${rows[0]?.name ?? ''}"`));
    await client.end();
    return url;
  }

  test('an account without rights is told what it lacks', async () => {
    const url = new URL(await database('create role reader login'));
    url.username = 'reader';
    await expect(migrateDatabase({ kind: 'postgres', url: url.href })).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/没有建表或读写的权限.*请/) });
  });

  test('a database that can only be read is told', async () => {
    const url = await database('alter database THIS set default_transaction_read_only = on');
    await expect(migrateDatabase({ kind: 'postgres', url })).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/只读.*请/) });
  });

  test('the owner is let in', async () => {
    expect((await migrateDatabase({ kind: 'postgres', url: await database() })).output).toContain('最新结构');
  });
});
