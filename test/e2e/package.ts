import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '../..');
const exec = promisify(execFile);
/** A test's own environment would have the pages built as they are for development. */
const run = (program: string, args: string[]) => exec(program, args, { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production' } });

/** The package as it is installed, built anew from the sources into a folder of its own, with a sample city that may be changed. */
export async function buildPackage(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-e2e-'));
  mkdirSync(path.join(folder, 'dist'));
  const bin = (name: string): string => path.join(ROOT, 'node_modules/.bin', name);
  await run(bin('tsdown'), ['--log-level', 'error', '--out-dir', path.join(folder, 'dist')]);
  await run(bin('vite'), ['build', '--logLevel', 'error', '--outDir', path.join(folder, 'dist/web')]);
  for (const part of ['package.json', 'schemas', 'guides']) cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}
