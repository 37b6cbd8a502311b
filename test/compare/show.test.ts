import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paintDifference, withUnit } from '../../src/compare/show.js';

const whole = (segments: { text: string }[]): string => segments.map((segment) => segment.text).join('');

describe('paintDifference', () => {
  it('paints the characters that differ', () => {
    expect(paintDifference('承诺5个工作日', '承诺15个工作日')).toEqual({
      a: [{ text: '承诺5个工作日', changed: false }],
      b: [{ text: '承诺', changed: false }, { text: '1', changed: true }, { text: '5个工作日', changed: false }],
      whole: false,
    });
  });
  it('aligns by lines first', () => {
    const painted = paintDifference('甲\n乙\n丙', '甲\n丙');
    expect(painted.a.filter((segment) => segment.changed).map((segment) => segment.text)).toEqual(['乙\n']);
    expect(painted.b.every((segment) => !segment.changed)).toBe(true);
  });
  const marked = (segments: { text: string; changed: boolean }[]): string[] => segments.filter(({ changed }) => changed).map(({ text }) => text);
  it.each<[a: string, b: string, ofA: string[], ofB: string[]]>([
    ['周一至周五 9:00-17:00', '星期一到星期五 9：00—17：30', ['0'], ['3']],
    ['星期一至星期天 8:30-11:30', '周一至周日 8:30～12:30', ['1'], ['2']],
    ['上午9时至12时', '上午9时-11时', ['2'], ['1']],
    ['电话：0571-86990101', '电话:0571－86990102', ['1'], ['2']],
    ['ＡＢ１２号楼3楼', 'ab12号楼５楼', ['3'], ['５']],
    ['每周一休息', '周二休息', ['一'], ['二']],
    // Where nothing else differs, the way of writing is what there is to show.
    ['周一至周五', '星期一至星期五', ['周', '周'], ['星期', '星期']],
    ['电话：1', '电话:1', ['：'], [':']],
    // What only looks like one is none.
    ['1周内', '1星期内', ['周'], ['星期']],
    ['送到窗口', '送至窗口', ['到'], ['至']],
  ])('marks in %s beside %s what differs alone', (a, b, ofA, ofB) => {
    const painted = paintDifference(a, b);
    expect([marked(painted.a), marked(painted.b)]).toEqual([ofA, ofB]);
  });
  it('shows equal texts unpainted and unlike long texts whole', () => {
    expect(paintDifference('同', '同').a).toEqual([{ text: '同', changed: false }]);
    const [a, b] = [0x4e00, 0x6e00].map((from) => Array.from({ length: 20_000 }, (_unused, at) => String.fromCharCode(from + (at * 7919) % 8000)).join('')) as [string, string];
    const painted = paintDifference(a, b);
    expect(painted.whole).toBe(true);
    expect(painted.a).toEqual([{ text: a, changed: true }]);
  });
  it('loses no character', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '\n', '1', '，', ' ', '周', '星期', '一', '至', '-', '：', ':', '0', '时'), maxLength: 60 });
    fc.assert(fc.property(text, text, (a, b) => {
      const painted = paintDifference(a, b);
      expect([whole(painted.a), whole(painted.b)]).toEqual([a, b]);
    }));
  });
});

describe('withUnit', () => {
  it.each([
    ['3', 'material.copies', '3份'], [' 1 ', 'material.copies', '1份'], ['２', 'onSiteVisits', '２次'], ['0', 'onSiteVisits', '0次'],
    ['3份', 'material.copies', '3份'], ['各1', 'material.copies', '各1'], ['一次', 'onSiteVisits', '一次'], ['', 'onSiteVisits', ''], ['20', 'promisedTimeLimit', '20'],
  ])('%j of %s is read %j', (text, element, expected) => {
    expect(withUnit(text, element)).toBe(expected);
  });
});
