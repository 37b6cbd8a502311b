import { Command } from 'commander';
import { verifyPack } from '../run/verify.js';

export function verifyCommand(): Command {
  return new Command('verify')
    .description('核验取证包：重新计算每个文件的摘要，指出改动、缺少和多出的文件')
    .argument('<取证包>', '某次核查的输出文件夹，或把它压缩成的 .zip')
    .action(async (pack: string) => {
      const { output, exitCode } = await verifyPack(pack);
      process.stdout.write(output);
      process.exitCode = exitCode;
    });
}
