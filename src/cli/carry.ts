import { Command } from 'commander';
import { carryIn } from '../run/carry/in.js';
import { carryOut } from '../run/carry/out.js';
import { openDesk, type Desk } from '../run/desk.js';
import { forUsers, locationOf, type StoreFlags } from '../run/open-store.js';
import { UserProblem } from '../run/problem.js';
import { storeOptions } from './db.js';

/** Megabytes of a part; a CD takes 700, a DVD 4,700. */
function megabytes(text: string): number {
  const size = Number(text);
  if (!(size >= 1)) throw new UserProblem(`--part-size 要写不小于 1 的兆字节数，如 4400（一张 DVD），现为“${text}”。`);
  return size;
}

async function told(flags: StoreFlags, work: (desk: Desk) => Promise<string>): Promise<void> {
  const location = locationOf(flags);
  await forUsers(location, async () => {
    const desk = await openDesk(location);
    try {
      process.stdout.write(await work(desk));
    } finally {
      await desk.close();
    }
  });
}

export function carryCommand(): Command {
  const command = new Command('carry').description('摆渡：在外网电脑和内网之间搬运一期的核查和处理结果，逐字节核对');
  command.addCommand(
    storeOptions(new Command('out').description('导出一个摆渡包：一期的目录、抽取、核查、取证材料和报告（外网→内网）；或处理结果（内网→外网）').argument('<文件>', '摆渡包（.zip）'))
      .option('--week <日期>', '哪一期，写起始的星期四，如 2018-09-13（默认本期）')
      .option('--decisions', '导出处理结果：问题的状态、例外、移交文件、扣分规则和设置')
      .option('--part-size <兆字节>', '分卷，每卷不超过多少兆字节，如 4400（一张 DVD）', megabytes)
      .action((file: string, options: StoreFlags & { week?: string; decisions?: boolean; partSize?: number }) =>
        told(options, (desk) => carryOut(desk, file, { kind: options.decisions ? 'decisions' : 'week', ...(options.week ? { week: options.week } : {}), ...(options.partSize === undefined ? {} : { partMegabytes: options.partSize }) }))),
  );
  command.addCommand(
    storeOptions(new Command('in').description('带入一个摆渡包：先逐字节核对，再一次写入；同一个包带入两次不会重复').argument('<文件>', '摆渡包；分卷时写其中任一卷'))
      .option('--sha256 <摘要>', '对方告知的清单摘要，不同则拒绝')
      .action((file: string, options: StoreFlags & { sha256?: string }) => told(options, (desk) => carryIn(desk, file, options.sha256 ? { sha256: options.sha256 } : {}))),
  );
  return command;
}
