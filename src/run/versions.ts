import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's folder, from the sources as from the built command. */
export function packageFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!holdsPackage(folder)) {
    const above = path.dirname(folder);
    if (above === folder) throw new Error('the package folder was not found');
    folder = above;
  }
  return folder;
}

function holdsPackage(folder: string): boolean {
  try {
    return (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { name?: string }).name === 'zhinan';
  } catch {
    return false;
  }
}

export function toolVersion(): string {
  return (JSON.parse(readFileSync(path.join(packageFolder(), 'package.json'), 'utf8')) as { version: string }).version;
}

/** SHA-256 in hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** One version for several things: the first 12 digits of the hash over their hashes, in order of code points. */
export function versionOf(parts: string[]): string {
  return sha256([...parts].sort().join('\n')).slice(0, 12);
}
