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
  it('shows equal texts unpainted and unlike long texts whole', () => {
    expect(paintDifference('同', '同').a).toEqual([{ text: '同', changed: false }]);
    const [a, b] = [0x4e00, 0x6e00].map((from) => Array.from({ length: 20_000 }, (_unused, at) => String.fromCharCode(from + (at * 7919) % 8000)).join('')) as [string, string];
    const painted = paintDifference(a, b);
    expect(painted.whole).toBe(true);
    expect(painted.a).toEqual([{ text: a, changed: true }]);
  });
  it('loses no character', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '\n', '1', '，', ' '), maxLength: 60 });
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
