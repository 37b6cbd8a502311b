import type { ProblemRow, WeekSummary } from '../../model/week-summary.js';
import { date, shortDateTime, window } from '../dates.js';
import { findingTitle, type Wording } from '../labels.js';
import { percent, points } from '../numbers.js';
import { outcomeWords } from '../outcomes.js';
import { lineOf } from '../sides.js';
import { topicOf, TOPICS, type Topic } from '../topics.js';
import type { Annex, Bars, Block } from './paper.js';

const LONGEST = 90;

/** `9月13日—9月19日` of a summary's window. */
export const period = ({ from, to }: WeekSummary): string => window(from, new Date(Date.parse(to) - 60_000).toISOString());

/** 第2期. */
export const issue = ({ number }: WeekSummary): string => `第${number}期`;

/** What was covered, first in every paper. */
export function coverageText(summary: WeekSummary): string {
  const { frame, drawn, checked, units, captures, taken, earlier } = summary.coverage;
  const { unreached, entrances } = summary;
  return `本期（${period(summary)}）从抽查事项库${frame}个事项中抽取${drawn}个，涉及${units}个单位；实际核查${checked}个，核查率${percent(checked, drawn)}（实际核查÷抽取）。应取证${captures}次，取到${taken}次（${percent(taken, captures)}）。未取到的不作比对，不计为问题。${earlier > 0 ? `另有${earlier}个按本期内较早的取证判断（时间见清单）。` : ''}${unreached.length > 0 ? `未核查${unreached.length}个，不计入各项比率，下期优先抽取。` : ''}${entrances ? `网上办理入口可用的事项${entrances.working}个，占有线上指南事项的${percent(entrances.working, entrances.items)}。` : ''}`;
}

export function missedBlocks({ missed }: WeekSummary): Block[] {
  return missed.map(({ outcome, channel, count }): Block => {
    const words = outcomeWords(outcome, channel);
    return { kind: 'text', text: `${words.name}${count}次，由${words.side}处理：${words.todo}。` };
  });
}

/** Problems and their change on last week. */
export function problemsText(summary: WeekSummary): string {
  const { problems, before, rate, mendedAtOnce, waitingForReview } = summary;
  const count = (severity: string): number => problems.filter((row) => row.severity === severity).length;
  const change = before === undefined ? '' : `，较上期${problems.length === before ? '持平' : `${problems.length > before ? '增加' : '减少'}${Math.abs(problems.length - before)}条`}`;
  return `确认问题${problems.length}条${change}，其中严重${count('严重')}条、较重${count('较重')}条、一般${count('一般')}条，涉及事项${new Set(problems.map(({ finding }) => finding.itemId)).size}个。随机抽取部分事项问题率${percent(rate.hits, rate.checked)}（有问题事项${rate.hits}个÷核查事项${rate.checked}个）。${mendedAtOnce > 0 ? `取证期间即知即改${mendedAtOnce}条，不计扣分。` : ''}${waitingForReview > 0 ? `另有${waitingForReview}条待初核，计入下期。` : ''}`;
}

/** Problems by class, most first. */
export function byTopic({ problems }: WeekSummary): { topic: Topic; rows: ProblemRow[] }[] {
  return TOPICS.map((topic) => ({ topic, rows: problems.filter(({ finding }) => topicOf(finding.element) === topic) })).filter(({ rows }) => rows.length > 0).sort((a, b) => b.rows.length - a.rows.length);
}

export const topicBars = (summary: WeekSummary): Bars => ({ caption: '各类问题', unit: '条', bars: byTopic(summary).map(({ topic, rows }) => ({ label: topic, value: rows.length })) });

/** A problem in one sentence, as an example. */
export function example({ finding, unit }: ProblemRow): string {
  return `如${unit}“${finding.itemName}”，${withoutStop(finding.message)}。`;
}

const withoutStop = (text: string): string => text.replace(/[。．.]$/, '');

/** 附件 问题清单, the columns that fit on paper; the rest goes to the workbook. */
export function problemsAnnex(rows: readonly ProblemRow[], wording: Wording, title = '问题清单'): Annex {
  const side = ({ finding }: ProblemRow, of: 'online' | 'offline'): string => {
    const source = finding.sides[of];
    const text = lineOf(finding, of, LONGEST);
    return source?.takenAt ? `${text}\n（${shortDateTime(source.takenAt)}）` : text;
  };
  const place = ({ finding }: ProblemRow): string => [finding.sides.online && '网上', finding.sides.offline && '线下'].filter(Boolean).join('、') || '—';
  return {
    title, landscape: true,
    body: rows.length === 0 ? [{ kind: 'text', text: '本期没有确认的问题。' }] : [{ kind: 'table', table: {
      columns: [
        { title: '序号', width: 3, align: 'center' }, { title: '单位', width: 7 }, { title: '事项（情形）', width: 9 }, { title: '核查地点', width: 5, align: 'center' }, { title: '问题', width: 11 }, { title: '手册标准', width: 10 },
        { title: '线上\n（取证时间）', width: 10 }, { title: '线下\n（取证时间）', width: 10 }, { title: '责任方', width: 7 }, { title: '整改时限', width: 6, align: 'center' },
      ],
      rows: rows.map((row, at) => [String(at + 1), row.unit, row.finding.itemName, place(row), `${findingTitle(row.finding, wording)}（${row.severity}）`, lineOf(row.finding, 'handbook', LONGEST), side(row, 'online'), side(row, 'offline'), row.finding.maintainer, row.mendBy ? date(row.mendBy) : '待定']),
    } }],
  };
}

/** 附件 核查纪律情况: what group D of the rules says of the week. */
export function conductAnnex({ conduct }: WeekSummary): Annex {
  return {
    title: '报备、整改和核查纪律情况',
    body: conduct.length === 0 ? [{ kind: 'text', text: '本期没有逾期报备、逾期整改、虚报整改和重复出现的问题。' }] : [{ kind: 'table', table: {
      columns: [{ title: '序号', width: 2, align: 'center' }, { title: '单位', width: 5 }, { title: '情况', width: 4 }, { title: '事项', width: 5 }, { title: '说明', width: 8 }, { title: '拟扣分', width: 3, align: 'right' }],
      rows: conduct.map((row, at) => [String(at + 1), row.unit, row.title, row.itemName ?? '—', row.words, row.points === undefined ? '—' : points(row.points)]),
    } }],
  };
}

/** 附件 单位情况统计表, with the formulas of its figures. */
export function unitsAnnex({ units, policyNotice }: WeekSummary): Annex {
  const sum = (of: (unit: WeekSummary['units'][number]) => number): number => units.reduce((total, unit) => total + of(unit), 0);
  const row = (at: string, name: string, rows: readonly WeekSummary['units'][number][], note?: string): string[] => {
    const add = (of: (unit: WeekSummary['units'][number]) => number): number => rows.reduce((total, unit) => total + of(unit), 0);
    const done = add(({ closed }) => closed);
    return [at, name, String(add((u) => u.checked)), String(add((u) => u.withProblems)), `${add((u) => u.severities.严重)}/${add((u) => u.severities.较重)}/${add((u) => u.severities.一般)}`, note ?? percent(add((u) => u.rate.hits), add((u) => u.rate.checked)), points(add((u) => u.proposed)), points(add((u) => u.total)), String(add((u) => u.carried)), String(done), percent(done, done + add((u) => u.carried)), String(add((u) => u.underReview))];
  };
  return {
    title: '各单位情况统计表', landscape: true,
    body: [
      { kind: 'table', table: { total: true, columns: [
        { title: '序号', width: 3, align: 'center' }, { title: '单位', width: 12 }, { title: '核查事项数', width: 5, align: 'right' }, { title: '有问题事项数', width: 5, align: 'right' }, { title: '问题条数\n（严重/较重/一般）', width: 8, align: 'center' }, { title: '事项问题率', width: 7, align: 'right' },
        { title: '拟扣分', width: 5, align: 'right' }, { title: '累计扣分', width: 5, align: 'right' }, { title: '上期遗留', width: 5, align: 'right' }, { title: '已整改', width: 5, align: 'right' }, { title: '整改率', width: 5, align: 'right' }, { title: '复核中', width: 5, align: 'right' },
      ], rows: [row('', '合计', units), ...units.map((unit, at) => row(String(at + 1), unit.unit, [unit], unit.rate.note))] } },
      { kind: 'note', text: `算法：事项问题率＝随机抽取部分有问题的事项÷随机抽取部分核查事项；整改率＝已整改÷（已整改＋上期遗留）；拟扣分为本期各条之和，含报备、整改和核查纪律的扣分；累计扣分只计已生效的（${policyNotice}）。样本少于5个的单位不排名。合计核查事项${sum((u) => u.checked)}个。` },
    ],
  };
}
