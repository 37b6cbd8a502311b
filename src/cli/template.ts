import { Command } from 'commander';
import { DEFAULT_HANDBOOK } from '../run/handbook-files.js';
import { writeTemplate } from '../run/template.js';

export function templateCommand(): Command {
  return new Command('template')
    .description('生成办事指南模板：统一要素已按手册填好，本地要素留空并附填写说明（Word 和 Markdown）')
    .argument('<事项>', '事项名称或基本编码')
    .option('--handbook <文件夹>', '标准化手册所在文件夹', DEFAULT_HANDBOOK)
    .option('--day <日期>', '用哪一天有效的版本，如 2018-09-20（默认今天）')
    .option('--out <文件夹>', '写到哪里', '.')
    .action(async (item: string, options: { handbook: string; out: string; day?: string }) => {
      process.stdout.write(`${(await writeTemplate(item, options)).join('\n')}\n`);
    });
}
