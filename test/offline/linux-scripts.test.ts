import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

const FILES = path.join(import.meta.dirname, '../../scripts/offline/files');
/** Stands in for Node: prints what it was started with. */
const NODE = '#!/bin/sh\nprintf "%s|%s|%s|" "${ZHINAN_DATA:-}" "${ZHINAN_DATABASE_URL:-}" "${ZHINAN_METRICS_TOKEN:-}"\nshift\nprintf "%s" "$*"\n';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A package as it is unpacked, with a Node that only says what it was asked. */
function unpacked(folder: string, version: string): string {
  const place = path.join(folder, `zhinan-${version}`);
  cpSync(path.join(FILES, 'linux'), place, { recursive: true });
  cpSync(path.join(FILES, 'service'), path.join(place, 'service'), { recursive: true });
  mkdirSync(path.join(place, 'node'));
  writeFileSync(path.join(place, 'node/node'), NODE);
  chmodSync(path.join(place, 'node/node'), 0o755);
  writeFileSync(path.join(place, 'VERSION'), `${version}\n`);
  const sums = execFileSync('sh', ['-c', 'find . -type f ! -name SHA256SUMS | sed "s|^[.]/||" | xargs sha256sum'], { cwd: place, encoding: 'utf8' });
  writeFileSync(path.join(place, 'SHA256SUMS'), sums);
  return place;
}

/** Installs into a folder of that name; systemctl is not there unless `bin` has one. */
function installed(name = '指南针 安装', bin?: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-offline-'));
  folders.push(folder);
  const prefix = path.join(folder, name);
  const env = { HOME: folder, PATH: `${bin === undefined ? '' : `${bin}:`}/usr/bin:/bin` };
  const run = (file: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(file, args, { env, encoding: 'utf8' });
    return { status, said: stdout + stderr };
  };
  const install = (version: string) => run(path.join(unpacked(folder, version), 'install.sh'), '--to', prefix);
  return { folder, prefix, run, install, zhinan: (...args: string[]) => run(path.join(prefix, 'bin/zhinan'), ...args).said };
}

describe.skipIf(process.platform !== 'linux')('scripts of the Linux packages', () => {
  test('a command keeps to the settings that the service keeps to', () => {
    const { prefix, install, zhinan } = installed();
    expect(install('0.1.0').status).toBe(0);
    expect(zhinan('db', 'check')).toBe(`${prefix}/data|||db check`);
    writeFileSync(path.join(prefix, 'zhinan.env'), '# 数据库\r\nZHINAN_DATABASE_URL="postgresql://zhinan:a b#c$d@10.0.0.5/zhinan"\r\n\r\n坏行\nbad name=1\nZHINAN_METRICS_TOKEN=$(touch x)`y`');
    expect(zhinan('db', 'check')).toBe(`${prefix}/data|postgresql://zhinan:a b#c$d@10.0.0.5/zhinan|$(touch x)\`y\`|db check`);
  });

  test('what is set otherwise beats the settings', () => {
    const { prefix, run, install } = installed();
    install('0.1.0');
    writeFileSync(path.join(prefix, 'zhinan.env'), 'ZHINAN_DATABASE_URL=postgresql://a/b\n');
    expect(run('/usr/bin/env', 'ZHINAN_DATABASE_URL=postgresql://c/d', path.join(prefix, 'bin/zhinan')).said).toContain('|postgresql://c/d|');
  });

  test('an upgrade backs up and moves on the database of the settings', () => {
    const { prefix, install } = installed();
    install('0.1.0');
    writeFileSync(path.join(prefix, 'zhinan.env'), 'ZHINAN_DATABASE_URL=postgresql://a/b\n');
    const { status, said } = install('0.2.0');
    expect(status).toBe(0);
    expect(said).toMatch(/\|postgresql:\/\/a\/b\|\|db backup .*upgrade-from-0\.1\.0-.*\|postgresql:\/\/a\/b\|\|db migrate/);
  });

  test.each(['user', 'system'])('a service of the %s is stopped for an upgrade, and started again where it fails', (kind) => {
    const bin = mkdtempSync(path.join(tmpdir(), 'zhinan-bin-'));
    folders.push(bin);
    const { prefix, install } = installed('指南针', bin);
    install('0.1.0');
    const log = path.join(bin, 'log');
    writeFileSync(path.join(bin, 'systemctl'), `#!/bin/sh\n[ "$1" = --${kind} ] || exit 3\ncase $2 in cat) echo 'ExecStart="${prefix}/current/zhinan" serve' ;; show) echo ;; is-active) ;; *) echo "$*" >> "${log}" ;; esac\n`);
    writeFileSync(path.join(bin, 'id'), '#!/bin/sh\necho 0\n');
    for (const name of ['systemctl', 'id']) chmodSync(path.join(bin, name), 0o755);
    const calls = () => readFileSync(log, 'utf8');
    expect(install('0.2.0').status).toBe(0);
    expect(calls()).toBe(`--${kind} stop zhinan.service\n--${kind} start zhinan.service\n`);
    writeFileSync(path.join(prefix, 'data/store.sqlite'), '');
    rmSync(path.join(prefix, 'current/node/node'));
    const { status, said } = install('0.3.0');
    expect({ status, said }).toMatchObject({ status: 1, said: expect.stringContaining('没有升级') });
    expect(calls()).toBe(`--${kind} stop zhinan.service\n--${kind} start zhinan.service\n`.repeat(2));
    expect(readFileSync(path.join(prefix, 'current/VERSION'), 'utf8')).toBe('0.2.0\n');
  });

  test.each(['指南针', 'a b', '50%', 'R&D|x', '背\\斜'])('units of a service in a folder named %s', (name) => {
    const { folder, prefix, install, run } = installed(name);
    install('0.1.0');
    const to = path.join(folder, 'units');
    expect(run(path.join(prefix, 'current/install-service.sh'), '--print', to).status).toBe(0);
    const unit = readFileSync(path.join(to, 'zhinan.service'), 'utf8');
    expect(unit).toContain(`ExecStart="${prefix.replaceAll('%', '%%')}/current/zhinan" serve`);
  });

  test('a flag without its value is said', () => {
    const { prefix, install, run } = installed();
    install('0.1.0');
    expect(run(path.join(prefix, 'current/install-service.sh'), '--port')).toMatchObject({ status: 2, said: expect.stringContaining('--port 后面缺少内容') });
  });
});
