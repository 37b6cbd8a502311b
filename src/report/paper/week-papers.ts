import type { ProblemRow, WeekSummary } from '../../model/week-summary.js';
import type { Wording } from '../labels.js';
import { date, dateTime } from '../dates.js';

import type { Annex, Block, Paper } from './paper.js';
import { byTopic, conductAnnex, coverageText, example, issue, missedBlocks, period, problemsAnnex, problemsText, topicBars, unitsAnnex } from './parts.js';

/** Which papers a week brings forth, each with its sender. */
export type PaperKind = 'submission' | 'bulletin' | 'city' | 'one-page';

export const PAPER_NAMES: Record<PaperKind, string> = { submission: '抽查情况报送', bulletin: '通报', city: '情况汇总（报上级）', 'one-page': '领导一页纸' };

const MARKING = '内部资料';
const DRAFT = '初稿，尚有问题待初核，不作为扣分依据';
const MAIN = 3;
/** Rules of group D on the conduct of units; the others are for the offices that check. */
const UNITS_CONDUCT = ['D01', 'D02', 'D03', 'D04'];

/** 抽查情况报送: the information centre to the reform office. */
export function submissionPaper(summary: WeekSummary, wording: Wording): Paper {
  const { offices } = summary;
  return {
    ...frame(summary), kind: PAPER_NAMES.submission, title: `关于${issue(summary)}办事指南线上线下一致性抽查情况的报告`, to: [offices['reform'] ?? ''], from: offices['centre'] ?? '',
    body: [
      heading('抽查情况'), text(coverageText(summary)), ...missedBlocks(summary),
      heading('发现的问题'), text(problemsText(summary)), ...bars(summary), ...mainProblems(summary, 2),
      heading('另行列出的情况'), text(apartText(summary)),
      heading('整改和复查'), text(mendingText(summary)),
    ],
    annexes: [unitsAnnex(summary), problemsAnnex(summary.problems, wording), conductAnnex(summary)],
  };
}

/** 通报: the reform office to the units, a paper downward, with its annexes. */
export function bulletinPaper(summary: WeekSummary, wording: Wording): Paper {
  const { offices, units } = summary;
  const clean = units.filter(isClean).map(({ unit }) => unit);
  const most = [...units].filter(({ withProblems }) => withProblems > 0).sort((a, b) => b.withProblems - a.withProblems || (a.unit < b.unit ? -1 : 1)).slice(0, MAIN);
  return {
    ...frame(summary), kind: PAPER_NAMES.bulletin, title: `关于${issue(summary)}全区办事指南线上线下一致性抽查情况的通报`, to: ['各部门', '各镇街'], from: offices['reform'] ?? '',
    body: [
      heading('总体情况'), text(coverageText(summary)), text(problemsText(summary)), ...bars(summary),
      heading('主要问题'), ...mainProblems(summary, 2),
      heading('单位情况'), text(clean.length > 0 ? `本期核查未发现问题的单位：${clean.join('、')}。` : '本期核查的单位均有新发现或尚未办结的问题。'), ...(most.length > 0 ? [text(`问题事项较多的单位：${most.map(({ unit, withProblems }) => `${unit}（${withProblems}个）`).join('、')}。一期的抽查结果不足以排名，各单位情况见附件。`)] : []),
      heading('整改要求'), text('各单位自签收告知之日起，对照附件逐条核实，按所列时限整改，并举一反三自查同类事项；有异议的，在申诉期内书面提出。整改完成后系统自动复查，未改正的按重复问题处理。'), text(mendingText(summary)),
    ],
    annexes: [unitsAnnex(summary), problemsAnnex(summary.problems, wording), appealsAnnex(summary), mendingAnnex(summary), conductAnnex({ ...summary, conduct: summary.conduct.filter(({ number }) => UNITS_CONDUCT.includes(number)) })],
  };
}

/** 汇总: the reform office to the city, a paper upward; 签发人 stays blank. */
export function cityPaper(summary: WeekSummary): Paper {
  const { offices } = summary;
  return {
    ...frame(summary), kind: PAPER_NAMES.city, upward: true, title: `关于${issue(summary)}办事指南线上线下一致性检查情况的报告`, to: [offices['city'] ?? ''], from: offices['reform'] ?? '',
    body: [heading('检查情况'), text(coverageText(summary)), text(problemsText(summary)), heading('主要问题'), ...mainProblems(summary, 1), heading('整改情况'), text(mendingText(summary)), text('专此报告。')],
    annexes: [unitsAnnex(summary)],
  };
}

/** 领导一页纸: one A4 page, never two; so its parts are few and short. */
export function onePage(summary: WeekSummary): Paper {
  const { units, mending } = summary;
  const good = units.filter(isClean).map(({ unit }) => unit).slice(0, 4);
  const lagging = [...units].filter(({ withProblems, carried }) => withProblems + carried > 0).sort((a, b) => b.withProblems + b.carried - a.withProblems - a.carried).map(({ unit, withProblems, carried }) => `${unit}（问题事项${withProblems}个${carried > 0 ? `、遗留${carried}条` : ''}）`).slice(0, 3);
  const { frame: all, drawn, checked } = summary.coverage;
  return {
    ...frame(summary), kind: PAPER_NAMES['one-page'], title: `办事指南一致性抽查${issue(summary)}要情`, to: [], from: summary.offices['reform'] ?? '', compact: true, annexes: [],
    body: [
      lead('覆盖。', `${period(summary)}，事项库${all}个，抽取${drawn}个，核查${checked}个。`),
      lead('问题。', shorten(problemsText(summary), 130)),
      ...byTopic(summary).slice(0, MAIN).map(({ topic, rows }, at): Block => lead(`${at + 1}.${topic}${rows.length}条。`, shorten(rows[0] ? example(rows[0]) : '', 64))),
      lead('单位。', shorten(`${good.length > 0 ? `未发现问题：${good.join('、')}等。` : ''}${lagging.length > 0 ? `须关注：${lagging.join('；')}。` : ''}`, 130)),
      lead('下步。', `各单位${date(summary.due)}前签收并着手整改${mending.due > 0 ? `；到期未改的${mending.due}条由${summary.offices['reform'] ?? ''}督办` : ''}。`),
    ],
  };
}

/** 告知书: what was confirmed at one unit, with evidence, and the days that begin with 签收. */
export function noticePaper(summary: Pick<WeekSummary, 'offices' | 'policyNotice'>, notice: { number: string; unit: string; issuedAt: string; appealDays: number; mendDays: number }, rows: readonly ProblemRow[], wording: Wording): Paper {
  return {
    kind: '告知书', title: '办事指南核查问题告知书', marking: MARKING, to: [notice.unit], from: summary.offices['centre'] ?? '', date: notice.issuedAt.slice(0, 10),
    body: [
      text(`经抽查和初核，你单位办事指南有${rows.length}处与标准化手册或线上线下不一致（编号${notice.number}），逐条见附件。所列内容均留有取证原件，可在系统中查看。`),
      text(`请收到后签收。有异议的，自签收之日起${notice.appealDays}个工作日内提出复核申请，写明理由并附材料；逾期未提出的，按无意见处理。无异议的，请在${notice.mendDays}个工作日内整改，并在系统中报告。`),
      text(`附件所列分值为拟扣分（${summary.policyNotice}），申诉期满或复核决定后才生效。`),
      { kind: 'table', table: { columns: [{ title: '签收人', width: 1 }, { title: '签收时间', width: 1 }, { title: '联系电话', width: 1 }], rows: [['\n', '\n', '\n']] } },
    ],
    annexes: [problemsAnnex(rows, wording)],
  };
}

/** Nothing new was found at the unit, and nothing of earlier weeks waits to be mended or decided. */
const isClean = ({ checked, withProblems, carried, underReview }: WeekSummary['units'][number]): boolean => checked > 0 && withProblems + carried + underReview === 0;

function frame(summary: WeekSummary): Pick<Paper, 'marking' | 'draft'> {
  return { marking: MARKING, ...(summary.draft ? { draft: DRAFT } : {}) };
}

const heading = (words: string): Block => ({ kind: 'heading', level: 1, text: words });
const text = (words: string): Block => ({ kind: 'text', text: words });
const lead = (words: string, rest: string): Block => ({ kind: 'text', lead: words, text: rest });
const bars = (summary: WeekSummary): Block[] => (summary.problems.length > 0 ? [{ kind: 'bars', bars: topicBars(summary) }] : []);
const shorten = (words: string, most: number): string => (words.length > most ? `${words.slice(0, most - 1)}……` : words);

function mainProblems(summary: WeekSummary, examples: number): Block[] {
  const topics = byTopic(summary).slice(0, MAIN);
  if (topics.length === 0) return [text('本期没有确认的问题。')];
  return topics.flatMap(({ topic, rows }): Block[] => [{ kind: 'heading', level: 2, text: `${topic}（${rows.length}条）` }, ...rows.slice(0, examples).map((row) => text(example(row)))]);
}

function apartText({ apart }: WeekSummary): string {
  const words = { recheck: '复查事项', changed: '有变动的事项', volume: '办件量大的事项' } as const;
  return `${(['recheck', 'changed', 'volume'] as const).map((part) => `${words[part]}核查${apart[part].checked}个、有问题${apart[part].hits}个`).join('；')}。以上不计入事项问题率。`;
}

function mendingText({ mending, corrections }: WeekSummary): string {
  return `以前各期问题，本期复查销号${mending.closed}条，到期未改${mending.due}条。${corrections.length > 0 ? `更正以前扣分${corrections.length}笔，见附件。` : ''}`;
}

function appealsAnnex({ appeals, corrections }: WeekSummary): Annex {
  const body: Block[] = appeals.length === 0 ? [text('本期没有复核决定。')] : [{ kind: 'table', table: { columns: [{ title: '单位', width: 3 }, { title: '事项', width: 3 }, { title: '问题', width: 5 }, { title: '决定', width: 2, align: 'center' }, { title: '原因', width: 2, align: 'center' }], rows: appeals.map((row) => [row.unit, row.itemName, row.problem, row.decision, row.reason]) } }];
  return { title: '复核与撤销情况', body: [...body, ...corrections.map(({ words }) => text(words))] };
}

function mendingAnnex(summary: WeekSummary): Annex {
  const rows = summary.units.filter(({ carried, closed }) => carried + closed > 0).map(({ unit, carried, closed }) => [unit, String(carried), String(closed)]);
  return { title: '上期整改情况', body: rows.length === 0 ? [text('没有以前各期遗留的问题。')] : [{ kind: 'table', table: { columns: [{ title: '单位', width: 3 }, { title: '未整改', width: 1, align: 'right' }, { title: '已整改', width: 1, align: 'right' }], rows } }, { kind: 'note', text: `截至${dateTime(summary.asOf)}。` }] };
}

