import { Command } from 'commander';
import { renderTerminal } from '../report/terminal.js';
import { tallySites } from '../run/addresses.js';
import { runCity } from '../run/city.js';
import { oneAtATime } from '../run/one-at-a-time.js';
import { endOf } from './end-of-run.js';
import { citySettings, withCityOptions, type CityOptions } from './city-options.js';
import { onInterrupt } from './interrupt.js';
import { collect, positiveInteger } from './options.js';
import { createProgress } from './progress.js';

interface Options extends CityOptions {
  policy?: string;
  all?: boolean;
  sample?: number;
  seed?: string;
  drawn?: string;
  inspector?: string[];
}

export function runCommand(): Command {
  const command = new Command('run').description('核查一座城市：取网页、读指南、三方比对，写出报告');
  return withCityOptions(command, { words: '输出文件夹', folder: 'out' })
    .option('--policy <文件>', '扣分规则（默认用自带的示例规则）')
    .option('--all', '核查全部事项（默认）')
    .option('--sample <数量>', '只抽查这么多事项', positiveInteger)
    .option('--seed <文字>', '抽样种子：同样的文字抽出同样的事项')
    .option('--drawn <名单>', '只核查抽查名单里的事项（zhinan sample draw 的名单）')
    .option('--inspector <姓名>', '取证人员，双人核查时写两次', collect)
    .action(async (options: Options, own: Command) => {
      if (options.drawn !== undefined && (options.all || options.sample !== undefined)) own.error('--drawn 与 --all、--sample 不能同时使用');
      if (options.all && options.sample !== undefined) own.error('--all 与 --sample 不能同时使用');
      if (options.inspector && new Set(options.inspector).size < 2) own.error('error: 双人核查需要两名取证人员，请用 --inspector 写明两个不同的姓名');
      const progress = createProgress();
      const ending = new AbortController();
      onInterrupt(() => ending.abort());
      const { report, written } = await oneAtATime(options.out, () => runCity({
        ...citySettings(options, ending.signal),
        ...(options.policy ? { policy: options.policy } : {}),
        ...(options.sample === undefined ? {} : { sample: options.sample }),
        ...(options.seed ? { seed: options.seed } : {}),
        ...(options.drawn ? { drawn: options.drawn } : {}),
        ...(options.inspector ? { inspectors: options.inspector } : {}),
      }, progress.report));
      progress.end();
      process.stdout.write(renderTerminal(report, { files: written.files }));
      endOf(tallySites(report.coverage).nothingReached);
    });
}
