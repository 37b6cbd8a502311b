import { Command } from 'commander';
import { renderCensusTerminal } from '../report/census/terminal.js';
import { runCensus } from '../run/census.js';
import { runFleetCensus } from '../run/fleet/census.js';
import { onInterrupt } from './interrupt.js';
import { collect, hours, seconds, webAddress } from './options.js';
import { createProgress } from './progress.js';

interface Options {
  catalogue: string;
  portal?: string;
  offline?: string;
  handbook?: string;
  region?: string;
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
  database?: string;
  share?: string;
  detach?: boolean;
}

export function censusCommand(): Command {
  return new Command('census')
    .description('普查：核查目录的全部事项，只读、只比对变化了的；所列均为提醒，不扣分，并说明与上次普查相比的变化')
    .requiredOption('--catalogue <文件>', '事项目录（CSV 或 Excel）')
    .option('--portal <网址>', '门户地址；目录中的相对地址以它为准', webAddress)
    .option('--handover <文件>', '移交的线上数据：保存的网页、事项库导出（Excel、CSV、JSON）、截图录入表，或其文件夹，可重复', collect)
    .option('--handover-source <来源>', '移交数据的来源（数据自己写明的除外）')
    .option('--handover-date <日期>', '移交数据的日期，如 2018-09-10')
    .option('--handover-person <人员>', '移交数据的取证人或移交人')
    .option('--offline <文件夹>', '线下指南所在文件夹（默认按目录文件所在位置）')
    .option('--handbook <文件夹>', '标准化手册所在文件夹（默认按目录文件所在位置）')
    .option('--region <代码>', '行政区划代码，如 330109（默认由目录推断）')
    .option('--calls <文件>', '填好的部门电话抽查表，打不通的号码列为问题，可重复', collect)
    .option('--out <文件夹>', '输出文件夹；每晚用同一个，没有变化的网页不再重存', 'census')
    .option('--allow-host <主机>', '另外允许访问的主机，可重复', collect)
    .option('--no-browser', '不启动浏览器；需要脚本才能显示的网页列为未渲染')
    .option('--confirm-after <秒>', '有疑似问题的网页隔这么多秒再取一次（默认 60，本机门户 0）', seconds)
    .option('--window <时段>', '只在这个时段访问外部网站，如 22:00-06:00（北京时间）', hours)
    .option('--no-cache', '不用以前已读、已比对的结果，全部重新读取和比对')
    .option('--profile <文件>', '另外使用的门户配置（zhinan portal new 生成），可重复', collect)
    .option('--database <地址>', '交给多台机器：各机用同一个 PostgreSQL 数据库运行 zhinan worker')
    .option('--share <文件夹>', '各机共用的文件夹，网页原件存在其中（默认存在数据库里）')
    .option('--detach', '交给各机后就返回；以后用同一条命令（不带 --detach）等候并写出报告')
    .action(async (options: Options, command: Command) => {
      if (options.database === undefined && (options.detach === true || options.share !== undefined)) command.error('error: --detach、--share 要和 --database 一起使用');
      const progress = createProgress();
      const ending = new AbortController();
      onInterrupt(() => ending.abort());
      const settings = {
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
        ...(options.region ? { region: options.region } : {}),
        ...(options.calls ? { calls: options.calls } : {}),
        ...(options.confirmAfter === undefined ? {} : { confirmAfter: options.confirmAfter }),
        ...(options.profile ? { profiles: options.profile } : {}),
        ...(options.window ? { window: options.window } : {}),
        data: process.env['ZHINAN_DATA'] || '.zhinan',
        cache: options.cache,
        ...(process.env['ZHINAN_DATABASE_URL'] ? { database: process.env['ZHINAN_DATABASE_URL'] } : {}),
        signal: ending.signal,
      };
      const run = options.database === undefined ? await runCensus(settings, progress.report) : await runFleetCensus({ ...settings, database: options.database, ...(options.share ? { share: options.share } : {}), ...(options.detach ? { detach: true } : {}) }, progress.report);
      progress.end();
      process.stdout.write(run ? renderCensusTerminal(run.summary, run.written.files) : '已交给各台机器。可在工作台“多机普查”页查看进度；用同一条命令（不带 --detach）等候并写出报告。\n');
    });
}
