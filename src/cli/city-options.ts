import type { Command } from 'commander';
import type { CitySettings } from '../run/city.js';
import { collect, hours, seconds, webAddress } from './options.js';

/** What a run and a census of a city are told alike. */
export interface CityOptions {
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
}

/** Adds these options to a command; `out` is the folder for what is written where none is named. */
export function withCityOptions(command: Command, out: { words: string; folder: string }): Command {
  return command
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
    .option('--out <文件夹>', out.words, out.folder)
    .option('--allow-host <主机>', '另外允许访问的主机，可重复', collect)
    .option('--no-browser', '不启动浏览器；需要脚本才能显示的网页列为未渲染')
    .option('--confirm-after <秒>', '有疑似问题的网页隔这么多秒再取一次（默认 60，本机门户 0）', seconds)
    .option('--window <时段>', '只在这个时段访问外部网站，如 22:00-06:00（北京时间）', hours)
    .option('--no-cache', '不用以前已读、已比对的结果，全部重新读取和比对')
    .option('--profile <文件>', '另外使用的门户配置（zhinan portal new 生成），可重复', collect);
}

/** The settings that they stand for, with the store's place from the environment. */
export function citySettings(options: CityOptions, signal: AbortSignal): CitySettings & { data: string } {
  const { portal, handover, handoverSource, handoverDate, handoverPerson, offline, handbook, region, calls, confirmAfter, profile, window } = options;
  const database = process.env['ZHINAN_DATABASE_URL'];
  return {
    catalogue: options.catalogue,
    out: options.out,
    browser: options.browser,
    allowHosts: options.allowHost ?? [],
    ...(portal ? { portal } : {}),
    ...(handover ? { handover } : {}),
    ...(handoverSource ? { handoverSource } : {}),
    ...(handoverDate ? { handoverDate } : {}),
    ...(handoverPerson ? { handoverPerson } : {}),
    ...(offline ? { offline } : {}),
    ...(handbook ? { handbook } : {}),
    ...(region ? { region } : {}),
    ...(calls ? { calls } : {}),
    ...(confirmAfter === undefined ? {} : { confirmAfter }),
    ...(profile ? { profiles: profile } : {}),
    ...(window ? { window } : {}),
    data: process.env['ZHINAN_DATA'] || '.zhinan',
    cache: options.cache,
    ...(database ? { database } : {}),
    signal,
  };
}
