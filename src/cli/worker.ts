import path from 'node:path';
import { Command } from 'commander';
import { workerLocation } from '../run/fleet/location.js';
import { runWorker } from '../run/fleet/worker.js';
import { onInterrupt } from './interrupt.js';
import { positiveInteger } from './options.js';

interface Options {
  database?: string;
  share?: string;
  data?: string;
  hosts: number;
  checks?: number;
}

export function workerCommand(): Command {
  return new Command('worker')
    .description('在本机接普查任务：取网页、读指南、比对；可在任意多台机器上运行，用同一个 PostgreSQL 数据库')
    .option('--database <地址>', 'PostgreSQL 数据库地址（默认取环境变量 ZHINAN_DATABASE_URL）')
    .option('--share <文件夹>', '各机共用的文件夹，网页原件存在其中（默认存在数据库里；各机须一致）')
    .option('--data <文件夹>', '本机的工作文件夹（默认取环境变量 ZHINAN_DATA 或 .zhinan）')
    .option('--hosts <数量>', '本机同时访问的网站数；每个网站在所有机器中同时只有一个连接', positiveInteger, 10)
    .option('--checks <数量>', '本机同时比对的组数（默认每个处理器三组，最多12组或与处理器数相同）', positiveInteger)
    .action(async (options: Options) => {
      const ending = new AbortController();
      onInterrupt(() => ending.abort());
      process.on('SIGTERM', () => ending.abort());
      await runWorker({
        location: workerLocation(options),
        data: path.resolve(options.data ?? (process.env['ZHINAN_DATA'] || '.zhinan')),
        hosts: options.hosts,
        ...(options.checks === undefined ? {} : { checks: options.checks }),
        signal: ending.signal,
        say: (sentence) => process.stderr.write(`${new Date().toLocaleTimeString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai' })} ${sentence}\n`),
      });
    });
}
