import { describe, expect, test } from 'vitest';
import { loadSchemas } from '../../src/schema/index.js';
import { comparisons } from './table.js';

const { regions } = loadSchemas();
const byCode = new Map(regions.map((region) => [region.code, region]));
const present = regions.filter((region) => region.successors === undefined && !region.code.endsWith('0000') && byCode.has(`${region.code.slice(0, 2)}0000`));

/** A region's name with those above it, with its city, alone, and by its rank (区, 县). */
function prefixes(code: string): string[] {
  const name = byCode.get(code)?.name ?? '';
  const province = byCode.get(`${code.slice(0, 2)}0000`)?.name ?? '';
  const city = code.endsWith('00') ? '' : (byCode.get(`${code.slice(0, 4)}00`)?.name ?? '');
  return [province + city + name, (city === '' ? province : city) + name, name];
}

describe('every region of the table', () => {
  test('names its offices with or without the regions above it, and by its rank', () => {
    const wrong = present.flatMap(({ code, name }) => {
      const rank = /[市区县州旗盟]$/u.exec(name)?.[0];
      const [first = '', ...others] = [...prefixes(code), ...(rank === undefined || name.endsWith('地区') ? [] : [rank])].map((prefix) => `${prefix}市场监管局`);
      return others.filter((other) => comparisons.compare('organ', first, other, { region: code }).verdict !== 'same').map((other) => `${first} | ${other}`);
    });
    expect(wrong).toEqual([]);
  });

  test('may be left out of its addresses', () => {
    const wrong = present.flatMap(({ code }) => {
      const [first = '', ...others] = [...prefixes(code), ''].map((prefix) => `${prefix}听潮路6号3楼5号窗口`);
      return others.filter((other) => comparisons.compare('address', first, other, { region: code }).verdict !== 'same').map((other) => `${first} | ${other}`);
    });
    expect(wrong).toEqual([]);
  });

  test('is not its neighbour', () => {
    const wrong = present.flatMap(({ code, name }) => {
      const other = present.find((one) => one.code.slice(0, 4) === code.slice(0, 4) && one.code !== code && !one.code.endsWith('00'));
      if (other === undefined || code.endsWith('00')) return [];
      return comparisons.compare('organ', `${name}民政局`, `${other.name}民政局`, { region: code }).verdict === 'same' ? [`${name} | ${other.name}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  test('that took the place of another is not accused for the old name', () => {
    const wrong = regions.flatMap((region) => (region.successors ?? []).filter((code) => comparisons.compare('address', `${region.name}听潮路6号`, `${byCode.get(code)?.name ?? ''}听潮路6号`, { region: code }).verdict === 'different').map((code) => `${region.name} | ${code}`));
    expect(wrong).toEqual([]);
  });
});
