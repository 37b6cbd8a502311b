import { Command, Option } from 'commander';
import { INTERCHANGE, type Interchange } from '../run/interchange.js';
import { readOne } from '../run/read-one.js';

export function readCommand(): Command {
  return new Command('read')
    .description('显示一份指南读成了什么：每个要素的值、原文和位置')
    .argument('<文件或网址>', '指南文件或网页地址')
    .option('--json', '输出 JSON')
    .addOption(new Option('--format <格式>', '供其他系统使用的格式：国家字段名的记录、CPSV-AP、schema.org').choices([...INTERCHANGE]))
    .option('--no-browser', '不启动浏览器')
    .action(async (source: string, options: { json?: boolean; browser: boolean; format?: Interchange }) => {
      process.stdout.write(await readOne(source, options));
    });
}
