import { expect, it } from 'vitest';
import fc from 'fast-check';
import { PairMemory, remember } from '../../src/compare/remember.js';

const words = fc.array(fc.string({ maxLength: 4 }), { maxLength: 60 });

it('answers as the function does, whatever was asked before and however little is kept', () => {
  fc.assert(fc.property(words, fc.integer({ min: 1, max: 5 }), (texts, most) => {
    const shout = remember((text) => `${text}!`, most, 3);
    expect(texts.map(shout)).toEqual(texts.map((text) => `${text}!`));
  }));
});

it('keeps pairs apart, also those that read the same when joined, and those of other headings', () => {
  const text = fc.string({ maxLength: 3 });
  fc.assert(fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (asked, most) => {
    const memory = new PairMemory<string>(most, 5);
    expect(asked.map(([heading, a, b]) => memory.answer(heading, a, b, () => JSON.stringify([heading, a, b])))).toEqual(asked.map((one) => JSON.stringify(one)));
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
  const memory = new PairMemory<string>(2, 10);
  for (const [a, b] of [['甲', '乙'], ['甲', '乙'], ['乙', '甲'], ['甲', '乙']] as const) memory.answer('期限', a, b, () => (pairs.push(a + b), a + b));
  expect(pairs).toEqual(['甲乙', '乙甲']);
});

it('keeps no more pairs of many headings than of one', () => {
  const memory = new PairMemory<string>(2);
  let made = 0;
  const ask = (heading: number): string => memory.answer(String(heading), '甲', '乙', () => String((made += 1)));
  for (let heading = 0; heading < 50; heading += 1) ask(heading);
  for (let heading = 0; heading < 50; heading += 1) ask(heading);
  expect(made).toBe(100);
});
