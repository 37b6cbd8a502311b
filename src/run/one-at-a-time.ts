import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import path from 'node:path';
import { makeFolder, unwritable } from './out-folder.js';
import { UserProblem } from './problem.js';

/** Beside the reports while they are made; no evidence, for its name begins with a dot. */
const MARK = '.running';

/**
 * Does a run of which there may be one at a time in a folder: two would ask the portal at once, and write over each other's reports. What
 * a process that was killed has left behind is no hindrance.
 * @throws UserProblem where another is under way in that folder
 */
export async function oneAtATime<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await makeFolder(folder);
  const file = path.join(folder, MARK);
  const own = `${process.pid} ${hostname()}`;
  take(file, own, folder);
  const release = (): void => {
    if (readOf(file) === own) rmSync(file, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(file: string, own: string, folder: string): void {
  try {
    writeFileSync(file, own, { flag: 'wx' });
    return;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(folder, cause);
  }
  const holder = underWay(file);
  if (holder !== undefined) throw new UserProblem(`输出文件夹“${folder}”里已有一次核查在进行（${holder}），请等它做完，或用 --out 换一个文件夹；确认没有在进行的，请删除“${file}”后重试。`, 1);
  rmSync(file, { force: true });
  take(file, own, folder);
}

/** Who is at it, for people; undefined where whoever was has ended, on this machine, or it has been started anew since. */
function underWay(file: string): string | undefined {
  const [pid, host = ''] = (readOf(file) ?? '').split(' ');
  if (host !== '' && host !== hostname()) return `电脑“${host}”，进程 ${pid}`;
  const marked = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return marked > Date.now() - uptime() * 1000 && isAlive(Number(pid)) ? `进程 ${pid}` : undefined;
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
