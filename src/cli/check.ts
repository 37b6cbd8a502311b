import { Command, Option } from 'commander';
import { precheck, type PrecheckFormat } from '../run/precheck.js';

export function checkCommand(): Command {
  return new Command('check')
    .description('部门自查：对照手册检查指南文件')
    .argument('<文件...>', '指南文件（.md .docx .html）或文件夹')
    .option('--handbook <文件夹>', '标准化手册所在文件夹')
    .option('--region <代码>', '行政区划代码，如 330109（默认由指南推断）')
    .addOption(new Option('--format <格式>', '输出格式').choices(['text', 'json', 'sarif', 'html']).default('text'))
    .action(async (files: string[], options: { handbook?: string; region?: string; format: PrecheckFormat }) => {
      const { output, exitCode } = await precheck(files, options);
      process.stdout.write(output);
      process.exitCode = exitCode;
    });
}
