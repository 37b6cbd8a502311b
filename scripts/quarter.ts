// A simulated quarter: lives through thirteen weeks with the office's functions, prints the books, and computes them a second time by a
// plain calculation that shares nothing with the first but the facts; records and charges go through a store that is opened anew each week. Fails where the two differ by a hundredth of a point.
// Usage: npm run quarter [-- SEED]
import { holidays } from '../src/run/holidays.js';
import { openEngine } from '../src/run/engine.js';
import { policyEffect } from '../src/score/books.js';
import { bookkeeper } from './quarter/books.js';
import { differencesOf } from './quarter/differences.js';
import { plainBooks } from './quarter/plain.js';
import { printQuarter } from './quarter/print.js';
import { CLOSED_AT, holidaysOf, MERGER, policiesOf } from './quarter/settings.js';
import { simulate } from './quarter/simulate.js';
import { throughStore, type Week } from './quarter/through-store.js';

const started = Date.now();
const seed = Number(process.argv[2] ?? 20_180_927);
if (!Number.isInteger(seed)) {
  console.error('The seed is a whole number: npm run quarter -- 7');
  process.exit(2);
}
const policies = policiesOf(openEngine().schemas.policy);
const days = holidaysOf(holidays());
const rules = { policies, textElements: new Set<string>() };
const keeper = bookkeeper(rules);
const weeks: Week[] = [];
const quarter = simulate(seed, days, (desk, window, now) => {
  keeper.print(desk, window, now);
  weeks.push({ window, now, records: new Map(desk.records), charges: desk.charges() });
});
const lived = Date.now();

const plain = plainBooks({
  facts: quarter.desk.facts, thursdays: quarter.weeks.map(({ window }) => window.id), closedAt: CLOSED_AT, daysOff: days.off, daysWorked: days.worked, merger: MERGER, policies,
});
const computed = Date.now();
const { books: stored, broken } = await throughStore(weeks, rules);
const differences = [...differencesOf(keeper.books, plain), ...differencesOf(stored, plain).map((words) => `存取后：${words}`), ...broken];
const effect = policyEffect(quarter.desk.charges(), CLOSED_AT, { ...rules, policies: policies.slice(0, 1) }, rules);

for (const line of printQuarter(quarter, keeper.books, keeper.lines(), effect)) console.log(line);
console.log(`种子 ${seed}；事实 ${quarter.desk.facts.length} 条；模拟 ${seconds(started, lived)} 秒，另行计算 ${seconds(lived, computed)} 秒，经数据库存取 ${seconds(computed, Date.now())} 秒。`);
if (differences.length > 0) {
  console.error(`账不一致，共 ${differences.length} 处：\n  ${differences.slice(0, 20).join('\n  ')}`);
  process.exit(1);
}
console.log('两种算法各自算出的账、经数据库存取后的账完全一致（精确到0.01分）。');

function seconds(from: number, to: number): string {
  return ((to - from) / 1000).toFixed(1);
}
