import path from 'node:path';
import { shanghaiTime } from '../model/shanghai-time.js';
import { auditHead, backupStore, checkStore, restoreStore, shownLocation, type StoreLocation } from '../store/index.js';
import { backupToFolder, restoreBeside } from './backup-folder.js';
import { openDesk } from './desk.js';
import { showTidy } from './tidy.js';
import { forUsers, withPresentStore, withStore } from './open-store.js';
import { UserProblem } from './problem.js';

interface Told {
  output: string;
  exitCode: 0 | 1;
}

/** Brings a store to today's shape, or makes it. */
export async function migrateDatabase(location: StoreLocation): Promise<Told> {
  return withStore(location, async (store) => {
    const { sequence } = await auditHead(store);
    return { output: `数据“${shownLocation(location)}”已是最新结构，操作日志 ${sequence} 条。\n`, exitCode: 0 };
  });
}

/** Writes the whole store to an archive while work goes on. */
export async function backupDatabase(file: string, location: StoreLocation, now: Date): Promise<Told> {
  return withPresentStore(location, async (store) => {
    try {
      const { manifest, sha256 } = await backupStore(store, file, shanghaiTime(now.getTime()));
      const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
      const missing = manifest.missing.length === 0 ? '' : `注意：数据里登记的 ${manifest.missing.length} 个文件已经缺失或被改动，没有备份到；请运行 zhinan db check 查看。\n`;
      return { output: `已备份到“${file}”：${rows} 条记录、${manifest.files.length} 个文件，操作日志至第 ${manifest.audit.sequence} 条。\n清单的 SHA-256：${sha256}（另行记下，恢复后可核对）\n${missing}`, exitCode: missing === '' ? 0 : 1 };
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code !== undefined && /^(?:EEXIST|ENOENT|EACCES|EPERM|ENOSPC|EROFS|ENOTDIR|EISDIR)$/.test(code)) throw new UserProblem(`备份写不进“${file}”（${code}），请核对文件夹是否存在、可写，磁盘是否已满。`);
      throw cause;
    }
  });
}

/** A backup for a timer: into a folder, with the files beside the store, the newest `keep` of them. */
export async function backupDatabaseTo(folder: string, keep: number, location: StoreLocation, now: Date): Promise<Told> {
  return withPresentStore(location, async (store) => {
    const { file, rows, copied, removed, missing, sha256, audit } = await backupToFolder(store, path.resolve(location.folder ?? '.zhinan'), folder, keep, now);
    const lacking = missing === 0 ? '' : `注意：数据里登记的 ${missing} 个文件已经缺失或被改动，没有备份到；请运行 zhinan db check 查看。\n`;
    return { output: `已备份到“${file}”：${rows} 条记录，操作日志至第 ${audit} 条；报告和取证材料新增 ${copied} 个文件；清掉旧备份 ${removed} 份。\n清单的 SHA-256：${sha256}\n${lacking}`, exitCode: missing === 0 ? 0 : 1 };
  });
}

/** Restores an archive into an empty store; proven by hashes on both sides. */
export async function restoreDatabase(file: string, location: StoreLocation): Promise<Told> {
  return forUsers(location, async () => {
    const { manifest, sha256 } = await restoreStore(file, location);
    const beside = await restoreBeside(path.dirname(file), path.resolve(location.folder ?? '.zhinan'));
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    return {
      output: `已恢复到“${shownLocation(location)}”：${rows} 条记录、${manifest.files.length} 个文件，备份时间 ${manifest.takenAt}，操作日志至第 ${manifest.audit.sequence} 条。\n恢复后的每张表、每个文件都已重新计算，与备份清单一致。清单的 SHA-256：${sha256}\n${beside === 0 ? '' : `报告和取证材料一并恢复，${beside} 个文件。\n`}`,
      exitCode: 0,
    };
  });
}

/** Looks through the whole store. Exit code 1: something is wrong. */
export async function checkDatabase(location: StoreLocation): Promise<Told> {
  return withPresentStore(location, async (store) => {
    const { damage, audit, rows, files, missing, orphans } = await checkStore(store);
    const head = await auditHead(store);
    const trouble = [
      ...damage.map((said) => `数据库自检不通过：${said}`),
      ...(audit.broken === undefined ? [] : [`操作日志自第 ${audit.broken} 条起断链：该条被改动、删去或插入过。`]),
      ...missing.map((sha256) => `文件缺失或被改动：${sha256}`),
      ...orphans.map(({ table, of, count }) => `${count} 条记录不完整（${table} 缺少对应的 ${of}）。`),
    ];
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    const facts = `共 ${total} 条记录、${files} 个文件完好，操作日志 ${audit.entries} 条${audit.broken === undefined ? `相连，末条摘要 ${head.hash}` : ''}。`;
    if (trouble.length === 0) return { output: `数据“${shownLocation(location)}”完好。${facts}\n`, exitCode: 0 };
    return { output: `数据“${shownLocation(location)}”有 ${trouble.length} 处问题：\n${trouble.map((line) => `  ${line}\n`).join('')}${facts}\n请从备份恢复到另一个空的数据文件夹或数据库（zhinan db restore），并保留现有数据备查。\n`, exitCode: 1 };
  });
}

/** Removes evidence whose time is over, or says what would be removed. */
export async function tidyDatabase(location: StoreLocation, options: { keepWeeks: number; yes: boolean }): Promise<Told> {
  return withPresentStore(location, async () => {
    const desk = await openDesk(location);
    try {
      return { output: await showTidy(desk, options, '命令行'), exitCode: 0 };
    } finally {
      await desk.close();
    }
  });
}
