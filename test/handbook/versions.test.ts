import { describe, expect, test } from 'vitest';
import { inForce, transitionEnd, workdayAfter } from '../../src/handbook/versions.js';
import type { Standard } from '../../src/model/standard.js';
import { isChineseWorkday } from '../../src/run/workdays.js';
import { weekday } from './kit.js';

const guide = { snapshot: '', fields: {}, places: [], links: [], unknown: [] };
const version = (effectiveFrom: string | undefined, days?: number): Standard => ({ guide, ...(effectiveFrom ? { effectiveFrom } : {}), ...(days === undefined ? {} : { transitionDays: days }) });
const day = (one: Standard | undefined) => one?.effectiveFrom ?? (one ? '无' : undefined);

describe('working days', () => {
  test.each([
    ['2018-09-14', 1, '2018-09-17'], ['2018-09-17', 5, '2018-09-25'], ['2018-09-28', 1, '2018-09-29'], ['2018-09-30', 1, '2018-10-08'], ['2018-09-15', 0, '2018-09-15'],
  ])('%s and %i more are %s, by holidays and days in lieu', (from, count, until) => {
    expect(workdayAfter(from, count, isChineseWorkday)).toBe(until);
  });
  test('a calendar without working days ends all the same', () => {
    expect(workdayAfter('2018-09-15', 3, () => false) > '2018-09-15').toBe(true);
  });
  test('no transition, no end', () => {
    expect(transitionEnd(version('2018-09-14', 5), weekday)).toBe('2018-09-21');
    expect(transitionEnd(version('2018-09-14'), weekday)).toBeUndefined();
    expect(transitionEnd(version(undefined, 5), weekday)).toBeUndefined();
  });
});

describe('which version holds', () => {
  const all = [version('2018-12-01', 3), version('2018-06-01'), version('2018-09-14', 5)];
  test.each([
    ['2018-05-31', undefined, undefined, undefined, '2018-06-01'],
    ['2018-06-01', '2018-06-01', undefined, undefined, '2018-09-14'],
    ['2018-09-14', '2018-09-14', '2018-06-01', '2018-09-21', '2018-12-01'],
    ['2018-11-30', '2018-09-14', '2018-06-01', '2018-09-21', '2018-12-01'],
    ['2019-01-01', '2018-12-01', '2018-09-14', '2018-12-05', undefined],
  ])('on %s', (on, current, former, until, next) => {
    const found = inForce(all, (one) => one, on, weekday);
    expect([day(found.current), day(found.former?.version), found.former?.until, day(found.next)]).toEqual([current, former, until, next]);
  });
  test('an entry without a date has always been in force', () => {
    expect(day(inForce([version(undefined)], (one) => one, '1999-01-01', weekday).current)).toBe('无');
  });
  test('no version, nothing', () => {
    expect(inForce([] as Standard[], (one) => one, '2018-09-14', weekday)).toEqual({});
  });
});
