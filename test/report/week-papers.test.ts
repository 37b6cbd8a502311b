import { describe, expect, test } from 'vitest';
import type { UnitSummary, WeekSummary } from '../../src/model/week-summary.js';
import { bulletinPaper, onePage } from '../../src/report/paper/week-papers.js';

const unit = (name: string, over: Partial<UnitSummary> = {}): UnitSummary => ({ unit: name, drawn: 1, checked: 1, withProblems: 0, severities: { 严重: 0, 较重: 0, 一般: 0, 提示: 0 }, rate: { hits: 0, checked: 1 }, proposed: 0, total: 0, carried: 0, closed: 0, underReview: 0, ...over });
const summary = (units: UnitSummary[]): WeekSummary => ({
  week: '2026-11-19', number: 429, from: '2026-11-19T17:30:00+08:00', to: '2026-11-26T17:30:00+08:00', due: '2026-11-26T17:30:00+08:00', asOf: '2026-11-26T17:00:00+08:00', offices: { reform: '区跑改办', centre: '区信息中心' }, policyNotice: '示例规则', draft: false,
  coverage: { frame: 10, drawn: 3, checked: 3, units: 3, captures: 6, taken: 6, earlier: 0 }, missed: [], rate: { hits: 0, checked: 3 }, apart: { volume: { checked: 0, hits: 0 }, changed: { checked: 0, hits: 0 }, recheck: { checked: 0, hits: 0 } },
  problems: [], conduct: [], unreached: [], waitingForReview: 0, mendedAtOnce: 0, units, appeals: [], corrections: [], mending: { due: 0, closed: 0 },
});
const wording = { labels: { elementLabel: (id: string) => id }, rules: [] };
const words = (paper: { body: readonly object[] }): string => paper.body.map((block) => ('text' in block ? String(block.text) : '')).join('\n');

describe('a unit is named as one without problems', () => {
  test.each<[string, Partial<UnitSummary>, boolean]>([
    ['nothing found, nothing open', {}, true],
    ['something closed this week', { closed: 2 }, true],
    ['a problem of this week', { withProblems: 1 }, false],
    ['a problem of earlier weeks that stands', { carried: 1 }, false],
    ['a problem that is under appeal', { underReview: 1 }, false],
    ['nothing was checked', { checked: 0 }, false],
  ])('%s', (_what, over, named) => {
    const week = summary([unit('江湾区城市管理局', over), unit('江湾区民政局')]);
    const said = (text: string): boolean => /未发现问题[^。]*江湾区城市管理局/.test(text);
    expect([said(words(bulletinPaper(week, wording))), said(words(onePage(week)))]).toEqual([named, named]);
  });

  test('and where there is none, the bulletin does not say that each has new ones', () => {
    expect(words(bulletinPaper(summary([unit('江湾区城市管理局', { carried: 1 })]), wording))).toContain('新发现或尚未办结的问题');
  });
});
