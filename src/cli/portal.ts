import { Command } from 'commander';
import { draftPortal } from '../run/portal.js';
import { webAddress } from './options.js';

export function portalCommand(): Command {
  const command = new Command('portal').description('门户配置：由一个指南网页生成初稿');
  command.addCommand(
    new Command('new')
      .description('由一个指南网页生成门户配置初稿，并列出读到和没读到的要素')
      .argument('<网址>', '该门户的一个指南网页', webAddress)
      .option('--out <文件>', '写入的文件（默认显示在屏幕上）')
      .option('--no-browser', '不启动浏览器')
      .action(async (url: string, options: { out?: string; browser: boolean }) => {
        const { output } = await draftPortal(url, options);
        process.stdout.write(output);
      }),
  );
  return command;
}
