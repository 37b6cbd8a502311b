import { Command } from 'commander';
import { writeFieldSheets } from '../run/fieldsheet.js';
import { DEFAULT_HANDBOOK } from '../run/handbook-files.js';

export function fieldsheetCommand(): Command {
  return new Command('fieldsheet')
    .description('生成现场核查表（A4，Word 和 Excel）；填好后作为线下指南读回比对')
    .argument('<事项...>', '事项名称或基本编码')
    .option('--carrier <对象>', '核查对象：公示牌、告知单、折页、窗口答复', '公示牌')
    .option('--department <单位>', '被查单位')
    .option('--district <区县>', '本地要素取这个区县的局部补充')
    .option('--handbook <文件夹>', '标准化手册所在文件夹', DEFAULT_HANDBOOK)
    .option('--day <日期>', '用哪一天有效的版本，如 2018-09-20（默认今天）')
    .option('--out <文件夹>', '写到哪里', '.')
    .action(async (items: string[], options: { carrier: string; department?: string; district?: string; handbook: string; day?: string; out: string }) => {
      process.stdout.write(`${(await writeFieldSheets(items, options)).join('\n')}\n`);
    });
}
