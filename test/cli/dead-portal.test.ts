import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { freePort } from '../server/free-port.js';

const MAIN = path.join(import.meta.dirname, '../../src/cli/main.ts');
const HEAD = '基本编码,实施编码,事项名称,部门,线上地址,线下文件,手册文件';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Runs a command on a catalogue of these addresses. */
async function run(command: string, addresses: string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-dead-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'catalogue.csv'), [HEAD, ...addresses.map((address, index) => `00000000000${index},,事项${index},江湾区民政局,${address},a.md,`)].join('\n'));
  writeFileSync(path.join(folder, 'a.md'), '# 事项\n\n## 办理时限\n\n5个工作日\n');
  const out = path.join(folder, 'out');
  const env = { ...process.env, ZHINAN_DATA: path.join(folder, 'data') };
  const said = await new Promise<{ code: number; stderr: string }>((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', MAIN, command, '--catalogue', path.join(folder, 'catalogue.csv'), '--portal', 'http://127.0.0.1', '--allow-host', '127.0.0.1', '--no-browser', '--out', out], { env }, (error, _stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stderr }));
  });
  return { ...said, report: readFileSync(path.join(out, 'report.json'), 'utf8') };
}

async function livePortal(): Promise<string> {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/robots.txt' ? 404 : 410;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe.each(['run', 'census'])('zhinan %s', (command) => {
  test('is not complete where no site at all could be reached; what it could do is written', async () => {
    const { code, stderr, report } = await run(command, [`http://127.0.0.1:${await freePort()}/a`]);
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('没有完成：网络不通，线上指南一个也没有取到') });
    expect(report).toContain('一个也没有取到');
  });

  test('is complete where one of its sites answers, whatever it says', async () => {
    const { code } = await run(command, [`http://127.0.0.1:${await freePort()}/a`, `${await livePortal()}/gone`]);
    expect(code).toBe(0);
  });

  test('is complete where nothing stands online', async () => {
    expect((await run(command, [''])).code).toBe(0);
  });
});
