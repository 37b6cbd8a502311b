import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import { arrange } from '../../src/report/arrange.js';
import { lineOf, shownSides } from '../../src/report/sides.js';
import { findings } from './sample-findings.js';
import { sample } from './sample.js';

const names = (report: typeof sample): string[] => arrange(report).fails.flatMap((unit) => unit.items.flatMap((item) => item.findings.map((entry) => `${entry.name} ${entry.finding.fingerprint}`)));

function stated(element: string, raw: string): Finding {
  const [first] = findings;
  if (!first) throw new Error('no finding');
  return { ...first, element, relations: ['online-offline'], sides: { online: { raw, at: { snapshot: '0', kind: 'json', pointer: '' }, capture: 'online-web' } } };
}

describe('the order of a report', () => {
  it('does not depend on the order of its rows', () => {
    expect(names({ ...sample, findings: [...sample.findings].reverse(), scores: [...sample.scores].reverse() })).toEqual(names(sample));
    const { departments } = arrange({ ...sample, scores: [...sample.scores].reverse() });
    expect(departments).toEqual([...departments].sort());
  });

  it('counts items of one problem, not findings', () => {
    const [one, two, three] = sample.findings.filter((finding) => finding.verdict === 'fail');
    const problem = (list: (Finding | undefined)[]) => arrange({ ...sample, problems: [{ title: '相同', department: '区市场监管局', element: 'x', fingerprints: list.flatMap((finding) => (finding ? [finding.fingerprint] : [])) }] }).problems;
    const ids = new Set([one, two, three].map((finding) => finding?.itemId)).size;
    expect(problem([one, two, three])[0]?.items ?? 1).toBe(ids);
    expect(problem([one])).toEqual([]);
  });
});

describe('a side as one line', () => {
  it.each([
    ['持有居住证；\n未参加其他保险。', '持有居住证；未参加其他保险。'],
    ['持有居住证\n\n未参加其他保险', '持有居住证；未参加其他保险'],
    ['条件：\n（一）成年。\n（二）有住所', '条件：（一）成年。（二）有住所'],
  ])('%j', (raw, line) => {
    expect(lineOf(stated('eligibility', raw), 'online', 1_000)).toBe(line);
  });

  it.each([['material.copies', '3', '3份'], ['material.copies', '一式三份', '一式三份'], ['onSiteVisits', '3', '3次'], ['promisedTimeLimit', '3', '3']])('%s %s is shown as %s', (element, raw, shown) => {
    const side = shownSides(stated(element, raw)).find((one) => one.side === 'online');
    expect(side?.pieces.map((piece) => piece.text).join('')).toBe(shown);
  });
});
