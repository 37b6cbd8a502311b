import { Command } from 'commander';
import { verifyPack } from '../run/verify.js';

export function verifyCommand(): Command {
  return new Command('verify')
    .description('核验取证包：重新计算每个文件的摘要，指出改动、缺少和多出的文件')
    .argument('<文件夹>', '取证包，即某次核查的输出文件夹')
    .action(async (folder: string) => {
      const { output, exitCode } = await verifyPack(folder);
      process.stdout.write(output);
      process.exitCode = exitCode;
    });
}
