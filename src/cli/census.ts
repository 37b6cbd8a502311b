import { Command } from 'commander';
import { renderCensusTerminal } from '../report/census/terminal.js';
import { runCensus } from '../run/census.js';
import { runFleetCensus } from '../run/fleet/census.js';
import { citySettings, withCityOptions, type CityOptions } from './city-options.js';
import { oneAtATime } from '../run/one-at-a-time.js';
import { endOf } from './end-of-run.js';
import { onInterrupt } from './interrupt.js';
import { createProgress } from './progress.js';

interface Options extends CityOptions {
  database?: string;
  share?: string;
  detach?: boolean;
}

export function censusCommand(): Command {
  const command = new Command('census').description('普查：核查目录的全部事项，只读、只比对变化了的；所列均为提醒，不扣分，并说明与上次普查相比的变化');
  return withCityOptions(command, { words: '输出文件夹；每晚用同一个，没有变化的网页不再重存', folder: 'census' })
    .option('--database <地址>', '交给多台机器：各机用同一个 PostgreSQL 数据库运行 zhinan worker')
    .option('--share <文件夹>', '各机共用的文件夹，网页原件存在其中（默认存在数据库里）')
    .option('--detach', '交给各机后就返回；以后用同一条命令（不带 --detach）等候并写出报告')
    .action(async (options: Options, own: Command) => {
      if (options.database === undefined && (options.detach === true || options.share !== undefined)) own.error('error: --detach、--share 要和 --database 一起使用');
      const progress = createProgress();
      const ending = new AbortController();
      onInterrupt(() => ending.abort());
      const settings = citySettings(options, ending.signal);
      const { database } = options;
      const run = await oneAtATime(options.out, () => (database === undefined ? runCensus(settings, progress.report) : runFleetCensus({ ...settings, database, ...(options.share ? { share: options.share } : {}), ...(options.detach ? { detach: true } : {}) }, progress.report)));
      progress.end();
      process.stdout.write(run ? renderCensusTerminal(run.summary, run.written.files) : '已交给各台机器。可在工作台“多机普查”页查看进度；用同一条命令（不带 --detach）等候并写出报告。\n');
      endOf(run?.nothingReached === true);
    });
}
