import { Command } from 'commander';
import { indicatorNames, indicatorTemplate, readIndicatorFile } from '../run/indicator.js';
import { phoneList, type PhoneListOptions } from '../run/phone-list.js';
import { positiveInteger } from './options.js';

export function indicatorCommand(): Command {
  const command = new Command('indicator').description('指标表：电话抽查、大厅检查、回访等，生成填报表，读取报来的表');
  command.addCommand(
    new Command('list').description('有哪些表').action(() => {
      process.stdout.write(`${indicatorNames()}\n`);
    }),
  );
  command.addCommand(
    new Command('template')
      .description('生成填报表（Excel）')
      .argument('<表>', '表名，见 zhinan indicator list')
      .option('--out <文件>', '写入的文件（默认用表的名称）')
      .action(async (id: string, options: { out?: string }) => {
        process.stdout.write(await indicatorTemplate(id, options.out));
      }),
  );
  command.addCommand(
    new Command('read')
      .description('读取报来的表：统计、名单、有误的行（有误的行退出码 1，整张表不能收退出码 2）')
      .argument('<表>', '表名，见 zhinan indicator list')
      .argument('<文件>', '填好的表（Excel 或 CSV）')
      .option('--json', '输出 JSON', false)
      .action(async (id: string, file: string, options: { json: boolean }) => {
        const { output, exitCode } = await readIndicatorFile(id, file, options.json);
        process.stdout.write(output);
        process.exitCode = exitCode;
      }),
  );
  command.addCommand(
    new Command('phones')
      .description('从各单位线下指南公布的号码里抽出拨测名单，写成部门电话抽查表')
      .requiredOption('--catalogue <文件>', '事项目录')
      .requiredOption('--seed <文字>', '抽样种子：同样的文字抽出同样的号码')
      .option('--offline <文件夹>', '线下指南所在文件夹（默认按目录文件所在位置）')
      .option('--per-unit <数量>', '每个单位至多几个号码', positiveInteger, 10)
      .option('--out <文件>', '写入的文件', '拨测名单.xlsx')
      .action(async (options: PhoneListOptions) => {
        process.stdout.write(await phoneList(options));
      }),
  );
  return command;
}
