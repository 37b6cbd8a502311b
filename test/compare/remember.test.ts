import { expect, it } from 'vitest';
import fc from 'fast-check';
import { remember, rememberPair } from '../../src/compare/remember.js';

const words = fc.array(fc.string({ maxLength: 4 }), { maxLength: 60 });

it('answers as the function does, whatever was asked before and however little is kept', () => {
  fc.assert(fc.property(words, fc.integer({ min: 1, max: 5 }), (texts, most) => {
    const shout = remember((text) => `${text}!`, most, 3);
    expect(texts.map(shout)).toEqual(texts.map((text) => `${text}!`));
  }));
});

it('keeps pairs apart, also those that read the same when joined', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 })), { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (pairs, most) => {
    const both = rememberPair((a, b) => JSON.stringify([a, b]), most, 5);
    expect(pairs.map(([a, b]) => both(a, b))).toEqual(pairs.map((pair) => JSON.stringify(pair)));
  }));
});

it('asks once for what is said again, and anew for long texts and for what was forgotten', () => {
  const asked: string[] = [];
  const ask = remember((text) => (asked.push(text), text), 2, 10);
  for (const text of ['甲', '甲', '乙', '丙', '甲', '一段比十个字更长的文字', '一段比十个字更长的文字']) ask(text);
  expect(asked).toEqual(['甲', '乙', '丙', '一段比十个字更长的文字', '一段比十个字更长的文字']);
  for (const text of ['丁', '戊', '己', '庚', '甲']) ask(text);
  expect(asked.at(-1)).toBe('甲');
  const pairs: string[] = [];
  const askPair = rememberPair((a, b) => (pairs.push(a + b), a + b), 2, 10);
  for (const [a, b] of [['甲', '乙'], ['甲', '乙'], ['乙', '甲'], ['甲', '乙']] as const) askPair(a, b);
  expect(pairs).toEqual(['甲乙', '乙甲']);
});
