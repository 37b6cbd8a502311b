import path from 'node:path';
import { Command } from 'commander';
import { openDesk, type Desk } from '../run/desk.js';
import { locationOf, type StoreFlags } from '../run/open-store.js';
import { setCity, type CityPlaces } from '../run/desk/settings.js';
import { showBooks, showCutOff, showDraw, showPublish, showRecheck, showRun, showWeek, writePapers } from '../run/week/commands.js';
import { tick } from '../run/week/jobs.js';
import { reinstateRule, showRules } from '../run/week/rule-stages.js';
import { storeOptions } from './db.js';
import { webAddress } from './options.js';
import { createProgress } from './progress.js';

const week = () => storeOptions(new Command()).option('--week <日期>', '哪一期，写起始的星期四，如 2018-09-13（默认本期）');

async function told(flags: StoreFlags, work: (desk: Desk, root: string) => Promise<string>): Promise<void> {
  const location = locationOf(flags);
  const desk = await openDesk(location);
  try {
    process.stdout.write(await work(desk, location.kind === 'sqlite' ? location.folder : (location.folder ?? '.zhinan')));
  } finally {
    await desk.close();
  }
}

const linesOr = (lines: readonly string[], none: string): string => `${lines.length === 0 ? none : lines.join('\n')}\n`;

export function weekCommand(): Command {
  const command = new Command('week').description('每周抽查：目录、抽取、核查、期限、扣分、文书');
  const city = storeOptions(new Command('city').description('设置每周核查的事项目录和门户'))
    .requiredOption('--catalogue <文件>', '事项目录').option('--portal <网址>', '门户地址', webAddress).option('--offline <文件夹>', '线下指南').option('--handbook <文件夹>', '标准化手册').option('--region <代码>', '行政区划代码');
  // Whoever draws later (a timer, a service) stands in another folder.
  city.action(({ data, database, catalogue, offline, handbook, ...plan }: StoreFlags & CityPlaces) => told({ ...(data ? { data } : {}), ...(database ? { database } : {}) }, async (desk) => {
    const places = { ...plan, catalogue: path.resolve(catalogue), ...(offline ? { offline: path.resolve(offline) } : {}), ...(handbook ? { handbook: path.resolve(handbook) } : {}) };
    const { items, notices } = await setCity(desk, places, '命令行');
    return `已设置：目录中可抽查的事项 ${items} 个。\n${notices.map((notice) => `  ${notice}\n`).join('')}`;
  }));
  command.addCommand(city);
  command.addCommand(week().name('status').description('这一期到哪一步了').action((options: StoreFlags & { week?: string }) => told(options, (desk) => showWeek(desk, options.week))));
  command.addCommand(storeOptions(new Command('draw').description('抽取本期事项')).action((flags: StoreFlags) => told(flags, (desk) => showDraw(desk))));
  for (const [name, kind, says] of [['run', 'weekly', '核查本期抽取的事项，中断后用同一命令继续'], ['census', 'census', '核查全部事项（所见问题为提醒，不扣分）']] as const) {
    command.addCommand(storeOptions(new Command(name).description(says)).option('--no-browser', '不用浏览器').option('--confirm-after <秒>', '有疑似问题的网页隔多少秒再取一次', Number)
      .action((options: StoreFlags & { browser: boolean; confirmAfter?: number }) => told(options, (desk, root) => showRun(desk, kind, { root, browser: options.browser, progress: createProgress().report, ...(options.confirmAfter === undefined ? {} : { confirmAfter: options.confirmAfter }) }))));
  }
  command.addCommand(storeOptions(new Command('tick').description('办理到期的工作：抽取、核查、补取、截止结算、文书初稿，以及视为送达、申诉期满、例外到期（由定时任务每小时执行；停机后补办）')).option('--no-browser', '不用浏览器')
    .action((options: StoreFlags & { browser: boolean }) => told(options, async (desk, root) => linesOr(await tick(desk, { root, browser: options.browser, progress: createProgress().report }), '没有到期的工作。'))));
  command.addCommand(week().name('cut-off').description('截止结算：没有取到的按本期已有的取证判断，其余列为未核查').action((options: StoreFlags & { week?: string }) => told(options, (desk) => showCutOff(desk, options.week))));
  command.addCommand(week().name('books').description('拟扣分和累计扣分，逐条列出算式').option('--write', '记入本期扣分').action((options: StoreFlags & { week?: string; write?: boolean }) => told(options, (desk) => showBooks(desk, options.week, options.write ?? false))));
  command.addCommand(week().name('publish').description('发布一期：扣分和核查结果从此不再改动，以后的变化作更正').action((options: StoreFlags & { week?: string }) => told(options, (desk) => showPublish(desk, options.week))));
  command.addCommand(storeOptions(new Command('rules').description('各条规则经人工核定的准确率；低于95%的下次核查起试行，不扣分')).option('--reinstate <编号>', '改进后恢复为正式规则，如 B07')
    .action((options: StoreFlags & { reinstate?: string }) => told(options, async (desk) => {
      if (options.reinstate !== undefined) await reinstateRule(desk, options.reinstate, '命令行');
      return showRules(desk);
    })));
  command.addCommand(week().name('papers').description('写出本期文书初稿：情况报送、通报、汇总、领导一页纸').option('--out <文件夹>', '写到哪里', 'papers').option('--no-browser', '不出 PDF')
    .action((options: StoreFlags & { week?: string; out: string; browser: boolean }) => told(options, (desk) => writePapers(desk, options.week, options.out, options.browser))));
  return command;
}

export function recheckCommand(): Command {
  return storeOptions(new Command('recheck').description('用现在的规则重新判断以前一次核查留存的原件，与当时的结果并列，不改动当时的结果')).argument('<核查编号>', '如 2018-09-13-weekly-1').action((run: string, flags: StoreFlags) => told(flags, (desk) => showRecheck(desk, run)));
}
