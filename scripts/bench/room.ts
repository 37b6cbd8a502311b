// What a census leaves on the disk, for a guide: evidence, caches and rows of the store.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';

const bytesOf = (folder: string): number => (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => sum + (entry.isDirectory() ? bytesOf(path.join(folder, entry.name)) : statSync(path.join(folder, entry.name)).size), 0) : 0);

function rowsOf(file: string): string {
  const database = new Database(file);
  const tables = (database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'kysely%'").all() as { name: string }[]).map(({ name }) => name);
  const counts = tables.map((name) => [name, (database.prepare(`SELECT count(*) AS rows FROM "${name}"`).get() as { rows: number }).rows] as const).filter(([, rows]) => rows > 1);
  database.close();
  return counts.map(([name, rows]) => `${name} ${rows}`).join(', ');
}

/** Lines on the folder of a city: bytes for a guide, and rows of every table that has some. */
export function roomOf(folder: string, guides: number): string[] {
  const data = path.join(folder, 'data');
  const bases = readdirSync(data).filter((name) => name.endsWith('.sqlite'));
  const each = (bytes: number): string => `${(bytes / 1000 / guides).toFixed(1)} kB`;
  return [
    `room for a guide: evidence ${each(bytesOf(path.join(folder, 'out', 'evidence')))}, all that is written out ${each(bytesOf(path.join(folder, 'out')))}, ${bases.map((name) => `${name} ${each(statSync(path.join(data, name)).size)}`).join(', ')}`,
    ...bases.map((name) => `rows of ${name}: ${rowsOf(path.join(data, name))}`),
  ];
}
