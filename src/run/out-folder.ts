import { mkdir } from 'node:fs/promises';
import { UserProblem } from './problem.js';

/** Makes the folder of a run's reports. @throws UserProblem where it cannot be made */
export async function makeFolder(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
  } catch (cause) {
    throw new UserProblem(`不能在“${out}”建立输出文件夹（${(cause as NodeJS.ErrnoException).code ?? '未知原因'}），请用 --out 换一个文件夹。`);
  }
}
