import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { backupIfDue } from '../run/backup-folder.js';
import { openDesk, openLocation, type Desk } from '../run/desk.js';
import { listOffices } from '../run/desk/offices.js';
import { firstStart, useSamplePortal } from '../run/first-start.js';
import { UserProblem } from '../run/problem.js';
import { packageFolder } from '../run/versions.js';
import { buildServer } from '../server/app.js';
import { oidcFrom } from '../server/door.js';
import { warmUp } from '../run/desk/unit-books.js';
import { tick } from '../run/week/jobs.js';
import { openLogFile, sayToLog, type LogFile } from './log-file.js';
import { portNumber, positiveInteger } from './options.js';

const FIVE_MINUTES = 5 * 60_000;

interface Options {
  port: number;
  host: string;
  data?: string;
  database?: string;
  secure?: boolean;
  sample: boolean;
  timer: boolean;
  rate?: number;
  logFile?: string;
  logSize: number;
  logKeep: number;
  nightlyBackup?: string;
  backupKeep: number;
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('启动工作台（网页）')
    .option('--port <端口>', '端口', portNumber, 8787)
    .option('--host <地址>', '监听地址；要让其他电脑访问时写 0.0.0.0', '127.0.0.1')
    .option('--data <文件夹>', '数据文件夹（默认 .zhinan）')
    .option('--database <地址>', 'PostgreSQL 连接地址')
    .option('--secure', '经 https 访问时使用：登录凭证只经 https 传送')
    .option('--no-sample', '首次启动不带示例数据')
    .option('--rate <次数>', '每个账号每分钟最多多少次请求（默认 3000；同一地址合计为其十倍）', positiveInteger)
    .option('--no-timer', '不按时自动抽取、核查、结算和写文书初稿（示例数据从不自动办理）')
    .option('--log-file <文件>', '运行记录写入文件（每个请求一行，满了或过了一天自动换新）')
    .option('--log-size <兆字节>', '运行记录写到多大换新', positiveInteger, 20)
    .option('--log-keep <份数>', '换下的运行记录留几份', positiveInteger, 30)
    .option('--nightly-backup <文件夹>', '每天夜里一点以后自动备份到这个文件夹')
    .option('--backup-keep <份数>', '自动备份留几份', positiveInteger, 14)
    .action(serve);
}

async function serve(options: Options): Promise<void> {
  const oidc = oidcFrom(process.env);
  const desk = await openDesk(openLocation(options));
  const accounts = await firstStart(desk, options.sample);
  const portal = (await listOffices(desk)).sample ? await startSamplePortal(desk) : undefined;
  const log = options.logFile === undefined ? undefined : openLog(options.logFile, options);
  const metricsToken = process.env['ZHINAN_METRICS_TOKEN'];
  const web = path.join(packageFolder(), 'dist', 'web');
  const app = await buildServer(desk, { ...(existsSync(path.join(web, 'index.html')) ? { web } : {}), secure: options.secure ?? false, ...(log ? { log: (line: string) => log.write(line) } : {}), ...(metricsToken ? { metricsToken } : {}), ...(oidc ? { oidc } : {}), ...(options.rate === undefined ? {} : { rate: options.rate }), ...(accounts.length > 0 ? { hint: '初始账号和密码在启动工作台的窗口里。' } : {}) });
  try {
    await app.listen({ port: options.port, host: options.host });
  } catch (cause) {
    portal?.kill();
    await desk.close();
    throw new UserProblem((cause as NodeJS.ErrnoException).code === 'EADDRINUSE' ? `端口 ${options.port} 已被别的程序占用，请用 --port 换一个。` : `不能在 ${options.host}:${options.port} 启动（${(cause as NodeJS.ErrnoException).code ?? '未知原因'}）。`, 1);
  }
  process.stdout.write(`工作台已启动：http://${options.host === '0.0.0.0' ? '本机地址' : options.host}:${options.port}/\n`);
  if (accounts.length > 0) {
    process.stdout.write('初始账号（密码只显示这一次，首次登录时须修改）：\n');
    for (const { account, password, what } of accounts) process.stdout.write(`  ${account.padEnd(10)}${password}   ${what}\n`);
  }
  void warmUp(desk).catch(() => undefined);
  // First passwords are for the eyes of who starts it, not for a file.
  if (log) sayToLog(log);
  await desk.runner.resume();
  const timer = (options.timer && !portal) || options.nightlyBackup !== undefined ? watchClock(desk, options, options.timer && !portal) : undefined;
  process.stdout.write('按 Ctrl-C 停止。\n');
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  clearInterval(timer);
  await app.close();
  await desk.close();
  portal?.kill();
  process.exit(0);
}

/** Sees to the clock while the workbench runs: what is due is done, and said in its window. */
function watchClock(desk: Desk, options: Options, jobs: boolean): NodeJS.Timeout {
  const location = openLocation(options);
  const root = location.kind === 'sqlite' ? location.folder : (location.folder ?? '.zhinan');
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      if (jobs) for (const line of await tick(desk, { root }, true)) process.stdout.write(`${line}\n`);
      const made = options.nightlyBackup === undefined ? undefined : await backupIfDue(desk, options.nightlyBackup, options.backupKeep);
      if (made !== undefined) process.stdout.write(`${made}\n`);
    } catch (cause) {
      process.stderr.write(`定时任务没有办成，五分钟后再试：${cause instanceof Error ? cause.message : String(cause)}\n`);
    } finally {
      busy = false;
    }
  };
  void look();
  return setInterval(() => void look(), FIVE_MINUTES);
}

function openLog(file: string, { logSize, logKeep }: Options): LogFile {
  try {
    return openLogFile(file, { megabytes: logSize, keep: logKeep });
  } catch (cause) {
    throw new UserProblem(`运行记录写不进“${file}”（${(cause as NodeJS.ErrnoException).code ?? '未知原因'}），请核对文件夹是否可写。`);
  }
}

/** The portal of the sample city, on a free port of this machine. */
async function startSamplePortal(desk: Desk): Promise<ChildProcess | undefined> {
  const portal = spawn(process.execPath, [path.join(packageFolder(), 'guides', 'portal', 'serve.mjs'), '--port', '0', '--crawl-delay', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise<string | undefined>((resolve) => {
    portal.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /listening (http:\/\/\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
    portal.on('error', () => resolve(undefined));
    portal.on('exit', () => resolve(undefined));
  });
  process.on('exit', () => portal.kill());
  if (!address) {
    process.stderr.write('示例门户没有启动，示例数据可以查看，不能重新核查。\n');
    return undefined;
  }
  await useSamplePortal(desk, address);
  return portal;
}
