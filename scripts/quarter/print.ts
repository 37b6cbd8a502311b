import type { BookLine } from '../../src/model/points.js';
import { STATE_NAMES } from '../../src/office/state-table.js';
import { inPoints } from '../../src/score/deduction.js';
import type { PolicyEffect } from '../../src/score/books.js';
import { UNITS } from './city.js';
import type { BookWeek } from './facts.js';
import type { simulate } from './simulate.js';

const points = (hundredths: number) => (hundredths < 0 ? `-${inPoints(-hundredths)}` : inPoints(hundredths));
const total = (sums: Readonly<Record<string, number>>) => Object.values(sums).reduce((sum, one) => sum + one, 0);

/** The books of a quarter as lines of text. */
export function printQuarter(quarter: ReturnType<typeof simulate>, books: readonly BookWeek[], lines: readonly BookLine[], effect: readonly PolicyEffect[]): string[] {
  const { desk, weeks, items } = quarter;
  const last = books.at(-1);
  return [
    `模拟季度：${weeks.length} 期，${UNITS.length} 个单位，${items.length} 个事项，疑似问题 ${desk.records.size} 条（其中再次出现 ${[...desk.records.values()].filter((record) => record.round > 1).length} 条）。`,
    '', '期次（起）\t报送\t抽查\t未核查\t随机部分问题率\t拟扣分\t更正\t累计扣分',
    ...books.map((book) => {
      const week = weeks.find(({ window }) => window.id === book.week);
      const rate = week === undefined ? '' : `${week.rates.all.hits}/${week.rates.all.checked}`;
      return [book.week, book.printedAt.slice(0, 16).replace('T', ' '), week?.draw.picks.length ?? '', week?.rates.missed ?? '', rate, points(total(book.proposed)), points(total(book.corrected)), points(total(book.final))].join('\t');
    }),
    '', '季末各单位累计扣分：', ...Object.entries(last?.final ?? {}).filter(([, sum]) => sum > 0).sort(([, a], [, b]) => b - a).map(([unit, sum]) => `${unit}\t${points(sum)}`),
    '', '季末状态：', ...Object.entries(last?.states ?? {}).map(([state, count]) => `${Object.entries(STATE_NAMES).find(([name]) => name === state)?.[1] ?? state}\t${count}`),
    '', '被拒绝的操作：', ...[...desk.refusals].map(([words, count]) => `${count}\t${words}`),
    '', `扣分规则变化影响 ${effect.length} 个单位期次，合计 ${points(effect.reduce((sum, one) => sum + one.after - one.before, 0))} 分。`,
    '', '扣分明细举例：', ...examples(lines).map((line) => `${line.week}\t${line.unit}\t${line.formula}`), '',
  ];
}

/** One line for each way in which a formula can go. */
function examples(lines: readonly BookLine[]): BookLine[] {
  const marks = ['第2次', '第3次', '自查自报', '通报前', '四舍五入', '减轻', '每个事项每期', '每个单位每期', '每个单位每季度'];
  return marks.flatMap((mark) => lines.filter((line) => line.formula.includes(mark)).slice(0, 1));
}
