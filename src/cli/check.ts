import { Command, Option } from 'commander';
import { precheck, type PrecheckFormat } from '../run/precheck.js';
import { watchPrecheck } from '../run/precheck-watch.js';
import { UserProblem } from '../run/problem.js';
import { onInterrupt } from './interrupt.js';

interface CheckOptions {
  handbook?: string;
  region?: string;
  format: PrecheckFormat;
  fix?: boolean;
  watch?: boolean;
}

export function checkCommand(): Command {
  return new Command('check')
    .description('部门自查：对照手册检查指南文件')
    .argument('<文件...>', '指南文件（.docx .doc .xlsx .xls .pdf .md .html .json .zip）或文件夹')
    .option('--handbook <文件夹>', '标准化手册所在文件夹')
    .option('--region <代码>', '行政区划代码，如 330109（默认由指南推断）')
    .addOption(new Option('--format <格式>', '输出格式').choices(['text', 'json', 'sarif', 'html']).default('text'))
    .option('--fix', '把能确定的写法改在副本里（名称-修正），并列出改动')
    .option('--watch', '留意文件变化，保存后自动重新检查')
    .action(async (files: string[], options: CheckOptions) => {
      if (options.watch) {
        if (options.fix || options.format !== 'text') throw new UserProblem('--watch 只显示文字结果，不能与 --fix、--format 同用。');
        const stop = new AbortController();
        onInterrupt(() => stop.abort());
        await watchPrecheck(files, options, (text) => process.stdout.write(text), stop.signal);
        return;
      }
      const { output, exitCode, fixes } = await precheck(files, options);
      process.stdout.write(output);
      if (fixes !== undefined) (options.format === 'text' ? process.stdout : process.stderr).write(`\n${fixes}`);
      process.exitCode = exitCode;
    });
}
