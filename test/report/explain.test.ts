import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import { arrange } from '../../src/report/arrange.js';
import { codesOf } from '../../src/report/codes.js';
import { deduction, explanation, freeBecause } from '../../src/report/explain.js';
import { keyFigures, mergedProblems, totalFigures, unitFigures } from '../../src/report/figures.js';
import { findingTitle, remedy } from '../../src/report/labels.js';
import { excerpt, lineOf, shownSides } from '../../src/report/sides.js';
import { sample } from './sample.js';
import { wording } from './sample-rules.js';

function finding(changes: Partial<Finding>): Finding {
  const [first] = sample.findings;
  if (first === undefined) throw new Error('the sample is empty');
  return { ...first, ...changes };
}

describe('codes', () => {
  const implementation = '11330199MB000000113339901001001';
  it.each([
    [{ item: implementation, itemId: implementation }, { basic: '339901001001', implementation }],
    [{ item: '339901001001', itemId: implementation }, { basic: '339901001001', implementation }],
    [{ item: '339901001001', itemId: '339901001001 青枫街道' }, { basic: '339901001001', implementation: '' }],
    [{ item: '许可-00123-000', itemId: 'x' }, { basic: '许可-00123-000', implementation: '' }],
    [{ item: '11330109MB0000001A3330112003000', itemId: 'x', basicCode: '330112003001' }, { basic: '330112003001', implementation: '11330109MB0000001A3330112003000' }],
    [{ item: '330112003001', itemId: '330112003001@甲局', basicCode: '330112003001' }, { basic: '330112003001', implementation: '' }],
  ])('%j', (subject, codes) => {
    expect(codesOf(subject)).toEqual(codes);
  });
});

describe('what a finding costs', () => {
  it.each<[Partial<Finding>, string]>([
    [{ verdict: 'cannot-tell' }, '待人工核实'], [{ lifecycle: 'trial' }, '试行规则'], [{ severity: '提示' }, '提示事项'], [{ relations: ['quality'] }, '指南内容问题，本期只提示'],
    [{ relations: ['online-offline'] }, '线上线下不一致，本期只通报'], [{ maintainer: '未明确' }, '责任方不是实施单位或尚未明确'], [{}, '按扣分规则不扣分'],
    [{ seen: 'new' }, '普查提醒'], [{ seen: 'new', brokenProfile: '门户配置已失灵' }, '门户配置已失灵'],
  ])('%j: %s', (changes, words) => {
    expect(freeBecause(finding(changes))).toBe(words);
  });
  it('prints the notice once', () => {
    const entry = { finding: finding({ points: 50 }), name: '问题1', anchor: 'w1', evidence: [] };
    expect(deduction({ ...entry, line: { fingerprint: 'f000', points: 50, why: '较重 0.50 分（示例）' } }, '示例')).toBe('0.50 分（较重 0.50 分；示例）');
    expect(deduction({ ...entry, line: { fingerprint: 'f000', points: 50, why: '较重 0.50 分' } }, '示例')).toBe('0.50 分（较重 0.50 分；示例）');
    expect(deduction({ ...entry, finding: finding({ points: 0, relations: ['online-offline'] }) }, '示例')).toBe('不扣分（线上线下不一致，本期只通报）');
  });
});

describe('words for a finding', () => {
  it('says the reason only once', () => {
    expect(explanation(finding({ message: '甲，乙。', reason: '乙' }))).toBe('甲，乙。');
    expect(explanation(finding({ message: '甲', reason: '丙' }))).toBe('甲。丙。');
  });
  it('accuses nobody of what cannot be told', () => {
    expect(findingTitle(finding({ verdict: 'cannot-tell' }), wording)).toBe('承诺办结时限待核实');
    expect(remedy(finding({ verdict: 'cannot-tell' }), wording)).toMatch(/^请对照原件核实/);
  });
  it('does without a rule or a label that it does not know', () => {
    const unknown = finding({ rule: 'x/y', number: 'X1', element: 'brandNew' });
    expect(findingTitle(unknown, wording)).toBe('其他要素有疑似问题');
    expect(findingTitle(unknown, { rules: [], labels: { elementLabel: (id) => id } })).toBe('其他要素有疑似问题');
  });
});

describe('sides', () => {
  const place = { snapshot: 'a'.repeat(64), kind: 'pdf' as const, page: 1 };
  const side = (raw: string, there = true) => ({ raw, at: there ? place : null, capture: 'online-web' });
  it('leaves a side unpainted that takes part in no failing relation', () => {
    const shown = shownSides(finding({ relations: ['online-handbook'], sides: { online: side('2次'), handbook: side('1次'), offline: side('一次') } }));
    expect(shown.map((one) => one.pieces.some((piece) => piece.changed))).toEqual([true, true, false]);
  });
  it('paints all of what the other side lacks', () => {
    const shown = shownSides(finding({ relations: ['offline-handbook'], sides: { offline: side('证明'), handbook: side('（无此材料）', false) } }));
    expect(shown.map((one) => [one.side, one.absent, one.pieces])).toEqual([
      ['handbook', true, [{ text: '（无此材料）', changed: false }]], ['online', true, [{ text: '本条不涉及', changed: false }]], ['offline', false, [{ text: '证明', changed: true }]],
    ]);
  });
  it.each<[fault: 'online' | 'offline' | undefined, relation: 'online-offline' | 'online-handbook', said: string[]]>([
    ['online', 'online-offline', ['本条不涉及', '没有见到这份指南，待核实', '有这份指南']],
    ['offline', 'online-offline', ['本条不涉及', '有这份指南', '没有见到这份指南，待核实']],
    [undefined, 'online-handbook', ['手册有这一事项', '没有见到这份指南，待核实', '没有见到这份指南，待核实']],
  ])('says of a guide that is not there (%s, %s) which side it is missing on', (fault, relation, said) => {
    const { fault: _usual, ...plain } = finding({ verdict: 'cannot-tell', element: 'sourceChannel', relations: [relation], sides: {} });
    const shown = shownSides({ ...plain, ...(fault ? { fault } : {}) });
    expect(shown.map(({ absent, pieces }) => [absent, pieces.map(({ text }) => text).join('')])).toEqual(said.map((words) => [true, words]));
  });
  it('does not paint punctuation beside a real difference, but keeps it between digits or where nothing else differs', () => {
    const painted = (online: string, offline: string): string[] => {
      const shown = shownSides(finding({ relations: ['online-offline'], sides: { online: side(online), offline: side(offline) } })).find((one) => one.side === 'online');
      return (shown?.pieces ?? []).filter((piece) => piece.changed && piece.text !== '').map((piece) => piece.text);
    };
    expect(painted('甲，乙；丙15日', '甲,乙;丙20日')).toEqual(['15']);
    expect(painted('1.5寸照片两张', '15寸照片三张')).toEqual(['.', '两']);
    expect(painted('甲，乙', '甲,乙')).toEqual(['，']);
  });
  it('joins to the text again', () => {
    const sides = { online: side('甲乙丙丁戊'), offline: side('甲丙己丁'), handbook: side('乙丙丁') };
    for (const one of shownSides(finding({ relations: ['online-handbook', 'offline-handbook', 'online-offline'], sides }))) {
      expect(one.pieces.map((piece) => piece.text).join('')).toBe(sides[one.side].raw);
    }
  });
  it('cuts both sides around the same change', () => {
    const [head, tail] = ['甲'.repeat(300), '乙'.repeat(300)];
    const sides = { online: side(`${head}新增${tail}`), offline: side(`${head}${tail}`) };
    const both = finding({ relations: ['online-offline'], sides });
    expect(lineOf(both, 'online', 40)).toBe(`……${'甲'.repeat(10)}新增${'乙'.repeat(10)}……`);
    expect(lineOf(both, 'offline', 40)).toBe(`……${'甲'.repeat(10)}${'乙'.repeat(10)}……`);
  });
  it('bounds a text that differs everywhere', () => {
    const { pieces, cut } = excerpt(Array.from({ length: 900 }, (_, index) => ({ text: '甲乙', changed: index % 2 === 0 })), 50, 5);
    expect(cut).toBe(true);
    expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(160);
  });
});

describe('figures', () => {
  const arrangement = arrange(sample);
  it('count one wrong value in many items once, and print both counts', () => {
    const total = totalFigures(unitFigures(sample, arrangement));
    expect([total.problems, mergedProblems(arrangement)]).toEqual([17, 15]);
  });
  it('never exceed the whole', () => {
    const lonely = { ...sample, coverage: sample.coverage.filter((row) => row.channel === 'offline'), scores: [], run: { ...sample.run, checked: 0 } };
    const rate = keyFigures(lonely, arrange(lonely)).find((figure) => figure.name === '事项问题率');
    expect(rate?.value).toBe('—');
  });
  it('number findings and captures in reading order', () => {
    const names = arrangement.fails.flatMap((unit) => unit.items.flatMap((item) => item.findings.map((entry) => entry.name)));
    expect(names).toEqual(names.map((_, index) => `问题${index + 1}`));
    expect(arrangement.captures[0]?.number).toBe('证0001');
  });
});
