import { readFileSync } from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApartReader, SHARE } from '../../src/run/apart.js';
import { docx, zip, GUIDE } from './bad-files.js';

let reader: ApartReader;
let files: { name: string; bytes: Uint8Array }[];

beforeAll(async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('a').addRows([['事项名称', '甲事项'], ['承诺办结时限', '5个工作日'], ['咨询电话', '0571-86990142']]);
  const fixture = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(path.join(import.meta.dirname, '../parse/fixtures', name))) });
  files = [
    fixture('guide.doc'), fixture('guide.pdf'), { name: 'a.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) }, { name: 'a.zip', bytes: await zip({ 'a.md': GUIDE, 'b.md': GUIDE }) },
    { name: 'a.docx', bytes: await docx(['事项名称：甲', '承诺办结时限：5个工作日'].map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')) },
  ];
  reader = new ApartReader(1, { ...SHARE, seconds: 5 });
});
afterAll(() => reader.close());

test('a real file with some bytes changed, or cut off, is read or named in one sentence', async () => {
  const change = fc.record({ file: fc.nat(4), bytes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { minLength: 1, maxLength: 20 }), keep: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })) });
  await fc.assert(fc.asyncProperty(change, async ({ file, bytes, keep }) => {
    const { name, bytes: whole } = files[file] ?? { name: '', bytes: new Uint8Array() };
    const spoiled = whole.slice(0, Math.ceil(whole.length * keep));
    for (const [at, value] of bytes) if (spoiled.length > 0) spoiled[Math.floor(at * (spoiled.length - 1))] = value;
    const items = await reader.readAll({ bytes: spoiled, name, snapshot: 'f00d', context: {} });
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) if (!item.guide && item.aside !== true) expect(item.problem).toMatch(/。$/);
  }), { numRuns: 40 });
});
