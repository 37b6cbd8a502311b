import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { fromBuffer } from 'yauzl';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Prechecker, type Prechecked } from '../../src/run/prechecker.js';
import { fixFile, type Fixed } from '../../src/run/fix.js';
import { zip } from './bad-files.js';

const NOW = new Date('2018-09-20T09:00:00+08:00');
const MATERIALS = ['居民身份证', '居民户口簿', '房屋产权证', '犬类免疫证明'];
const STANDARD = `---\n版本: 2018-09\n施行日期: 2018-09-15\n---\n\n# 甲事项\n\n- 基本编码：330199001000\n- 事项名称：甲事项\n- 承诺办结时限：3个工作日\n\n## 申请材料\n\n${MATERIALS.map((name, index) => `${index + 1}. ${name}`).join('\n')}\n`;

let folder: string;
let checker: Prechecker;
let count = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhinan-fix-'));
  mkdirSync(path.join(folder, 'handbook'));
  writeFileSync(path.join(folder, 'handbook', '330199001000.md'), STANDARD);
  checker = await Prechecker.open({ handbook: path.join(folder, 'handbook') });
});
afterAll(() => {
  checker.close();
  rmSync(folder, { recursive: true, force: true });
});

async function fix(name: string, content: string | Uint8Array): Promise<Fixed & { before: Prechecked[]; original: Buffer; read: Buffer | undefined }> {
  const file = path.join(folder, `${(count += 1)}`, name);
  mkdirSync(path.dirname(file));
  writeFileSync(file, content);
  const before: Prechecked[] = [];
  for await (const one of checker.check([file], NOW)) before.push(one);
  const fixed = await fixFile(checker, file, before, NOW);
  return { ...fixed, before, original: readFileSync(file), read: fixed.copy === undefined ? undefined : readFileSync(fixed.copy) };
}

const guide = (over: { limit?: string; phone?: string; materials?: string } = {}): string => `# 甲事项办事指南\n\n- 事项名称：甲事项\n- 基本编码：330199001000\n- 承诺办结时限：${over.limit ?? '3个工作日'}\n- 咨询电话：${over.phone ?? '0571-86990142'}\n\n## 申请材料\n\n${over.materials ?? MATERIALS.map((one, index) => `${index + 1}. ${one}`).join('\n')}\n`;

test('Markdown: width, telephone, names and order, in a copy', async () => {
  const { read, original, words } = await fix('a.md', guide({ limit: '３个工作日', phone: '（0571）86990142', materials: '1. 居民户口簿\n2. 身份证\n3. 房屋产权证\n4. 犬类免疫证明' }));
  expect(read?.toString()).toBe(guide());
  expect(original.toString()).toContain('（0571）86990142');
  expect(words).toMatch(/原文件没有改动[\s\S]*电话格式[\s\S]*- （0571）86990142[\s\S]*\+ 0571-86990142[\s\S]*材料次序与手册一致/);
});

test('a table keeps its ordinals', async () => {
  const table = (names: string[]): string => `| 序号 | 材料名称 | 份数 |\n|---|---|---|\n${names.map((name, index) => `| ${index + 1} | ${name} | ${name === '居民身份证' ? 1 : 2} |`).join('\n')}`;
  const { read } = await fix('a.md', guide({ materials: table([...MATERIALS].reverse()) }));
  expect(read?.toString()).toBe(guide({ materials: table(MATERIALS) }));
});

test.each([
  ['nothing to do', guide()],
  ['a bare 日', guide({ limit: '3日' })],
  ['another number', guide({ limit: '5个工作日' })],
  ['a material more: its order is nobody’s', guide({ materials: [...MATERIALS].reverse().concat('社区证明').map((one, index) => `${index + 1}. ${one}`).join('\n') })],
  ['names that only resemble each other', guide({ materials: ['居民身份证', '居民户口簿', '房屋产权证明复印件', '犬类免疫证明'].map((one, index) => `${index + 1}. ${one}`).join('\n') })],
])('no copy for %s', async (_what, content) => {
  const { copy } = await fix('a.md', content);
  expect(copy).toBeUndefined();
});

test('an earlier copy is kept', async () => {
  const first = await fix('a.md', guide({ phone: '（0571）86990142' }));
  const second = await fixFile(checker, first.file, first.before, NOW);
  expect([first.copy, second.copy].map((copy) => path.basename(copy ?? ''))).toEqual(['a-修正.md', 'a-修正2.md']);
  expect(existsSync(first.copy ?? '')).toBe(true);
});

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text: string): string => `<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (...texts: string[]): string => `<w:p>${texts.map(run).join('')}</w:p>`;
const row = (...cells: string[]): string => `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr/>${cell}</w:tc>`).join('')}</w:tr>`;
const word = (phone: string[], names: string[]): Promise<Uint8Array> => zip({
  '[Content_Types].xml': '<Types/>', 'word/styles.xml': `<w:styles ${W}/>`, 'docProps/app.xml': '<p>甲</p>',
  'word/document.xml': `<?xml version="1.0"?>\n<w:document ${W}><w:body>${p('甲事项办事指南')}${p('基本编码：330199001000')}<w:tbl>${row(p('事项名称'), p('甲事项'))}${row(p('承诺办结时限'), p('3个工作日'))}${row(p('咨询电话'), p(...phone))}</w:tbl>${p('申请材料')}<w:tbl>${row(p('序号'), p('材料名称'))}${names.map((name, index) => row(p(String(index + 1)), p(name))).join('')}</w:tbl><w:sectPr/></w:body></w:document>`,
});

function entries(archive: Uint8Array): Promise<Map<string, { packed: string; text: string }>> {
  return new Promise((resolve, reject) => fromBuffer(Buffer.from(archive), { lazyEntries: true }, (error, file) => {
    if (error) return reject(error);
    const found = new Map<string, { packed: string; text: string }>();
    file.on('end', () => resolve(found));
    file.on('entry', (entry) => file.openReadStream(entry, (broken, stream) => {
      if (broken) return reject(broken);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const data = Buffer.concat(chunks);
        expect(crc32(data)).toBe(entry.crc32);
        const at = entry.relativeOffsetOfLocalHeader;
        found.set(entry.fileName, { packed: Buffer.from(archive).subarray(at, at + 30 + entry.fileNameLength + entry.compressedSize).toString('hex'), text: data.toString() });
        file.readEntry();
      });
    }));
    file.readEntry();
  }));
}

test('Word: in its own runs, everything else as it was', async () => {
  const bytes = await word(['（05', '71）8699', '0142'], ['居民户口簿', '身份证', '房屋产权证', '犬类免疫证明']);
  const { read, original } = await fix('a.docx', bytes);
  expect(Buffer.compare(original, bytes)).toBe(0);
  const [before, after] = [await entries(bytes), await entries(read ?? new Uint8Array())];
  const wanted = await entries(await word(['0571-86990142', '', ''], MATERIALS));
  expect(after.get('word/document.xml')?.text).toBe(wanted.get('word/document.xml')?.text);
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const name of ['[Content_Types].xml', 'word/styles.xml', 'docProps/app.xml']) expect(after.get(name)).toEqual(before.get(name));
});

test('what was found is found no more or as before, and nothing new, whatever is written in a guide', async () => {
  const limit = fc.constantFrom('3个工作日', '３个工作日', '3日', '5个工作日', '三个工作日', '自受理之日起3个工作日,特殊情况除外');
  const phone = fc.constantFrom('0571-86990142', '（0571）86990142', '0571 86990142', '86990142', '０５７１－８６９９０１４２', '(0571)86990142,12345');
  const names = fc.shuffledSubarray([...MATERIALS, '身份证', '户口簿', '社区证明', '其他有关材料'], { minLength: 1 });
  const layout = fc.constantFrom((list: string[]) => list.map((one, index) => `${index + 1}. ${one}`).join('\n'), (list: string[]) => list.map((one) => `- ${one}`).join('\n'), (list: string[]) => `| 材料名称 | 份数 |\n|---|---|\n${list.map((one) => `| ${one} | １份 |`).join('\n')}`);
  const defect = ({ rule, element, key, messageId }: Fixed['findings'][number]): string => `${rule} ${element} ${key ?? ''} ${messageId}`;
  await fc.assert(fc.asyncProperty(limit, phone, names, layout, async (l, c, list, make) => {
    const { before, findings, copy, file, read, original } = await fix('a.md', guide({ limit: l, phone: c, materials: make(list) }));
    const known = new Set(before.flatMap((one) => one.findings).map(defect));
    expect(findings.filter((finding) => !known.has(defect(finding)))).toEqual([]);
    const bare = (text: string): string => [...text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')].filter((unit) => /\d|日/.test(unit)).sort().join('');
    if (read) expect(bare(read.toString())).toBe(bare(original.toString()));
    if (copy === undefined) return;
    const again: Prechecked[] = [];
    for await (const one of checker.check([copy], NOW)) again.push(one);
    expect((await fixFile(checker, copy, again, NOW)).copy).toBeUndefined();
    expect(existsSync(file)).toBe(true);
  }), { numRuns: 60 });
});
