import { mkdir } from 'node:fs/promises';
import { isDiskFull } from './full-disk.js';
import { UserProblem } from './problem.js';

/** Makes the folder of a run's reports. @throws UserProblem where it cannot be made */
export async function makeFolder(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
  } catch (cause) {
    throw new UserProblem(`不能在“${out}”建立输出文件夹（${(cause as NodeJS.ErrnoException).code ?? '未知原因'}），请用 --out 换一个文件夹。`);
  }
}

/** What went wrong with writing into that folder. */
export function unwritable(out: string, cause: unknown): UserProblem {
  const code = (cause as NodeJS.ErrnoException).code ?? '未知原因';
  if (isDiskFull(cause)) return new UserProblem(`写不进输出文件夹“${out}”：磁盘已满（${code}）。请腾出空间后重新运行，或用 --out 换一个磁盘上的文件夹。`, 1);
  return new UserProblem(`写不进输出文件夹“${out}”（${code}），请关闭正在打开的报告文件，或用 --out 换一个文件夹。`, 1);
}
