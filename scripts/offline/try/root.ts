import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a minimal system has: a shell and the usual small programs. Nothing of Node, browsers or fonts. */
const PROGRAMS = ['sh', 'cat', 'chmod', 'chroot', 'cp', 'date', 'dirname', 'env', 'grep', 'gzip', 'id', 'ln', 'ls', 'mkdir', 'mount', 'mv', 'readlink', 'rm', 'rmdir', 'sed', 'sha256sum', 'sleep', 'tar', 'umount', 'uname'];
/** Libraries that every system has and that Node is linked with. */
const LIBRARIES = ['libc.so.6', 'libm.so.6', 'libdl.so.2', 'libpthread.so.0', 'librt.so.1', 'libgcc_s.so.1', 'libstdc++.so.6', 'libnss_files.so.2', 'libresolv.so.2'];

export const USER = 1000;

/** Lays out an empty root in a folder: programs and the libraries that they need, copied from this machine. */
export function makeRoot(root: string): void {
  for (const name of ['bin', 'dev', 'etc', 'home/user', 'lib', 'old', 'proc', 'tmp', 'try', 'usr']) mkdirSync(path.join(root, name), { recursive: true });
  symlinkSync('../bin', path.join(root, 'usr/bin'));
  symlinkSync('../lib', path.join(root, 'usr/lib'));
  symlinkSync('lib', path.join(root, 'lib64'));
  const needed = new Set<string>();
  for (const name of PROGRAMS) {
    const file = realpathSync(execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim());
    cpSync(file, path.join(root, 'bin', name));
    for (const library of librariesOf(file)) needed.add(library);
  }
  const known = execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
  for (const name of LIBRARIES) {
    const file = new RegExp(`^\\s*${name.replaceAll('+', '\\+')} .*=> (/\\S+)$`, 'm').exec(known)?.[1];
    if (file) needed.add(file);
  }
  for (const file of needed) cpSync(realpathSync(file), path.join(root, 'lib', path.basename(file)));
  writeFileSync(path.join(root, 'etc/passwd'), `root:x:0:0::/:/bin/sh\nuser:x:${USER}:${USER}::/home/user:/bin/sh\n`);
  writeFileSync(path.join(root, 'etc/hosts'), '127.0.0.1 localhost\n');
  for (const name of ['null', 'zero', 'random', 'urandom']) writeFileSync(path.join(root, 'dev', name), '');
  mkdirSync(path.join(root, 'dev/shm'), { mode: 0o1777 });
  execFileSync('chmod', ['755', root]);
  execFileSync('chmod', ['1777', path.join(root, 'tmp'), path.join(root, 'dev/shm')]);
  execFileSync('chown', ['-R', `${USER}:${USER}`, path.join(root, 'home/user')]);
}

function librariesOf(file: string): string[] {
  const said = execFileSync('ldd', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return [...said.matchAll(/(?:=> )?(\/\S+) \(0x/g)].flatMap(([, found]) => (found && existsSync(found) ? [found] : []));
}

/**
 * Runs a script inside a root as an ordinary user, in name spaces of its own: no network but the loopback, no files but the root's,
 * no processes but its own. The root becomes the whole tree (not a chroot), so that a browser can build its sandbox in it.
 */
export function runInside(root: string, script: string[]): void {
  const outer = [
    'set -e', 'ip link set lo up', `mount --bind "${root}" "${root}"`, ...['null', 'zero', 'random', 'urandom'].map((name) => `mount --bind /dev/${name} "${root}/dev/${name}"`),
    `cd "${root}"`, 'pivot_root . old', 'cd /', 'exec /bin/sh /try/enter.sh',
  ].join('\n');
  writeFileSync(path.join(root, 'try/enter.sh'), `set -e\nmount -t proc proc /proc\numount -l /old\nexec chroot --userspec=${USER}:${USER} / /bin/env -i HOME=/home/user PATH=/bin TMPDIR=/tmp LC_ALL=C.UTF-8 ${script.join(' ')}\n`);
  execFileSync('unshare', ['--mount', '--net', '--pid', '--ipc', '--uts', '--fork', 'sh', '-c', outer], { stdio: ['ignore', 'inherit', 'inherit'], timeout: 30 * 60_000 });
}
