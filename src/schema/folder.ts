import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const MARK = path.join('schemas', 'guide.schema.json');

/** The folder `schemas/` that belongs to this code, from the sources as from the packed command: the nearest one upwards. */
export function schemaFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  for (;;) {
    if (existsSync(path.join(folder, MARK))) return path.join(folder, 'schemas');
    const above = path.dirname(folder);
    if (above === folder) throw new Error(`no folder above ${fileURLToPath(import.meta.url)} holds ${MARK}`);
    folder = above;
  }
}

/** A file of the folder as JSON. `T` is what its own test holds it to. */
export function readSchemaFile<T>(folder: string, name: string): T {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as T;
}

/** Names of the JSON files of a folder below `schemas/`, in code point order; none where it does not exist. */
export function namesIn(folder: string, below: string): string[] {
  const place = path.join(folder, below);
  if (!existsSync(place)) return [];
  return readdirSync(place).filter((name) => name.endsWith('.json')).sort().map((name) => `${below}/${name}`);
}
