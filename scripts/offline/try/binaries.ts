import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesOf } from '../pack.js';
import type { Target } from '../targets.js';

const ELF = Buffer.from([0x7f, 0x45, 0x4c, 0x46]);
const ELF_MACHINE = { x64: 0x3e, arm64: 0xb7 };
const PE_MACHINE = { x64: 0x8664, arm64: 0xaa64 };

/** Unpacks an archive and reads the headers of all native files in it. @throws where one is for another machine, or a needed one is missing */
export function binaries(archive: string, target: Target): { count: number; glibc?: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-unpacked-'));
  try {
    if (target.archive === 'zip') execFileSync('unzip', ['-q', archive, '-d', folder]);
    else execFileSync('tar', ['-xzf', archive, '-C', folder]);
    const native: string[] = [];
    const wrong: string[] = [];
    const versions = new Set<string>();
    for (const name of filesOf(folder)) {
      const bytes = readFileSync(path.join(folder, name));
      const machine = machineOf(bytes);
      if (machine === undefined) continue;
      native.push(name);
      if (machine !== (target.os === 'win32' ? `PE ${PE_MACHINE[target.cpu]}` : `ELF ${ELF_MACHINE[target.cpu]}`)) wrong.push(`${name} (${machine})`);
      // What the browser's own libraries want is said in the installation text.
      if (!name.includes('/browser/')) for (const [, version] of bytes.toString('latin1').matchAll(/GLIBC_(2\.\d+)\0/g)) if (version) versions.add(version);
    }
    if (wrong.length > 0) throw new Error(`for another machine: ${wrong.join(', ')}`);
    for (const needed of ['node/node', 'libsql', 'argon2']) if (!native.some((name) => name.includes(needed))) throw new Error(`no native file of ${needed}`);
    const glibc = [...versions].sort((a, b) => Number(a.slice(2)) - Number(b.slice(2))).at(-1);
    return { count: native.length, ...(glibc ? { glibc } : {}) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function machineOf(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 4).equals(ELF)) return `ELF ${bytes.readUInt16LE(18)}`;
  if (bytes.length > 64 && bytes.toString('latin1', 0, 2) === 'MZ') {
    const at = bytes.readUInt32LE(60);
    if (at + 6 < bytes.length && bytes.toString('latin1', at, at + 4) === 'PE\0\0') return `PE ${bytes.readUInt16LE(at + 4)}`;
  }
  return undefined;
}
