import { createServer } from 'node:http';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { der, firstNode, GENERALIZED_TIME, INTEGER, nodesOf, oid, OCTETS, SEQUENCE } from '../../src/run/der.js';
import { MANIFEST, TIMESTAMP } from '../../src/run/manifest.js';
import { sealPack } from '../../src/run/seal.js';
import { sm3, sm3ByHand } from '../../src/run/sm3.js';
import { readTimestamp, timestampRequest } from '../../src/run/timestamp.js';
import { timestampServer } from '../../src/run/timestamp-server.js';
import { verifyPack } from '../../src/run/verify.js';
import { sample } from '../report/sample.js';

const folders: string[] = [];
afterAll(() => { for (const made of folders) rmSync(made, { recursive: true, force: true }); });

const report: Report = { ...sample, run: { ...sample.run, inspectors: ['陈明', '周岚'] } };

async function pack(server?: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-pack-'));
  folders.push(folder);
  mkdirSync(path.join(folder, 'evidence/ab'), { recursive: true });
  writeFileSync(path.join(folder, 'report.json'), '{}\n');
  writeFileSync(path.join(folder, 'evidence/ab/abcd.html'), '<p>五个工作日</p>');
  writeFileSync(path.join(folder, 'evidence/captures.jsonl'), '{}\n');
  const sealed = await sealPack(folder, report, ['report.json'], server);
  return { folder, sealed };
}

describe('SM3', () => {
  const bytes = (text: string) => Buffer.from(text, 'utf8');
  test.each([
    ['GB/T 32905 A.1', 'abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['GB/T 32905 A.2', 'abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
    ['nothing', '', '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b'],
  ])('%s', (_name, text, digest) => {
    expect(sm3(bytes(text))).toBe(digest);
    expect(sm3ByHand(bytes(text))).toBe(digest);
  });

  test('is the same by the runtime and by hand for every length around the blocks', () => {
    for (let length = 0; length < 200; length += 1) {
      const some = Uint8Array.from({ length }, (_, index) => (index * 31 + length) & 0xff);
      expect(sm3ByHand(some)).toBe(sm3(some));
    }
  });
});

describe('a pack that was not touched', () => {
  test('is proved unchanged and names who took it', async () => {
    const { folder, sealed } = await pack();
    const { output, exitCode } = await verifyPack(folder);
    expect(exitCode).toBe(0);
    expect(output).toContain('未改动：清单所列 3 个文件');
    expect(output).toContain('取证人员：陈明、周岚');
    expect(output).toContain(sealed.sha256);
  });
});

describe('what was done to a pack is named', () => {
  test.each<[string, (folder: string) => void, string]>([
    ['one character changed, size the same', (folder) => writeFileSync(path.join(folder, 'evidence/ab/abcd.html'), '<p>六个工作日</p>'), '改动：文件“evidence/ab/abcd.html”'],
    ['something appended', (folder) => appendFileSync(path.join(folder, 'report.json'), ' '), '改动：文件“report.json”'],
    ['a file removed', (folder) => rmSync(path.join(folder, 'evidence/captures.jsonl')), '缺少：文件“evidence/captures.jsonl”'],
    ['a file added', (folder) => writeFileSync(path.join(folder, 'evidence/ab/new.png'), 'x'), '多出：文件“evidence/ab/new.png”'],
    ['a file replaced by a link', (folder) => {
      rmSync(path.join(folder, 'report.json'));
      symlinkSync('/etc/hostname', path.join(folder, 'report.json'));
    }, '已不是普通文件'],
  ])('%s', async (_name, harm, words) => {
    const { folder } = await pack();
    harm(folder);
    const { output, exitCode } = await verifyPack(folder);
    expect(exitCode).toBe(1);
    expect(output).toContain(words);
    expect(output).toContain('发现 1 处不符');
  });
});

describe('what is no pack is said', () => {
  test.each<[string, (folder: string) => string, string]>([
    ['no such folder', (folder) => path.join(folder, 'none'), '没有找到'],
    ['a file', (folder) => path.join(folder, 'report.json'), '请先解压'],
    ['no list', (folder) => (rmSync(path.join(folder, MANIFEST)), folder), '没有清单'],
    ['a list that is no JSON', (folder) => (writeFileSync(path.join(folder, MANIFEST), '{'), folder), '读不懂'],
    ['a list of something else', (folder) => (writeFileSync(path.join(folder, MANIFEST), 'null'), folder), '读不懂'],
    ['a list that leads out of the pack', (folder) => (writeFileSync(path.join(folder, MANIFEST), readFileSync(path.join(folder, MANIFEST), 'utf8').replace('"report.json"', '"../report.json"')), folder), '读不懂'],
  ])('%s', async (_name, harm, words) => {
    const { folder } = await pack();
    await expect(verifyPack(harm(folder))).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(words) });
  });
});

/** A timestamp server that knows the formats but signs nothing. */
async function fakeServer(change: (imprint: Uint8Array) => Uint8Array = (imprint) => imprint, refuse = false) {
  const asked: Uint8Array[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const bytes = Buffer.concat(parts);
      asked.push(bytes);
      const [, imprint, nonce] = nodesOf(firstNode(bytes)?.content ?? bytes);
      const [algorithm, digest] = nodesOf(imprint?.content ?? bytes);
      const info = der(SEQUENCE, der(INTEGER, Uint8Array.of(1)), oid('1.2.156.10197.1'),
        der(SEQUENCE, der(SEQUENCE, algorithm?.content ?? bytes), der(OCTETS, change(digest?.content ?? bytes))),
        der(INTEGER, Uint8Array.of(7)), der(GENERALIZED_TIME, Buffer.from('20180920010203Z')), der(INTEGER, nonce?.content ?? bytes));
      const signed = der(SEQUENCE, der(INTEGER, Uint8Array.of(3)), der(0x31), der(SEQUENCE, oid('1.2.840.113549.1.9.16.1.4'), der(0xa0, der(OCTETS, info))));
      const token = der(SEQUENCE, oid('1.2.840.113549.1.7.2'), der(0xa0, signed));
      const status = der(SEQUENCE, der(INTEGER, Uint8Array.of(refuse ? 2 : 0)));
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(refuse ? der(SEQUENCE, status) : der(SEQUENCE, status, token));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked, close: () => new Promise((done) => server.close(done)) };
}

describe('timestamps (RFC 3161)', () => {
  test('one is asked for, kept and held against the list', async () => {
    const server = await fakeServer();
    const { folder, sealed } = await pack(server.url);
    await server.close();
    expect(sealed.failed).toBeUndefined();
    expect(server.asked).toHaveLength(1);
    const good = await verifyPack(folder);
    expect(good.exitCode).toBe(0);
    expect(good.output).toContain('2018-09-20T09:02:03+08:00');
    const list = path.join(folder, MANIFEST);
    writeFileSync(list, readFileSync(list, 'utf8').replace('周岚', '周兰'));
    expect(await verifyPack(folder)).toMatchObject({ exitCode: 1, output: expect.stringContaining('清单在盖时间戳之后被改过') });
    rmSync(path.join(folder, TIMESTAMP));
    expect(await verifyPack(folder)).toMatchObject({ exitCode: 1, output: expect.stringContaining(`缺少：时间戳文件“${TIMESTAMP}”`) });
  });

  test.each<[string, () => ReturnType<typeof fakeServer>, string]>([
    ['a server that refuses', () => fakeServer(undefined, true), '拒绝了请求'],
    ['a server that stamps something else', () => fakeServer((imprint) => Uint8Array.from(imprint, (byte) => byte ^ 1)), '盖的不是'],
  ])('%s', async (_name, open, words) => {
    const server = await open();
    const { folder, sealed } = await pack(server.url);
    await server.close();
    expect(sealed.failed).toContain(words);
    expect(await verifyPack(folder)).toMatchObject({ exitCode: 0, output: expect.stringContaining(words) });
  });

  test('a server that is not there is said, and the pack stands', async () => {
    const { folder, sealed } = await pack('http://127.0.0.1:9/');
    expect(sealed.failed).toContain('没有正常应答');
    expect((await verifyPack(folder)).exitCode).toBe(0);
  });

  test('the request is what RFC 3161 says', () => {
    const request = timestampRequest('00'.repeat(32), Uint8Array.of(0x80, 1, 2));
    expect(Buffer.from(request).toString('hex')).toBe(`303e020101303130 0d060960864801650304020105000420${'00'.repeat(32)}0203400102 0101ff`.replaceAll(' ', ''));
  });

  test.each(['', '30', '3003020100', '30800000', '3005300302010200', 'ff'.repeat(40), `30${'84ffffffff'}`])('bytes that are no answer: %s', (hex) => {
    expect(typeof readTimestamp(Buffer.from(hex, 'hex'))).toBe('string');
  });

  test('the server of the settings must be an address', async () => {
    await expect(timestampServer({ ZHINAN_TSA: 'file:///etc/passwd' })).rejects.toThrow('时间戳服务器地址');
    expect(await timestampServer({ ZHINAN_TSA: 'https://tsa.example/' })).toBe('https://tsa.example/');
    expect(await timestampServer({})).toBeUndefined();
  });
});
