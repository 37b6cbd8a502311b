import { Command } from 'commander';
import { backupDatabase, backupDatabaseTo, checkDatabase, migrateDatabase, restoreDatabase, tidyDatabase } from '../run/database.js';
import { locationOf, type StoreFlags } from '../run/open-store.js';
import { positiveInteger } from './options.js';

/** Adds the options that say where the data is. */
export function storeOptions(command: Command): Command {
  return command
    .option('--data <文件夹>', '数据文件夹（默认取环境变量 ZHINAN_DATA，再默认 .zhinan）')
    .option('--database <地址>', 'PostgreSQL 数据库地址，如 postgresql://用户@主机/库名（默认取环境变量 ZHINAN_DATABASE_URL）');
}

function told({ output, exitCode }: { output: string; exitCode: 0 | 1 }): void {
  process.stdout.write(output);
  process.exitCode = exitCode;
}

export function dbCommand(): Command {
  const command = new Command('db').description('数据：升级结构、备份、恢复、检查、清理');
  command.addCommand(storeOptions(new Command('migrate').description('把数据升级到本版本的结构（没有则新建）')).action(async (flags: StoreFlags) => told(await migrateDatabase(locationOf(flags)))));
  command.addCommand(
    storeOptions(new Command('backup').description('备份全部数据，备份时可照常工作').argument('<文件>', '备份文件（.zip）；有 --keep 时为存放备份的文件夹'))
      .option('--keep <份数>', '定时备份用：在文件夹里写一份带日期的备份，连同报告和取证材料，只留最近几份', positiveInteger)
      .action(async (file: string, { keep, ...flags }: StoreFlags & { keep?: number }) => told(keep === undefined ? await backupDatabase(file, locationOf(flags), new Date()) : await backupDatabaseTo(file, keep, locationOf(flags), new Date()))),
  );
  command.addCommand(
    storeOptions(new Command('restore').description('把备份恢复到一个空的数据文件夹或数据库，并逐一核对').argument('<文件>', '备份文件（.zip）')).action(async (file: string, flags: StoreFlags) => told(await restoreDatabase(file, locationOf(flags)))),
  );
  command.addCommand(storeOptions(new Command('check').description('检查数据是否完好：数据库、操作日志、文件')).action(async (flags: StoreFlags) => told(await checkDatabase(locationOf(flags)))));
  command.addCommand(
    storeOptions(new Command('tidy').description('清理过了保留期的取证材料：未了结、有申诉、已发布的问题的材料从不清理；不加 --yes 时只列出'))
      .option('--keep-weeks <周数>', '保留最近多少周的全部材料', positiveInteger, 52)
      .option('--yes', '真的清理')
      .action(async ({ keepWeeks, yes, ...flags }: StoreFlags & { keepWeeks: number; yes?: boolean }) => told(await tidyDatabase(locationOf(flags), { keepWeeks, yes: yes ?? false }))),
  );
  return command;
}
