import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { weekCommand } from '../../src/cli/week.js';
import { getSetting, openStore } from '../../src/store/index.js';

const folders: string[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Sets what is checked each week, with paths as they are typed in the folder that the command stands in. */
async function set(...flags: string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-week-city-'));
  folders.push(folder);
  mkdirSync(path.join(folder, '手册'));
  writeFileSync(path.join(folder, '目录.csv'), '基本编码,事项名称,部门,线上地址\n330199001000,甲事项,江湾区民政局,/a\n');
  const data = path.join(folder, 'data');
  const relative = (name: string) => path.relative(process.cwd(), path.join(folder, name));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await weekCommand().exitOverride().parseAsync(['city', '--data', data, ...flags.map((flag) => (/^[目手没]/.test(flag) ? relative(flag) : flag))], { from: 'user' });
  const store = await openStore({ kind: 'sqlite', folder: data });
  try {
    return { folder, plan: await getSetting<Record<string, string>>(store, 'city') };
  } finally {
    await store.close();
  }
}

test('paths are kept so that whoever stands elsewhere finds them', async () => {
  const { folder, plan } = await set('--catalogue', '目录.csv', '--handbook', '手册', '--portal', 'http://127.0.0.1:8080', '--region', '330109');
  expect(plan).toEqual({ catalogue: path.join(folder, '目录.csv'), handbook: path.join(folder, '手册'), portal: 'http://127.0.0.1:8080', region: '330109' });
});

test.each([
  [['--catalogue', '没有.csv'], '没有找到目录文件'],
  [['--catalogue', '目录.csv', '--handbook', '没有'], '没有找到标准化手册文件夹'],
  [['--catalogue', '目录.csv', '--region', '999999'], '“999999”不是行政区划代码表中的六位代码'],
])('%j is refused', async (flags, sentence) => {
  await expect(set(...flags)).rejects.toThrow(sentence);
});
