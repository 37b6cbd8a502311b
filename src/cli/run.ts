import { Command } from 'commander';
import { renderTerminal } from '../report/terminal.js';
import { runCity } from '../run/city.js';
import { onInterrupt } from './interrupt.js';
import { collect, hours, positiveInteger, seconds, webAddress } from './options.js';
import { createProgress } from './progress.js';

interface Options {
  catalogue: string;
  portal?: string;
  offline?: string;
  handbook?: string;
  policy?: string;
  region?: string;
  all?: boolean;
  sample?: number;
  seed?: string;
  drawn?: string;
  calls?: string[];
  out: string;
  allowHost?: string[];
  browser: boolean;
  handover?: string[];
  handoverSource?: string;
  handoverDate?: string;
  handoverPerson?: string;
  confirmAfter?: number;
  window?: { from: number; to: number };
  cache: boolean;
  profile?: string[];
  inspector?: string[];
}

export function runCommand(): Command {
  return new Command('run')
    .description('核查一座城市：取网页、读指南、三方比对，写出报告')
    .requiredOption('--catalogue <文件>', '事项目录（CSV 或 Excel）')
    .option('--portal <网址>', '门户地址；目录中的相对地址以它为准', webAddress)
    .option('--handover <文件>', '移交的线上数据：保存的网页、事项库导出（Excel、CSV、JSON）、截图录入表，或其文件夹，可重复', collect)
    .option('--handover-source <来源>', '移交数据的来源（数据自己写明的除外）')
    .option('--handover-date <日期>', '移交数据的日期，如 2018-09-10')
    .option('--handover-person <人员>', '移交数据的取证人或移交人')
    .option('--offline <文件夹>', '线下指南所在文件夹（默认按目录文件所在位置）')
    .option('--handbook <文件夹>', '标准化手册所在文件夹（默认按目录文件所在位置）')
    .option('--policy <文件>', '扣分规则（默认用自带的示例规则）')
    .option('--region <代码>', '行政区划代码，如 330109（默认由目录推断）')
    .option('--all', '核查全部事项（默认）')
    .option('--sample <数量>', '只抽查这么多事项', positiveInteger)
    .option('--seed <文字>', '抽样种子：同样的文字抽出同样的事项')
    .option('--drawn <名单>', '只核查抽查名单里的事项（zhinan sample draw 的名单）')
    .option('--calls <文件>', '填好的部门电话抽查表，打不通的号码列为问题，可重复', collect)
    .option('--out <文件夹>', '输出文件夹', 'out')
    .option('--allow-host <主机>', '另外允许访问的主机，可重复', collect)
    .option('--no-browser', '不启动浏览器；需要脚本才能显示的网页列为未渲染')
    .option('--confirm-after <秒>', '有疑似问题的网页隔这么多秒再取一次（默认 60，本机门户 0）', seconds)
    .option('--window <时段>', '只在这个时段访问外部网站，如 22:00-06:00（北京时间）', hours)
    .option('--no-cache', '不用以前运行已读、已比对的结果，全部重新读取和比对')
    .option('--profile <文件>', '另外使用的门户配置（zhinan portal new 生成），可重复', collect)
    .option('--inspector <姓名>', '取证人员，双人核查时写两次', collect)
    .action(async (options: Options, command: Command) => {
      if (options.drawn !== undefined && (options.all || options.sample !== undefined)) command.error('--drawn 与 --all、--sample 不能同时使用');
      if (options.all && options.sample !== undefined) command.error('--all 与 --sample 不能同时使用');
      if (options.inspector && new Set(options.inspector).size < 2) command.error('error: 双人核查需要两名取证人员，请用 --inspector 写明两个不同的姓名');
      const progress = createProgress();
      const ending = new AbortController();
      onInterrupt(() => ending.abort());
      const { report, written } = await runCity(
        {
          catalogue: options.catalogue,
          out: options.out,
          browser: options.browser,
          allowHosts: options.allowHost ?? [],
          ...(options.portal ? { portal: options.portal } : {}),
          ...(options.handover ? { handover: options.handover } : {}),
          ...(options.handoverSource ? { handoverSource: options.handoverSource } : {}),
          ...(options.handoverDate ? { handoverDate: options.handoverDate } : {}),
          ...(options.handoverPerson ? { handoverPerson: options.handoverPerson } : {}),
          ...(options.offline ? { offline: options.offline } : {}),
          ...(options.handbook ? { handbook: options.handbook } : {}),
          ...(options.policy ? { policy: options.policy } : {}),
          ...(options.region ? { region: options.region } : {}),
          ...(options.sample === undefined ? {} : { sample: options.sample }),
          ...(options.seed ? { seed: options.seed } : {}),
          ...(options.drawn ? { drawn: options.drawn } : {}),
          ...(options.calls ? { calls: options.calls } : {}),
          ...(options.confirmAfter === undefined ? {} : { confirmAfter: options.confirmAfter }),
          ...(options.profile ? { profiles: options.profile } : {}),
          ...(options.inspector ? { inspectors: options.inspector } : {}),
          ...(options.window ? { window: options.window } : {}),
          data: process.env['ZHINAN_DATA'] || '.zhinan',
          cache: options.cache,
          ...(process.env['ZHINAN_DATABASE_URL'] ? { database: process.env['ZHINAN_DATABASE_URL'] } : {}),
          signal: ending.signal,
        },
        progress.report,
      );
      progress.end();
      process.stdout.write(renderTerminal(report, { files: written.files }));
    });
}
