import type { CensusSummary } from '../../model/census.js';
import { shortDateTime } from '../dates.js';
import { DRAFT_NOTICE, sideName } from '../labels.js';
import { percent } from '../numbers.js';
import { timingsText } from '../timings.js';
import { padTo } from '../width.js';
import { censusFigures, changeFigures, OTHER_RULES, REMINDERS } from './summary.js';

const MOST_NOTICES = 10;

/** Summary of a census for the terminal. Ends with a line end. */
export function renderCensusTerminal(summary: CensusSummary, files: readonly { path: string; what: string }[]): string {
  const { run, sides, changes, notices } = summary;
  const figure = ({ name, value, formula }: { name: string; value: string; formula: string }): string => `  ${padTo(name, 18)}${padTo(value, 10)}  ${formula}`;
  const widest = Math.max(0, ...files.map((file) => file.path.length));
  const lines = [
    `${run.regionName ?? ''}办事指南普查`,
    `${DRAFT_NOTICE}；${REMINDERS}`,
    `${shortDateTime(run.startedAt)} 至 ${shortDateTime(run.finishedAt)}`,
    '', '取证情况',
    ...sides.map(({ side, all, ok }) => `  ${padTo(sideName(side), 10)}应取证 ${all} 次，成功 ${ok} 次（${percent(ok, all)}）`),
    '', '主要数据', ...censusFigures(summary).map(figure),
    '', '与上次普查相比', ...changeFigures(changes).map(figure), ...(changes.otherRules === true ? [`  ${OTHER_RULES}`] : []),
    ...(notices.length === 0 ? [] : ['', '其他说明', ...notices.slice(0, MOST_NOTICES).map(({ where, message }) => `  ${where}：${message}`), ...(notices.length > MOST_NOTICES ? [`  另有 ${notices.length - MOST_NOTICES} 条，见报告。`] : [])]),
    '', `用时：${timingsText(run.timings)}`,
    '', '已写出', ...files.map(({ path, what }) => `  ${path.padEnd(widest)}  ${what}`),
  ];
  return `${lines.join('\n')}\n`;
}
