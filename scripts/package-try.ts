// Tries the offline packages as far as this machine can: npm run package:try [-- --out DIR]
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { binaries } from './offline/try/binaries.js';
import { addArm64, emulate } from './offline/try/emulate.js';
import { makeRoot, runInside } from './offline/try/root.js';
import { TARGETS } from './offline/targets.js';

const here = path.join(import.meta.dirname, 'offline', 'try');
const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(path.dirname(import.meta.dirname), 'out', 'offline') }, target: { type: 'string', multiple: true } } });

for (const target of TARGETS.filter(({ id }) => !values.target || values.target.includes(id))) {
  const file = readdirSync(values.out).find((name) => name.endsWith(`-${target.id}.${target.archive}`));
  if (!file) throw new Error(`no package of ${target.id} in ${values.out}: npm run package:offline`);
  const found = binaries(path.join(values.out, file), target);
  console.log(`${file}: ${found.count} native files, all for ${target.os} ${target.cpu}${found.glibc ? `, glibc ${found.glibc} at most` : ''}`);
  if (target.os !== 'linux') {
    console.log(`${file}: not run here, for this machine is no Windows`);
    continue;
  }
  const missing = process.platform !== 'linux' || process.getuid?.() !== 0 || process.arch !== 'x64' ? 'an empty system needs root on Linux x64' : target.cpu === 'arm64' ? emulate() : undefined;
  if (missing) {
    console.log(`${file}: not run here: ${missing}`);
    continue;
  }
  const root = mkdtempSync(path.join(tmpdir(), 'zhinan-root-'));
  try {
    makeRoot(root);
    if (target.cpu === 'arm64') addArm64(root);
    for (const name of ['inside.sh', 'inside.mjs']) cpSync(path.join(here, name), path.join(root, 'try', name));
    cpSync(path.join(values.out, file), path.join(root, 'try', file));
    runInside(root, ['/bin/sh', '/try/inside.sh', file.replace('.tar.gz', '')]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
