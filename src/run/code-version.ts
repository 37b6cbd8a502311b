import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from './versions.js';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const FROM_SOURCE = import.meta.url.endsWith('.ts');
const IMPORT = /(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/** The file of an entry of `run/`: from the sources beside this one, of the package in its folder `run`. */
export function entryFile(name: string): string {
  if (FROM_SOURCE) return path.join(HERE, `${name}.ts`);
  for (let folder = HERE; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const file = path.join(folder, 'run', `${name}.js`);
    if (existsSync(file)) return file;
  }
  throw new Error(`run/${name}.js is missing from the package`);
}

const known = new Map<string, string>();

/**
 * Hash over an entry's code and all code of ours that it imports: what was computed by other code is never taken for what this code
 * would compute, also between two versions that bear one number.
 */
export function codeVersion(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const files = new Map<string, string>();
  const open = [entryFile(name)];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue;
    const text = readFileSync(file, 'utf8');
    files.set(file, sha256(text));
    for (const [, target = ''] of text.matchAll(IMPORT)) {
      const reached = path.resolve(path.dirname(file), target);
      const found = [FROM_SOURCE ? reached.replace(/\.js$/, '.ts') : reached, reached].find((one) => existsSync(one));
      if (found !== undefined) open.push(found);
    }
  }
  const version = sha256([...files.values()].sort().join('\n'));
  known.set(name, version);
  return version;
}
