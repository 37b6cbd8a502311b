import { describe, expect, test } from 'vitest';
import { loadSchemas } from '../../src/schema/index.js';

const schemas = loadSchemas();
const DAY = /^\d{4}-\d{2}-\d{2}$/;

describe('regions.json', () => {
  const byCode = new Map(schemas.regions.map((region) => [region.code, region]));

  test('has one row a code, in order, with the region above it', () => {
    const codes = schemas.regions.map((region) => region.code);
    expect(codes).toEqual([...new Set(codes)].sort());
    for (const code of codes) expect(byCode.has(`${code.slice(0, 2)}0000`) || code).toBe(true);
  });

  test('has days and successors that are there', () => {
    for (const region of schemas.regions) {
      for (const day of [region.from, region.until]) if (day !== undefined) expect(day).toMatch(DAY);
      for (const code of region.successors ?? []) expect(byCode.has(code)).toBe(true);
    }
  });

  test.each([
    ['330109', '萧山区', '0571', 8], ['330100', '杭州市', '0571', 8], ['330500', '湖州市', '0572', 7], ['450300', '桂林市', '0773', 7], ['110000', '北京市', '010', 8],
    ['330327', '苍南县', '0577', 8], ['510104', '锦江区', '028', 8], ['632801', '格尔木市', '0979', 7], ['654003', '奎屯市', '0992', 7], ['130821', '承德县', '0314', 7],
  ])('%s is %s with area code %s', (code, name, areaCode, numberLength) => {
    expect(byCode.get(code)).toMatchObject({ name, areaCode, numberLength });
  });

  test('holds the counties and districts of every province, those abolished with successors', () => {
    const now = schemas.regions.filter((region) => !region.code.endsWith('00') && region.successors === undefined);
    expect(now.length).toBeGreaterThan(2_800);
    for (const [code, successor] of [['310108', '310106'], ['110103', '110101'], ['410224', '410212'], ['510124', '510117']]) expect(byCode.get(code ?? '')?.successors, code).toEqual([successor]);
  });

  test('every city has an area code and a number length that fit', () => {
    const wrong = schemas.regions.filter((region) => /^\d{4}00$/.test(region.code) && !region.code.endsWith('0000'))
      .filter((region) => !/^0\d{2,3}$/.test(region.areaCode ?? '') || (region.numberLength !== 7 && region.numberLength !== 8));
    expect(wrong.map((region) => region.name)).toEqual([]);
  });

  test('a name without its last word stands for the region, unless one character would be left', () => {
    expect(byCode.get('330109')?.short).toEqual(['萧山', '萧山区']);
    for (const [code, short] of [['331127', '景宁'], ['530926', '耿马'], ['653130', '巴楚']]) expect(byCode.get(code ?? '')?.short).toContain(short);
    expect(schemas.regions.filter((region) => region.short.some((name) => name.length < 2))).toEqual([]);
  });
});

describe('the other files', () => {
  test('words have no doubles and no list is empty', () => {
    for (const [name, words] of Object.entries(schemas.words)) {
      expect(words.length, name).toBeGreaterThan(0);
      expect(new Set(words).size, name).toBe(words.length);
    }
  });

  test('terms are explained once, briefly, with their source', () => {
    expect(new Set(schemas.terms.map(({ term }) => term)).size).toBe(schemas.terms.length);
    for (const { term, meaning, source } of schemas.terms) {
      expect(source, term).not.toBe('');
      expect(meaning, term).toMatch(/。$/);
      expect(meaning.length, term).toBeLessThan(120);
    }
  });

  test('rows of the vocabulary say where they come from', () => {
    for (const row of schemas.vocabulary) {
      expect(row.use && row.canonical && row.source, JSON.stringify(row)).toBeTruthy();
      for (const day of [row.from, row.until]) if (day !== undefined) expect(day).toMatch(DAY);
    }
  });

  test('elements that maintainers name are there', () => {
    const ids = schemas.elements.map((spec) => spec.id);
    for (const row of schemas.maintainers) {
      for (const element of row.elements ?? []) {
        expect(element.endsWith('*') ? ids.some((id) => id.startsWith(element.slice(0, -1))) : ids.includes(element), element).toBe(true);
      }
    }
  });

  test('every side has somebody who can mend it', () => {
    for (const side of ['online', 'offline', 'handbook']) {
      expect(schemas.maintainers.some((row) => row.side === side && row.elements === undefined && row.unitEndings === undefined)).toBe(true);
    }
  });

  test('loading twice gives the same object, and another folder its own', () => {
    expect(loadSchemas()).toBe(schemas);
    expect(() => loadSchemas('/nowhere')).toThrow();
  });
});
