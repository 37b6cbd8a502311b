// Recomputes the hashes of SHA256SUMS; exit code 1 and the names of files that differ.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
for (const line of readFileSync(path.join(here, 'SHA256SUMS'), 'utf8').split('\n').filter(Boolean)) {
  const [sum, name] = [line.slice(0, 64), line.slice(66)];
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(path.join(here, name))) hash.update(part);
  } catch {
    console.error(`缺少文件：${name}`);
    process.exitCode = 1;
    continue;
  }
  if (hash.digest('hex') === sum) continue;
  console.error(`文件不符：${name}`);
  process.exitCode = 1;
}
