// Makes a store as each released version left it, for the test of upgrades: test/store/released. Those that are there stay as they are.
//   npm run store:fixtures
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { tableLines, type Row } from '../src/store/archive/lines.js';
import { openDatabase } from '../src/store/database.js';
import { migrations, TABLE_KEYS } from '../src/store/migrations/index.js';
import { openStore, type StoreLocation } from '../src/store/index.js';
import { fillStore } from '../test/store/filled.js';
import { postgresPrograms, startPostgres } from '../test/store/postgres-server.js';

const folder = path.join(import.meta.dirname, '..', 'test', 'store', 'released');
mkdirSync(folder, { recursive: true });
const server = await startPostgres();
const programs = postgresPrograms();
if (!server || !programs) throw new Error('PostgreSQL is needed to make its half: npm run setup');
const work = mkdtempSync(path.join(tmpdir(), 'zhinan-fixtures-'));

/** All rows of a filled store of today, by table. */
async function rowsOfToday(): Promise<Record<string, Row[]>> {
  const full = await openStore({ kind: 'sqlite', folder: path.join(work, 'full') });
  await fillStore(full);
  const rows: Record<string, Row[]> = {};
  for (const table of Object.keys(TABLE_KEYS)) {
    rows[table] = [];
    for await (const line of tableLines(full.db, table)) rows[table].push(JSON.parse(line) as Row);
  }
  await full.close();
  return rows;
}

/** Makes a store of a former shape and puts in what it has a place for. */
async function fill(location: StoreLocation, upTo: string, today: Record<string, Row[]>): Promise<Record<string, Row[]>> {
  const { db, close } = await openDatabase(location, upTo);
  const shape = new Map((await db.introspection.getTables()).map(({ name, columns }) => [name, columns.map((column) => column.name)]));
  const kept: Record<string, Row[]> = {};
  for (const [table, rows] of Object.entries(today)) {
    const columns = shape.get(table);
    if (!columns) continue;
    kept[table] = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => columns.includes(name))));
    for (const row of kept[table]) await db.withTables<Record<string, Row>>().insertInto(table).values(row).execute();
  }
  if (location.kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db);
  await close();
  return kept;
}

try {
  const today = await rowsOfToday();
  for (const name of Object.keys(migrations('sqlite'))) {
    if (existsSync(path.join(folder, `${name}.json`))) continue;
    const place = path.join(work, name);
    const rows = await fill({ kind: 'sqlite', folder: place }, name, today);
    writeFileSync(path.join(folder, `${name}.sqlite.gz`), gzipSync(readFileSync(path.join(place, 'store.sqlite'))));
    const url = await server.database();
    await fill({ kind: 'postgres', url }, name, today);
    writeFileSync(path.join(folder, `${name}.sql.gz`), gzipSync(execFileSync(path.join(programs, 'pg_dump'), ['--no-owner', '--no-privileges', '--inserts', '--dbname', url])));
    writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(rows)}\n`);
    console.log(`${name}: ${Object.values(rows).flat().length} rows in ${Object.keys(rows).length} tables`);
  }
} finally {
  await server.stop();
  rmSync(work, { recursive: true, force: true });
}
