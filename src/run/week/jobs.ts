import path from 'node:path';
import { getSample } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { stepsByRule } from './by-rule.js';
import { chargeOverdue } from './charges.js';
import { plannedCity } from './city.js';
import { writePapers } from './commands.js';
import { settleCutOff } from './cut-off.js';
import { drawWeek } from './draw-week.js';
import type { RunOptions } from './run-week.js';
import { runWeek } from './run-week.js';
import { fireDue, type Doer } from './timer.js';

const BY = '定时任务';

/** What the clock does by itself; people review, tell, decide and publish. */
function doers(desk: Desk, options: RunOptions, inBackground: boolean): Record<string, Doer> {
  const check: Doer = async () => {
    if (inBackground) {
      await desk.runner.start('weekly', BY);
      return '已开始核查，在后台进行。';
    }
    const { run, report } = await runWeek(desk, 'weekly', BY, options);
    return `核查完成（${run.id}），可比对事项 ${report.run.checked} 个。`;
  };
  // Where a week is carried in, what is drawn and fetched is done on the other side.
  const here = (doer: Doer): Doer => async (firing) => ((await plannedCity(desk))?.carried ? '由外网电脑办理，用 zhinan carry in 带入。' : doer(firing));
  return {
    draw: here(async ({ window }) => ((await getSample(desk.store, { week: window, kind: 'weekly' })) ? '已经抽取过。' : `抽取 ${(await drawWeek(desk, BY)).rows.length} 个事项。`)),
    run: here(check),
    retry: here(check),
    'cut-off': async ({ window }) => {
      const { judged, missed } = await settleCutOff(desk, window, BY);
      return `按本期已有的取证判断 ${judged.length} 个，未核查 ${missed.length} 个（下期优先抽取），逾期未整改 ${await chargeOverdue(desk, window)} 条。`;
    },
    papers: async ({ window }) => {
      await writePapers(desk, window, path.join(options.root, 'papers', window), false);
      return `文书初稿在 ${path.join(options.root, 'papers', window)}。`;
    },
  };
}

/** Does all that is due: the jobs of the clock, then the steps that time alone brings. In the workbench a run goes on `inBackground`. A sentence each. */
export async function tick(desk: Desk, options: RunOptions, inBackground = false): Promise<string[]> {
  const said = await fireDue(desk, doers(desk, options, inBackground));
  const { served, lapsed, expired } = await stepsByRule(desk);
  return served + lapsed + expired === 0 ? said : [...said, `视为送达 ${served} 份，申诉期满按无意见处理 ${lapsed} 条，例外到期 ${expired} 条。`];
}
