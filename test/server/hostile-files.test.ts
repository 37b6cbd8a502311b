import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ZipFile } from 'yazl';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBench, type Bench } from './kit.js';
import { form } from './told.js';

const HAN = /\p{Script=Han}.*[。！？）]/u;
const folder = path.resolve(import.meta.dirname, '../../guides/offline/江湾区民政局');
const guide = readFileSync(path.join(folder, readdirSync(folder).find((name) => name.endsWith('.docx')) ?? ''));

/** A ZIP that grows a thousand times when it is opened. */
async function bomb(inside: string): Promise<Buffer> {
  const zip = new ZipFile();
  for (let n = 0; n < 3; n += 1) zip.addBuffer(Buffer.alloc(60 * 1024 * 1024), n === 0 ? inside : `${n}.docx`, { compressionLevel: 9 });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

const FILES: [string, string, () => Buffer | Promise<Buffer>][] = [
  ['nothing', '指南.docx', () => Buffer.alloc(0)], ['a truncated Word file', '指南.docx', () => guide.subarray(0, Math.floor(guide.length / 2))], ['the head of a ZIP', '指南.docx', () => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(400, 7)])],
  ['a program', '指南.exe', () => Buffer.from('MZ\u0090\u0000')], ['a program that is called Word', '指南.docx', () => Buffer.from('MZ\u0090\u0000')], ['a page that is called PDF', '指南.pdf', () => Buffer.from('<script>alert(1)</script>')],
  ['a name of 330 bytes', `${'名'.repeat(110)}.docx`, () => guide], ['a name of one long ending', `指南.${'长'.repeat(120)}`, () => guide], ['a way up', '../../../../tmp/指南.docx', () => guide], ['a name that turns', '指南\u202excod.exe', () => Buffer.from('MZ')], ['a formula as its name', '=cmd().docx', () => guide], ['no name', '', () => guide], ['too much', '指南.docx', () => Buffer.alloc(21 * 1024 * 1024, 1)],
  ['a ZIP that grows', '指南.zip', () => bomb('0.docx')], ['a Word file that grows', '指南.docx', () => bomb('word/document.xml')],
];
const FIELDS = { note: '=cmd()<script>\u0000', reason: '\u202e../', version: 'x', source: '省平台', person: '王海', date: '2026-11-12', kind: 'online', unit: 'unit-a', day: '2026-02-31' };
const ROUTES: [string, 'department' | 'service' | 'inspector'][] = [['/check', 'department'], ['/check/mended', 'department'], ['/filings', 'department'], ['/handovers', 'inspector'], ['/indicators/hall-inspections', 'service']];

describe('whatever file is handed in, a sentence comes back', () => {
  let bench: Bench;
  beforeAll(async () => { bench = await openBench(); });
  afterAll(() => bench.close());

  test.each(FILES)('%s', async (_what, name, bytes) => {
    const content = new Uint8Array(await bytes());
    for (const [route, role] of ROUTES) {
      const { payload, headers } = form(FIELDS, [{ field: 'file', name, bytes: content }]);
      const answer = await bench.app.inject({ method: 'POST', url: `/api${route}`, headers: { ...(await bench.as(role)), ...headers }, payload });
      expect(answer.statusCode, `${route} ${answer.body.slice(0, 300)}`).toBeLessThan(500);
      if (answer.statusCode >= 400) expect(answer.json<{ message: string }>().message, route).toMatch(HAN);
      if (answer.statusCode === 200) expect(answer.body, route).not.toMatch(/\.\.\/|\/tmp\//);
    }
  }, 240_000);

  test('a form without a file, with a file where none belongs, cut off, or of no kind', async () => {
    const plain = form(FIELDS);
    const cut = form(FIELDS, [{ field: 'file', name: '指南.docx', bytes: new Uint8Array(guide) }]);
    for (const [route, role] of ROUTES) {
      for (const [payload, type] of [[plain.payload, plain.headers['content-type']], [cut.payload.subarray(0, 300), cut.headers['content-type']], [Buffer.from('{}'), 'application/json'], [Buffer.from('x'), 'multipart/form-data'], [Buffer.from('x'), 'text/plain']] as const) {
        const answer = await bench.app.inject({ method: 'POST', url: `/api${route}`, headers: { ...(await bench.as(role)), 'content-type': type ?? '' }, payload });
        expect(answer.statusCode, `${route} ${type ?? ''} ${answer.body.slice(0, 200)}`).toBeLessThan(500);
        expect(answer.statusCode, route).toBeGreaterThanOrEqual(400);
        expect(answer.json<{ message: string }>().message, route).toMatch(HAN);
      }
    }
  });
});
