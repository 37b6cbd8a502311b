import { describe, expect, it } from 'vitest';
import type { Guide } from '../../src/model/guide.js';
import { compareFees } from '../../src/rules/fees.js';
import { CONTEXT, kit } from './engine.js';

const field = (text: string) => ({ value: undefined, text, raw: text, at: { snapshot: '0', kind: 'text', line: 1, column: 1, endLine: 1, endColumn: 2 } as const });
function guide(charged?: string, amount?: string): Guide {
  const fields: Guide['fields'] = {};
  if (charged) fields.feeCharged = [field(charged)];
  if (amount) fields['fees[].amount'] = [field(amount)];
  return { snapshot: '0', fields, places: [], links: [], unknown: [] };
}

const judged = (a: Guide, b: Guide) => compareFees(a, b, kit, CONTEXT).filter(({ verdict }) => verdict !== 'same').map(({ element, verdict }) => `${element} ${verdict}`);

describe('fees', () => {
  it.each([
    ['charging against free', guide('是', '10元/证'), guide('否'), ['feeCharged different']],
    ['an amount alone against free', guide(undefined, '工本费10元/证'), guide('不收费'), ['feeCharged different']],
    ['an amount alone against “free” as amount', guide(undefined, '工本费10元/证'), guide(undefined, '不收费'), ['feeCharged different']],
    ['another amount', guide('是', '10元/证'), guide('是', '20元/证'), ['fees[].amount different']],
    ['both free', guide('否'), guide(undefined, '免费'), []],
    ['the same amount', guide('是', '每证10元'), guide(undefined, '10元/证'), []],
    ['a side silent on the amount', guide('是'), guide('是', '10元/证'), []],
    ['a side silent on everything', guide(), guide('是', '10元/证'), []],
    ['an amount under the flag', guide('收费，10元/证'), guide('是', '20元/证'), ['fees[].amount different']],
  ] as const)('%s', (_title, a, b, expected) => {
    expect(judged(a, b)).toEqual(expected);
    expect(judged(b, a)).toEqual(expected);
  });
});

describe('fees of several names', () => {
  const listed = (...rows: [name: string, amount: string][]): Guide => ({ ...guide('是'), fields: { feeCharged: [field('是')], 'fees[].name': rows.flatMap(([name]) => (name === '' ? [] : [field(name)])), 'fees[].amount': rows.map(([, amount]) => field(amount)) } });
  const both = listed(['工本费', '10元/证'], ['勘测费', '每次300元']);
  const apart = listed(['', '10元/证'], ['', '每次300元']);
  it.each<[string, Guide, Guide, string[]]>([
    ['a table beside the same in words', both, guide('是', '工本费：10元/证\n勘测费：每次300元'), []],
    ['a table beside another amount in words', both, guide('是', '工本费：10元/证\n勘测费：每次200元'), ['fees[].amount different']],
    ['a table beside the same table', both, listed(['工本费', '10元/证'], ['勘测费', '每次300元']), []],
    ['another amount in the last row', both, listed(['工本费', '10元/证'], ['勘测费', '每次200元']), ['fees[].amount different']],
    ['a row that one side does not have', both, listed(['工本费', '10元/证']), ['fees[].amount different']],
    ['amounts apart beside the same', apart, listed(['', '每次300元'], ['', '10元/证']), []],
    ['amounts apart beside others', apart, listed(['', '10元/证'], ['', '每次200元']), ['fees[].amount unsure']],
    ['amounts apart beside one', apart, guide('是', '10元/证'), ['fees[].amount unsure']],
    ['one amount said twice beside the same', listed(['', '10元/证'], ['', '每证10元']), guide('是', '10元/证'), []],
    ['one amount said twice beside another', listed(['', '10元/证'], ['', '每证10元']), guide('是', '20元/证'), ['fees[].amount different']],
  ])('%s', (_title, a, b, expected) => {
    expect(judged(a, b)).toEqual(expected);
    expect(judged(b, a)).toEqual(expected);
  });
});
