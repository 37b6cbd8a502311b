import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { run } from './shell.js';
import type { Target } from './targets.js';

/** All files of a folder, relative with `/`, in order. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** SHA-256 of a file. */
export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  const bytes = createReadStream(file).on('data', (part) => hash.update(part));
  await finished(bytes);
  return hash.digest('hex');
}

/** Writes SHA256SUMS beside the files that it lists, as `sha256sum -c` reads it. */
export async function writeSums(folder: string): Promise<void> {
  const lines: string[] = [];
  for (const name of filesOf(folder)) if (name !== 'SHA256SUMS') lines.push(`${await digestOf(path.join(folder, name))}  ${name}\n`);
  writeFileSync(path.join(folder, 'SHA256SUMS'), lines.join(''));
}

/** Writes the archive of a folder: names in order, one date, no owner, so that the same parts give the same bytes. */
export async function writeArchive(target: Target, folder: string, file: string, epoch: number): Promise<void> {
  if (target.archive === 'tar.gz') {
    run('chmod', ['-R', 'u=rwX,go=rX', folder], folder);
    run('tar', ['--sort=name', '--format=gnu', '--owner=0', '--group=0', '--numeric-owner', `--mtime=@${epoch}`, '-I', 'gzip -n -6', '-cf', file, path.basename(folder)], path.dirname(folder), { LC_ALL: 'C' });
    return;
  }
  const zip = new ZipFile();
  const writing = pipeline(zip.outputStream, createWriteStream(file));
  // The zone of the machine would be written into the file otherwise.
  const mtime = new Date(epoch * 1000 + new Date(epoch * 1000).getTimezoneOffset() * 60_000);
  for (const name of filesOf(folder)) {
    const mode = statSync(path.join(folder, name)).mode & 0o111 ? 0o100755 : 0o100644;
    zip.addFile(path.join(folder, name), `${path.basename(folder)}/${name}`, { mtime, mode, compressionLevel: 6, forceDosTimestamp: true });
  }
  zip.end();
  await writing;
}
