import { access } from 'node:fs/promises';
import { BadArchive, Conflict, Missing, NewerStore, openStore, shownLocation, storeLocation, UnreachableStore, type Store, type StoreLocation } from '../store/index.js';
import { isDiskFull } from './full-disk.js';
import { UserProblem } from './problem.js';

/** Where the user says that the data is: flags of a command. */
export interface StoreFlags {
  data?: string;
  database?: string;
}

/** Where the store is by flags and environment. */
export function locationOf(flags: StoreFlags): StoreLocation {
  return storeLocation(flags, process.env);
}

/** Does a piece of work on the user's store and closes it. @throws UserProblem for all that a user can mend */
export async function withStore<T>(location: StoreLocation, work: (store: Store) => Promise<T>): Promise<T> {
  return forUsers(location, async () => {
    const store = await openStore(location);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  });
}

/** The same on a store that is there already: to look at nothing, or to back it up, is a mistake in the path. */
export async function withPresentStore<T>(location: StoreLocation, work: (store: Store) => Promise<T>): Promise<T> {
  if (location.kind === 'sqlite') {
    await access(shownLocation(location)).catch(() => {
      throw new UserProblem(`没有找到数据“${shownLocation(location)}”，请用 --data 或环境变量 ZHINAN_DATA 指定数据文件夹。`);
    });
  }
  return withStore(location, work);
}

/** Turns what the store refuses into problems that are told without a stack. */
export async function forUsers<T>(location: StoreLocation, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof NewerStore || cause instanceof UnreachableStore || cause instanceof BadArchive) throw new UserProblem(cause.message);
    if (cause instanceof Conflict || cause instanceof Missing) throw new UserProblem(cause.message, 1);
    const code = (cause as NodeJS.ErrnoException).code;
    if (location.kind === 'sqlite' && /^(?:EACCES|EPERM|EROFS|ENOSPC|ENOTDIR|SQLITE_(?:CANTOPEN|READONLY|FULL|NOTADB|CORRUPT)\w*)$/.test(String(code))) {
      throw new UserProblem(`数据文件“${shownLocation(location)}”${trouble(String(code))}`);
    }
    const refused = location.kind === 'postgres' ? REFUSED[String(code)] : undefined;
    if (refused !== undefined) throw new UserProblem(`数据库“${shownLocation(location)}”${refused}`);
    throw cause;
  }
}

/** What a PostgreSQL server refuses once it has let its caller in, by SQLSTATE (PostgreSQL documentation, appendix A). */
const REFUSED: Record<string, string> = {
  42501: '的这个账号没有建表或读写的权限。账号须是库的所有者，请数据库管理员核对（ALTER DATABASE … OWNER TO …），或换一个账号。',
  25006: '现在是只读的（备用库或只读事务），写不进去。请改用主库的地址。',
  53100: '的磁盘已满，写不进去。请数据库管理员腾出空间后重试。',
  53300: '的连接数已满。请停掉不用的程序，或由数据库管理员把 max_connections 调大。',
};

function trouble(code: string): string {
  if (isDiskFull({ code })) return '写不进去：磁盘已满。请腾出空间后重试。';
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return '已损坏或不是指南针的数据。请用 zhinan db restore 从备份恢复到另一个文件夹。';
  return '打不开或写不进去，请核对文件夹和权限，或用 --data、环境变量 ZHINAN_DATA 另外指定一个可写的文件夹。';
}
