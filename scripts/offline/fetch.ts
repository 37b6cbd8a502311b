import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { run } from './shell.js';
import type { Source } from './targets.js';

/**
 * Fetches a package of the npm registry once into `cache` and unpacks it; refused where its bytes are not those that were pinned.
 * @returns the folder of its files
 */
export function fetchPackage({ name, version, integrity }: Source, cache: string): string {
  mkdirSync(cache, { recursive: true });
  const file = path.join(cache, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  if (!existsSync(file)) run('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', cache], cache);
  const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (found !== integrity) throw new Error(`${file} is not the pinned ${name}@${version}: ${found}, expected ${integrity}`);
  const folder = file.replace(/\.tgz$/, '');
  if (!existsSync(folder)) {
    mkdirSync(`${folder}.part`, { recursive: true });
    run('tar', ['-xzf', file, '--strip-components=1', '-C', `${folder}.part`], cache);
    renameSync(`${folder}.part`, folder);
  }
  return folder;
}
