import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserProblem } from '../problem.js';

/** Bytes at a time. */
const STEP = 4 * 1024 * 1024;
const listOf = (file: string): string => `${file}.sha256`;
const partOf = (file: string, number: number): string => `${file}.${String(number).padStart(3, '0')}`;
const there = (file: string): Promise<boolean> => access(file).then(() => true, () => false);

/** Cuts a file into parts of so many megabytes, with a list of their hashes that `sha256sum -c` reads; the file itself goes. Names of what was written. */
export async function splitFile(from: string, file: string, size: number): Promise<string[]> {
  const most = Math.max(1, Math.floor(size * 1e6));
  const whole = await open(from, 'r');
  const written: string[] = [];
  const list: string[] = [];
  try {
    const { size: total } = await whole.stat();
    for (let start = 0; start < total; start += most) {
      const name = partOf(file, written.length + 1);
      const end = Math.min(total, start + most) - 1;
      const hash = createHash('sha256');
      const bytes = createReadStream(from, { start, end, highWaterMark: STEP });
      bytes.on('data', (part) => hash.update(part));
      await pipeline(bytes, createWriteStream(`${name}.part`));
      await rename(`${name}.part`, name);
      written.push(name);
      list.push(`${hash.digest('hex')}  ${path.basename(name)}\n`);
    }
  } finally {
    await whole.close();
  }
  await writeFile(listOf(file), list.join(''));
  await rm(from);
  return [...written, listOf(file)];
}

/**
 * The whole file of a name: itself, or what its parts give when they are put together in `folder`. Whoever calls removes what was joined.
 * @throws UserProblem that names the part that is missing or changed
 */
export async function joined(named: string, folder: string): Promise<{ file: string; temporary: boolean }> {
  const file = named.replace(/\.(?:\d{3}|sha256)$/, '');
  if (await there(file)) return { file, temporary: false };
  const list = await readFile(listOf(file), 'utf8').catch(() => undefined);
  if (list === undefined) throw new UserProblem((await there(partOf(file, 1))) ? `没有找到“${listOf(file)}”。分卷要和这份清单放在同一个文件夹，请一并复制过来。` : `没有找到摆渡包“${file}”，请核对文件名。`);
  const rows = list.split('\n').filter((line) => line !== '').map((line) => ({ sha256: line.slice(0, 64), name: line.slice(66) }));
  const parts = rows.map(({ sha256 }, index) => ({ sha256, name: partOf(file, index + 1) }));
  const missing: string[] = [];
  for (const { name } of parts) if (!(await there(name))) missing.push(path.basename(name));
  if (missing.length > 0) throw new UserProblem(`摆渡包不完整，缺少 ${missing.slice(0, 5).join('、')}${missing.length > 5 ? ` 等 ${missing.length} 卷` : ''}，没有带入任何内容。请把各张光盘上的分卷都复制到同一个文件夹。`);
  const target = path.join(folder, `.carry-${process.pid}.zip`);
  const whole = createWriteStream(target);
  try {
    for (const { name, sha256 } of parts) {
      const hash = createHash('sha256');
      const bytes = createReadStream(name, { highWaterMark: STEP });
      bytes.on('data', (part) => hash.update(part));
      await pipeline(bytes, whole, { end: false });
      if (hash.digest('hex') !== sha256) throw new UserProblem(`分卷“${path.basename(name)}”已损坏或被改动，没有带入任何内容。请重新复制这一卷。`);
    }
    await new Promise<void>((resolve, reject) => { whole.end(() => resolve()); whole.on('error', reject); });
    return { file: target, temporary: true };
  } catch (cause) {
    whole.destroy();
    await rm(target, { force: true });
    throw cause;
  }
}
