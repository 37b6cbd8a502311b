import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { MANIFEST } from '../../src/run/manifest.js';
import { withUnpacked } from '../../src/run/pack-zip.js';
import { sealPack } from '../../src/run/seal.js';
import { verifyPack } from '../../src/run/verify.js';
import { sample } from '../report/sample.js';

const folders: string[] = [];
afterAll(() => { for (const made of folders) rmSync(made, { recursive: true, force: true }); });

const FILES = ['report.json', 'evidence/ab/abcd.html', 'evidence/captures.jsonl', `${MANIFEST}`];

async function pack(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-zip-'));
  folders.push(folder);
  mkdirSync(path.join(folder, 'evidence/ab'), { recursive: true });
  writeFileSync(path.join(folder, 'report.json'), '{}\n');
  writeFileSync(path.join(folder, 'evidence/ab/abcd.html'), '<p>五个工作日</p>');
  writeFileSync(path.join(folder, 'evidence/captures.jsonl'), '{}\n');
  await sealPack(folder, sample, ['report.json'], undefined);
  return folder;
}

async function zipped(fill: (zip: ZipFile) => void): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-zip-'));
  folders.push(folder);
  const zip = new ZipFile();
  fill(zip);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path.join(folder, 'pack.zip')));
  return path.join(folder, 'pack.zip');
}

describe('a pack handed over as .zip', () => {
  test.each([['as it is', ''], ['in a folder of its own', '第三十七周/']])('%s is proved unchanged', async (_name, within) => {
    const folder = await pack();
    const { output, exitCode } = await verifyPack(await zipped((zip) => {
      for (const file of FILES) zip.addFile(path.join(folder, file), within + file);
      if (within !== '') zip.addBuffer(Buffer.from('x'), '__MACOSX/report.json');
      zip.addEmptyDirectory(`${within}evidence/cd`);
    }));
    expect(output).toContain('未改动');
    expect(exitCode).toBe(0);
  });

  test('what was changed, left out or added within it is named', async () => {
    const folder = await pack();
    const { output, exitCode } = await verifyPack(await zipped((zip) => {
      zip.addBuffer(Buffer.from('<p>六个工作日</p>'), 'evidence/ab/abcd.html');
      zip.addFile(path.join(folder, MANIFEST), MANIFEST);
      zip.addFile(path.join(folder, 'report.json'), 'report.json');
      zip.addBuffer(Buffer.from('x'), 'evidence/new.txt');
    }));
    expect(exitCode).toBe(1);
    for (const words of ['改动：文件“evidence/ab/abcd.html”', '缺少：文件“evidence/captures.jsonl”', '多出：文件“evidence/new.txt”']) expect(output).toContain(words);
  });
});

describe('an archive that is refused', () => {
  test.each<[string, (zip: ZipFile) => void, string]>([
    ['a place outside', (zip) => hostile(zip, 'aa/aa/evil', '../../evil'), '指向压缩文件之外'],
    ['a link', (zip) => zip.addBuffer(Buffer.from('/etc/hostname'), 'report.json', { mode: 0o120777 }), '指向压缩文件之外'],
    ['one name twice', (zip) => { zip.addBuffer(Buffer.from('a'), 'a'); zip.addBuffer(Buffer.from('b'), 'a'); }, '同名文件'],
    ['no list', (zip) => zip.addBuffer(Buffer.from('a'), 'a'), '没有清单'],
  ])('%s', async (_name, fill, words) => {
    await expect(verifyPack(await zipped(fill))).rejects.toThrow(words);
  });

  test('what is larger than allowed, by size or by number', async () => {
    const file = await zipped((zip) => { zip.addBuffer(Buffer.alloc(4096), 'a'); zip.addBuffer(Buffer.alloc(4096), 'b'); });
    const use = () => Promise.resolve(true);
    const limits = { files: 2, bytes: 8192, oneFile: 4096 };
    await expect(withUnpacked(file, use, limits)).resolves.toBe(true);
    for (const [name, least] of [['files', 1], ['bytes', 8191], ['oneFile', 4095]] as const) await expect(withUnpacked(file, use, { ...limits, [name]: least })).rejects.toThrow('过大');
  });

  test('half an archive', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-zip-'));
    folders.push(folder);
    writeFileSync(path.join(folder, 'half.zip'), 'PK\u0003\u0004 and no more');
    await expect(verifyPack(path.join(folder, 'half.zip'))).rejects.toThrow('不是完整的压缩文件');
  });
});

/** The writer refuses such names: put one of the same length in its place afterwards. */
function hostile(zip: ZipFile, name: string, evil: string): void {
  zip.addBuffer(Buffer.from('x'), name);
  const { entries } = zip as unknown as { entries: { utf8FileName: Buffer }[] };
  const last = entries.at(-1);
  if (last) last.utf8FileName = Buffer.from(evil);
}
