import { afterEach, expect, test } from 'vitest';
import { ApartReader, SHARE, type Share } from '../../src/run/apart.js';
import { openReader } from '../../src/run/reader.js';
import { GUIDE } from './bad-files.js';

let open: ApartReader | undefined;
afterEach(() => open?.close());

const reading = (share: Partial<Share>, most = 1): ApartReader => (open = new ApartReader(most, { ...SHARE, ...share }));
const input = (name: string) => ({ bytes: new TextEncoder().encode(GUIDE.replaceAll('居住证申领', name)), name: `${name}.md`, snapshot: 'f00d', context: { areaCode: '0571' } });

test('a child reads what the process itself reads', async () => {
  expect(await reading({}).readAll(input('甲'))).toEqual(await openReader().reader.readAll(input('甲')));
});

test('several children answer for their own files', async () => {
  const reader = reading({}, 2);
  const names = Array.from({ length: 12 }, (_, index) => `第${index}个事项`);
  const read = await Promise.all(names.map((name) => reader.readAll(input(name))));
  expect(read.map(([item]) => item?.guide?.fields['mainItemName']?.[0]?.text)).toEqual(names);
});

test.each([['bytes', { bytes: 1 }, /内存超过上限/], ['time', { seconds: -1, clock: -1 }, /超过 20 秒/]] as const)('a file that takes more than its share of %s is named, and the next is read by a new child', async (_what, share, says) => {
  const reader = reading(share);
  for (const name of ['甲', '乙']) {
    const [item, ...others] = await reader.readAll(input(name));
    expect([item?.problem, others]).toEqual([expect.stringMatching(says), []]);
  }
});
