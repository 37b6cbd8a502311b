import { Command } from 'commander';
import { fileGuides, type FilingOptions } from '../run/filing.js';
import { filingDifference, filingDueTold, filingOfficeTold, filingsTold, receiptTold } from '../run/filing-list.js';
import { locationOf, type StoreFlags } from '../run/open-store.js';
import { storeOptions } from './db.js';

const say = (text: string): void => void process.stdout.write(text);

export function fileCommand(): Command {
  const command = storeOptions(new Command('file').description('备案：检查并报送办事指南，出具回执；有问题也照收，记为带问题备案').argument('<文件...>', '指南文件或文件夹'))
    .option('--unit <单位>', '报送单位（默认取指南里写的实施主体）')
    .option('--by <姓名>', '报送人')
    .option('--note <说明>', '单位说明，写进回执')
    .option('--out <文件夹>', '把回执写成文本、网页和 Word 文件')
    .option('--handbook <文件夹>', '标准化手册所在文件夹')
    .option('--region <代码>', '行政区划代码（默认由指南推断）')
    .action(async (files: string[], options: FilingOptions & StoreFlags) => {
      const { output, exitCode } = await fileGuides(files, options, locationOf(options));
      say(output);
      process.exitCode = exitCode;
    });
  const sub = (name: string, description: string): Command => storeOptions(new Command(name).description(description));
  // The options of a part may stand in front of its name, too.
  const all = <T>(part: Command): T => part.optsWithGlobals<T & object>();
  command.addCommand(
    sub('list', '列出备案')
      .option('--unit <单位>', '只列一个单位')
      .option('--item <事项>', '只列一个事项（编码，没有编码的写名称）')
      .option('--late', '只列逾期的')
      .action(async (_: unknown, part: Command) => {
        const { unit, item, late, ...flags } = all<StoreFlags & { unit?: string; item?: string; late?: boolean }>(part);
        say(await filingsTold(locationOf(flags), { ...(unit ? { unit } : {}), ...(item ? { item } : {}), ...(late ? { late } : {}) }));
      }),
  );
  command.addCommand(
    sub('receipt', '再次取出回执')
      .argument('<编号>', '备案编号')
      .option('--out <文件夹>', '写成文本、网页和 Word 文件')
      .action(async (number: string, _: unknown, part: Command) => {
        const { out, ...flags } = all<StoreFlags & { out?: string }>(part);
        say(await receiptTold(locationOf(flags), number, out));
      }),
  );
  command.addCommand(
    sub('diff', '比较两次备案的内容')
      .argument('<编号甲>', '先前的备案')
      .argument('<编号乙>', '后来的备案')
      .action(async (first: string, second: string, _: unknown, part: Command) => say(await filingDifference(locationOf(all<StoreFlags>(part)), first, second))),
  );
  command.addCommand(
    sub('due', '登记或查看报送期限（不写日期为查看，写“取消”为去掉）')
      .argument('[日期]', '如 2026-09-20')
      .option('--unit <单位>', '只对一个单位')
      .option('--item <事项>', '只对一个事项（编码，没有编码的写名称）')
      .option('--by <姓名>', '登记人')
      .action(async (day: string | undefined, _: unknown, part: Command) => {
        const { unit, item, by, ...flags } = all<StoreFlags & { unit?: string; item?: string; by?: string }>(part);
        say(await filingDueTold(locationOf(flags), day, { ...(unit ? { unit } : {}), ...(item ? { item } : {}), ...(by ? { by } : {}) }, new Date()));
      }),
  );
  command.addCommand(
    sub('office', '设置或查看备案接收单位')
      .argument('[名称]', '接收单位的名称')
      .option('--by <姓名>', '设置人')
      .action(async (name: string | undefined, _: unknown, part: Command) => {
        const { by, ...flags } = all<StoreFlags & { by?: string }>(part);
        say(await filingOfficeTold(locationOf(flags), name, by, new Date()));
      }),
  );
  return command;
}
