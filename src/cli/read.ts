import { Command } from 'commander';
import { readOne } from '../run/read-one.js';

export function readCommand(): Command {
  return new Command('read')
    .description('显示一份指南读成了什么：每个要素的值、原文和位置')
    .argument('<文件或网址>', '指南文件或网页地址')
    .option('--json', '输出 JSON')
    .option('--no-browser', '不启动浏览器')
    .action(async (source: string, options: { json?: boolean; browser: boolean }) => {
      process.stdout.write(await readOne(source, options));
    });
}
