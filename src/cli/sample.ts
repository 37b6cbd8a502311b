import { Command } from 'commander';
import { shanghaiTime } from '../model/shanghai-time.js';
import { commitSample, drawWindow, replaceInSample, revealSample, verifySample, type DrawOptions, type Said } from '../run/draw.js';
import { collect, positiveInteger } from './options.js';

const now = () => shanghaiTime(Date.now());

function say({ output, exitCode }: Said): void {
  process.stdout.write(output);
  process.exitCode = exitCode;
}

export function sampleCommand(): Command {
  const command = new Command('sample').description('每周抽查的名单：先公布随机值的摘要，再抽取，取证后公布随机值，任何人都能重新抽取核对');
  command.addCommand(
    new Command('commit')
      .description('生成一期的随机值并写出它的摘要（先公布摘要，随机值保密）')
      .option('--window <日期>', '该期开始的星期四，如 2018-10-11（默认下一个星期四）')
      .option('--out <文件>', '要公布的摘要', '摘要.json')
      .option('--secret <文件>', '保密的随机值', '随机值.json')
      .action(async (options: { window?: string; out: string; secret: string }) => say(await commitSample(options, now()))),
  );
  command.addCommand(
    new Command('draw')
      .description('从抽查事项库抽取本期事项')
      .requiredOption('--catalogue <文件>', '抽查事项库（事项目录，可有“年办件量”“本期变动”两列）')
      .option('--commitment <文件>', '已公布的摘要', '摘要.json')
      .option('--secret <文件>', '保密的随机值', '随机值.json')
      .option('--past <文件>', '前几期的名单，四周内抽过的不再抽，可重复', collect)
      .option('--report <文件>', '上期的 report.json：有问题的复查，没取到的先抽')
      .option('--size <数量>', '随机部分抽多少项', positiveInteger)
      .option('--out <文件>', '名单（取证结束以前不外传）', '抽查名单.json')
      .option('--list <文件>', '另写一份给人看的名单（CSV）')
      .action(async (options: Omit<DrawOptions, 'past'> & { past?: string[] }) => say(await drawWindow({ ...options, past: options.past ?? [] }))),
  );
  command.addCommand(
    new Command('replace')
      .description('停办、搬迁等事项由同单位的下一项递补，写明原因')
      .requiredOption('--item <编码>', '换下的事项')
      .requiredOption('--reason <原因>', '原因，如 停办')
      .requiredOption('--by <姓名>', '决定人')
      .option('--draw <文件>', '名单', '抽查名单.json')
      .option('--secret <文件>', '保密的随机值', '随机值.json')
      .option('--list <文件>', '给人看的名单（CSV），一并改写')
      .action(async (options: Parameters<typeof replaceInSample>[0]) => say(await replaceInSample(options, now()))),
  );
  command.addCommand(
    new Command('reveal')
      .description('取证结束后公布随机值和名单')
      .option('--draw <文件>', '名单', '抽查名单.json')
      .option('--secret <文件>', '保密的随机值', '随机值.json')
      .option('--out <文件>', '要公布的文件', '抽查公布.json')
      .option('--captured', '本期还没结束，但取证已经完成', false)
      .action(async (options: { draw: string; secret: string; out: string; captured: boolean }) => say(await revealSample(options, now()))),
  );
  command.addCommand(
    new Command('verify')
      .description('用公布的文件重新抽取并核对')
      .argument('<文件>', '公布的抽查结果')
      .option('--catalogue <文件>', '那一天的抽查事项库，从别处得来的')
      .action(async (file: string, options: { catalogue?: string }) => say(await verifySample(file, options.catalogue))),
  );
  return command;
}
