import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodePoint } from '../../src/model/code-points.js';

test('texts stand in the order of their code points, which is that of their UTF-8', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '局', '\ue000', '\uffee', '𠀀', '😀', '𪚥'), maxLength: 4 });
  fc.assert(fc.property(text, text, (a, b) => {
    expect(Math.sign(byCodePoint(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
  }));
});
