#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { Interrupted } from '../run/interrupted.js';
import { isDiskFull } from '../run/full-disk.js';
import { UserProblem } from '../run/problem.js';
import { toolVersion } from '../run/versions.js';
import { speakChinese } from './chinese-help.js';
import { interrupt } from './interrupt.js';

const USAGE = 2;
const INTERRUPTED = 130;

/** Each command is loaded when it is asked for: a precheck waits for no browser, and help for all. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  run: async () => (await import('./run.js')).runCommand(),
  worker: async () => (await import('./worker.js')).workerCommand(),
  census: async () => (await import('./census.js')).censusCommand(),
  check: async () => (await import('./check.js')).checkCommand(),
  compare: async () => (await import('./compare.js')).compareCommand(),
  read: async () => (await import('./read.js')).readCommand(),
  verify: async () => (await import('./verify.js')).verifyCommand(),
  portal: async () => (await import('./portal.js')).portalCommand(),
  handbook: async () => (await import('./handbook.js')).handbookCommand(),
  template: async () => (await import('./template.js')).templateCommand(),
  file: async () => (await import('./file.js')).fileCommand(),
  fieldsheet: async () => (await import('./fieldsheet.js')).fieldsheetCommand(),
  db: async () => (await import('./db.js')).dbCommand(),
  carry: async () => (await import('./carry.js')).carryCommand(),
  calendar: async () => (await import('./calendar.js')).calendarCommand(),
  sample: async () => (await import('./sample.js')).sampleCommand(),
  week: async () => (await import('./week.js')).weekCommand(),
  recheck: async () => (await import('./week.js')).recheckCommand(),
  serve: async () => (await import('./serve.js')).serveCommand(),
  indicator: async () => (await import('./indicator.js')).indicatorCommand(),
};

const program = new Command('zhinan')
  .description('指南针：办事指南线上、线下与标准化手册三方比对')
  .version(toolVersion(), '-V, --version', '显示版本')
  .showHelpAfterError('（加 --help 查看用法）');
const asked = COMMANDS[process.argv[2] ?? ''];
for (const command of asked ? [await asked()] : await Promise.all(Object.values(COMMANDS).map((load) => load()))) {
  program.addCommand(command);
}
speakChinese(program);

process.on('SIGINT', () => {
  if (interrupt()) {
    process.stderr.write('\n正在停下，请稍候（再按一次立即结束）……\n');
    return;
  }
  process.stderr.write('\n已中断。\n');
  process.exit(INTERRUPTED);
});
// A reader that closes early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportError(error);
}

function reportError(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  if (error instanceof UserProblem) {
    process.stderr.write(`${error.message}\n`);
    if (error instanceof Interrupted && error.journalled) process.stderr.write(`用同一条命令即可从中断处继续：\n  zhinan ${process.argv.slice(2).map(quoted).join(' ')}\n`);
    return error.exitCode;
  }
  if (isDiskFull(error)) {
    const { path } = error as NodeJS.ErrnoException;
    process.stderr.write(`没有完成：磁盘已满，${path === undefined ? '' : `“${path}”`}写不进去。请腾出空间后重新运行同一条命令。\n`);
    return 1;
  }
  process.stderr.write(`没有完成：${error instanceof Error ? error.message : String(error)}\n请把这句话和所用的命令交给系统管理员。\n`);
  if (process.env.ZHINAN_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return 1;
}

/** An argument as a shell takes it. */
function quoted(text: string): string {
  return /^[\w./:@=,%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
