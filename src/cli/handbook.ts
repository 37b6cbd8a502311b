import { Command, Option } from 'commander';
import { buildHandbook } from '../run/handbook-build.js';
import { checkHandbook } from '../run/handbook-check.js';
import { exportHandbook, type ExportFormat } from '../run/handbook-export.js';
import { DEFAULT_HANDBOOK } from '../run/handbook-files.js';
import { handbookImpact } from '../run/handbook-impact.js';
import { importHandbook } from '../run/handbook-import.js';
import { diffEntries, showEntry } from '../run/handbook-show.js';
import { INTERCHANGE } from '../run/interchange.js';
import { suggestChange } from '../run/handbook-suggest.js';

const folder = () => new Option('--handbook <文件夹>', '标准化手册所在文件夹').default(DEFAULT_HANDBOOK);

export function handbookCommand(): Command {
  const command = new Command('handbook').description('标准化手册：检查、查看、比较、导入、导出');
  command.addCommand(checkSubcommand());
  command.addCommand(buildSubcommand());
  command.addCommand(showSubcommand());
  command.addCommand(diffSubcommand());
  command.addCommand(impactSubcommand());
  command.addCommand(importSubcommand());
  command.addCommand(exportSubcommand());
  command.addCommand(suggestSubcommand());
  return command;
}

function checkSubcommand(): Command {
  return new Command('check')
    .description('检查条目是否完整、日期和版本是否对得上')
    .argument('[文件夹]', '标准化手册所在文件夹')
    .addOption(folder())
    .action(async (named: string | undefined, options: { handbook: string }) => {
      const { output, exitCode } = await checkHandbook(named ?? options.handbook);
      process.stdout.write(output);
      process.exitCode = exitCode;
    });
}

function buildSubcommand(): Command {
  return new Command('build')
    .description('生成整本手册（Word、PDF、网页）和每个条目的 JSON Schema')
    .argument('[文件夹]', '标准化手册所在文件夹')
    .addOption(folder())
    .option('--out <文件夹>', '写到哪里', '手册成品')
    .option('--no-browser', '不启动浏览器（不生成 PDF）')
    .action(async (named: string | undefined, options: { handbook: string; out: string; browser: boolean }) => {
      const { files, notices } = await buildHandbook(named ?? options.handbook, options.out, options);
      process.stdout.write(`${[...files, ...notices.map((notice) => `注意：${notice}`)].join('\n')}\n`);
    });
}

function showSubcommand(): Command {
  return new Command('show')
    .description('显示一个条目、它的版本和施行情况')
    .argument('<事项>', '事项名称或基本编码')
    .addOption(folder())
    .option('--day <日期>', '看哪一天有效的版本，如 2018-09-20（默认今天）')
    .option('--district <区县>', '加上这个区县的局部补充')
    .action(async (item: string, options: { handbook: string; day?: string; district?: string }) => {
      process.stdout.write(await showEntry(item, options.handbook, options));
    });
}

function diffSubcommand(): Command {
  return new Command('diff')
    .description('比较两个版本：哪些要素收紧、放宽或改变')
    .argument('<旧版>', '编码@版本，或条目文件')
    .argument('<新版>', '编码@版本，或条目文件')
    .addOption(folder())
    .action(async (before: string, after: string, options: { handbook: string }) => {
      process.stdout.write(await diffEntries(before, after, options.handbook));
    });
}

function impactSubcommand(): Command {
  return new Command('impact')
    .description('草案施行后，哪些单位的线上、线下指南不再符合标准，要改什么')
    .argument('<草案...>', '草案条目的文件，或编码@版本')
    .addOption(folder())
    .option('--report <文件夹>', '上一次核查的输出文件夹（含 report.json 和 evidence）')
    .option('--offline <文件夹>', '线下指南文件夹')
    .action(async (drafts: string[], options: { handbook: string; report?: string; offline?: string }) => {
      process.stdout.write(await handbookImpact(drafts, options));
    });
}

function importSubcommand(): Command {
  return new Command('import')
    .description('从 Word、Excel（事项清单）或整本手册导入为条目草稿')
    .argument('<文件...>', '文件或文件夹')
    .option('--out <文件夹>', '草稿写到哪里', '手册草稿')
    .action(async (files: string[], options: { out: string }) => {
      const { written, notices } = await importHandbook(files, options.out);
      process.stdout.write(`${[...written.map(({ file, name }) => `${file}　${name}`), ...notices.map((notice) => `注意：${notice}`), `共导入 ${written.length} 个条目草稿。请用 zhinan handbook check ${options.out} 检查后再放进手册。`].join('\n')}\n`);
    });
}

function exportSubcommand(): Command {
  return new Command('export')
    .description('把条目导出为 Word、Excel、Markdown、网页，或供其他系统使用的数据')
    .argument('[事项...]', '事项名称或基本编码（默认全部）')
    .addOption(folder())
    .addOption(new Option('--format <格式>', '导出格式').choices(['docx', 'xlsx', 'md', 'html', ...INTERCHANGE]).default('docx'))
    .option('--book', '整本导出为一个文件')
    .option('--out <路径>', '写到哪里', '手册导出')
    .action(async (items: string[], options: { handbook: string; format: ExportFormat; book?: boolean; out: string }) => {
      const files = await exportHandbook({ ...options, items, book: options.book ?? false });
      process.stdout.write(`${files.join('\n')}\n共写出 ${files.length} 个文件。\n`);
    });
}

function suggestSubcommand(): Command {
  return new Command('suggest')
    .description('向手册主管单位提出勘误建议（写成 Word 或 Markdown）')
    .argument('<事项>', '事项名称或基本编码')
    .requiredOption('--element <要素>', '要更正的要素，如 承诺办结时限')
    .requiredOption('--proposed <内容>', '建议改成什么')
    .requiredOption('--why <理由>', '理由和依据')
    .requiredOption('--from <单位>', '提出单位')
    .addOption(folder())
    .addOption(new Option('--format <格式>', '文件格式').choices(['docx', 'md']).default('docx'))
    .option('--out <文件夹>', '写到哪里', '.')
    .action(async (item: string, options: { element: string; proposed: string; why: string; from: string; handbook: string; format: 'docx' | 'md'; out: string }) => {
      process.stdout.write(`${await suggestChange(item, options)}\n`);
    });
}
