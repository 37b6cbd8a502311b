import type { Report } from '../model/report.js';
import type { Arrangement, NumberedFinding } from './arrange.js';
import { arrange } from './arrange.js';
import { problemsAnnex, unitsAnnex } from './bulletin/annexes.js';
import { window } from './dates.js';
import { escapeMarkdown } from './escape.js';
import { explanation } from './explain.js';
import type { UnitFigures } from './figures.js';
import { keyFigures, sideCoverage, totalFigures, unitFigures } from './figures.js';
import type { Wording } from './labels.js';
import { DRAFT_NOTICE, elementWithKey, SEVERITIES, sideName } from './labels.js';
import { percent, points } from './numbers.js';
import { outcomeWords } from './outcomes.js';
import { lineOf } from './sides.js';
import { topicOf, TOPICS } from './topics.js';

/** Units with fewer comparable items are not ranked: their rate says nothing. */
const FEWEST_FOR_RANK = 5;
const MOST_NAMED = 3;
/** A value longer than this is not quoted in running text. */
const LONGEST_QUOTE = 40;

/** The window that the bulletin speaks of; without it the day or days of the run. */
export interface BulletinWindow {
  from: string;
  to: string;
}

/** `bulletin.md`: draft of a 通报. Issue, document number, dates, contact and signature are left for people to fill in. */
export function renderBulletin(report: Report, wording: Wording, period?: BulletinWindow): string {
  const arrangement = arrange(report);
  const units = unitFigures(report, arrangement);
  const { from, to } = period ?? { from: report.run.startedAt, to: report.run.finishedAt };
  const parts = [
    `> ${DRAFT_NOTICE}。所列为疑似问题，分值为拟扣分（${escapeMarkdown(report.run.policyNotice)}）。期号、时限、联系人由人工填写。`,
    `# 关于××期${wholeRegion(report.run.regionName)}办事指南线上线下一致性抽查情况的通报（${window(from, to)}）`,
    '## 一、总体情况', overall(report, arrangement),
    '## 二、主要问题', mainProblems(arrangement, wording),
    '## 三、单位情况', unitsText(units, arrangement),
    '## 四、整改要求', demands(arrangement),
    unitsAnnex(units),
    problemsAnnex(arrangement, wording),
    '## 附件3　复核与撤销情况', '本期尚无复核结果，复核后填写。',
    '## 附件4　上期整改情况', '本期尚无上期整改数据，核对台账后填写。',
  ];
  return `${parts.join('\n\n')}\n`;
}

function wholeRegion(name: string | undefined): string {
  const last = name?.at(-1);
  return last === '市' || last === '县' ? `全${last}` : '全区';
}

function overall(report: Report, arrangement: Arrangement): string {
  const coverage = sideCoverage(report).map(({ side, all, ok }) => `${sideName(side)}应取证 ${all} 次、成功 ${ok} 次（${percent(ok, all)}）`).join('；');
  const failed = new Map<string, number>();
  for (const { outcome, channel } of report.coverage) {
    if (outcome === 'ok') continue;
    const words = outcomeWords(outcome, channel);
    const key = `${sideName(channel)}“${words.name}”，由${words.side === '检查方' ? '检查方' : words.side}处理：${words.todo}`;
    failed.set(key, (failed.get(key) ?? 0) + 1);
  }
  const rows = [...failed].map(([text, count]) => `- ${escapeMarkdown(text)}（${count} 次）`);
  const figures = keyFigures(report, arrangement).map(({ name, value, formula }) => `| ${name} | ${escapeMarkdown(value)} | ${escapeMarkdown(formula)} |`);
  return [
    `本次检查目录所列 ${arrangement.departments.length} 个单位 ${report.run.items} 个事项，其中可比对事项 ${report.run.checked} 个。取证情况：${coverage}。`,
    rows.length === 0 ? '应取证的网页和文件全部取到。' : `未取到的网页和文件不作比对，不计为问题：\n\n${rows.join('\n')}`,
    ['| 指标 | 数值 | 算法 |', '| --- | --- | --- |', ...figures].join('\n'),
  ].join('\n\n');
}

function mainProblems(arrangement: Arrangement, wording: Wording): string {
  const entries = arrangement.fails.flatMap((unit) => unit.items.flatMap((item) => item.findings)).filter(({ finding }) => finding.severity !== '提示');
  if (entries.length === 0) return '本期未发现疑似问题。';
  const groups = TOPICS.map((topic) => ({ topic, entries: entries.filter(({ finding }) => topicOf(finding.element) === topic) }))
    .filter((group) => group.entries.length > 0)
    .sort((a, b) => b.entries.length - a.entries.length);
  return groups.map(({ topic, entries: found }, index) => {
    const items = new Set(found.map(({ finding }) => finding.itemId)).size;
    return `${index + 1}. **${topic}**：疑似问题 ${found.length} 条（占 ${percent(found.length, entries.length)}），涉及事项 ${items} 个。${example(found, wording)}`;
  }).join('\n');
}

/** The gravest of a class is named, with what each side says, or with the rule's own sentence where that is too long to read. */
function example(entries: readonly NumberedFinding[], wording: Wording): string {
  const [first] = [...entries].sort((a, b) => SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity));
  if (first === undefined) return '';
  const { finding } = first;
  const sides = (['online', 'offline', 'handbook'] as const).map((side) => ({ name: sideName(side), text: lineOf(finding, side, Number.MAX_SAFE_INTEGER) })).filter(({ text }) => text !== '');
  const short = sides.length > 1 && sides.every(({ text }) => text.length <= LONGEST_QUOTE);
  const words = short ? `${elementWithKey(finding, wording)}，${sides.map(({ name, text }) => `${name}为“${text}”`).join('，')}` : explanation(finding).replace(/。$/, '');
  return escapeMarkdown(`如：${finding.department}“${finding.itemName}”：${words}（${first.name}）。`);
}

function unitsText(units: readonly UnitFigures[], arrangement: Arrangement): string {
  const clean = units.filter((unit) => unit.problems === 0 && unit.checked > 0);
  const ranked = units.filter((unit) => unit.checked >= FEWEST_FOR_RANK && unit.problems > 0)
    .sort((a, b) => b.checkedWithProblems / b.checked - a.checkedWithProblems / a.checked || b.problems - a.problems).slice(0, MOST_NAMED);
  const few = units.filter((unit) => unit.checked < FEWEST_FOR_RANK);
  const rows = [
    clean.length === 0 ? '没有发现疑似问题的单位：无。' : `没有发现疑似问题的单位（${clean.length} 个）：${names(clean)}。`,
    ranked.length === 0 ? '问题较多的单位：可比对事项均不足5个，不作排名。'
      : `问题较多的单位：${ranked.map((unit) => `${escapeMarkdown(unit.department)}（可比对事项 ${unit.checked} 个，有疑似问题的 ${unit.checkedWithProblems} 个，问题率 ${percent(unit.checkedWithProblems, unit.checked)}，疑似问题 ${unit.problems} 条，拟扣分 ${points(unit.points)} 分）`).join('；')}。`,
  ];
  if (ranked.length > 0 && few.length > 0) rows.push(`可比对事项不足5个、不作排名的单位（${few.length} 个）：${names(few)}。`);
  if (arrangement.problems.length > 0) {
    const shared = arrangement.problems.map((problem) => `${problem.department}“${problem.title}”涉及 ${problem.items} 个事项`);
    rows.push(`多个事项的同一问题（${shared.length} 个）：${escapeMarkdown(shared.join('；'))}。`);
  }
  rows.push(`各单位情况见附件1，合计拟扣分 ${points(totalFigures(units).points)} 分。`);
  return rows.join('\n\n');
}

function names(units: readonly UnitFigures[]): string {
  return units.map((unit) => escapeMarkdown(unit.department)).join('、');
}

function demands(arrangement: Arrangement): string {
  const doubts = arrangement.doubts.reduce((sum, unit) => sum + unit.items.reduce((inner, item) => inner + item.findings.length, 0), 0);
  return [
    '1. 各责任方请于　　月　　日前对照附件2逐条核实。属实的立即改正，线上线下同时更新；有异议的，附证明材料申请复核。',
    '2. 地点、时间、电话等由各单位自行确定的内容，以核实后的实际情况为准，统一线上线下表述。',
    `3. 待人工核实的 ${doubts} 条，由检查方会同有关单位对照原件核实，核实前不计为问题。`,
    '4. 手册未收录、未载明的内容，由手册编制单位补充，不计为实施单位的问题。',
    '5. 下期检查对本期问题逐条回头看。',
    '',
    '反馈联系人：　　　　　　联系电话：　　　　　　',
  ].join('\n');
}
