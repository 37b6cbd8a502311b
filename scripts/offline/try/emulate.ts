import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const QEMU = '/usr/bin/qemu-aarch64-static';
const BINFMT = '/proc/sys/fs/binfmt_misc';
/** An ELF file for 64-bit ARM, as the kernel is told to know it; F: the emulator is opened now, so that it works in a root without it. */
const RULE = `:qemu-aarch64:M::\\x7fELF\\x02\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x02\\x00\\xb7\\x00:\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x00\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xfe\\xff\\xff\\xff:${QEMU}:F`;
/** What has the libraries that every system has. */
const PACKAGES = ['libc6', 'libstdc++6', 'libgcc-s1'];

/** Lets this machine run programs for arm64; why it cannot, where it cannot. */
export function emulate(): string | undefined {
  if (!existsSync(QEMU)) return 'arm64 needs qemu-user-static';
  try {
    if (!existsSync(path.join(BINFMT, 'register'))) execFileSync('mount', ['-t', 'binfmt_misc', 'none', BINFMT]);
    if (!existsSync(path.join(BINFMT, 'qemu-aarch64'))) writeFileSync(path.join(BINFMT, 'register'), RULE);
    return undefined;
  } catch (cause) {
    return `the kernel takes no emulator here (${(cause as Error).message.split('\n', 1)[0]})`;
  }
}

/** Puts the C and C++ libraries for arm64 into a root, from Debian's packages; nothing of this machine's package lists changes. */
export function addArm64(root: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-arm64-'));
  try {
    for (const name of ['lists/partial', 'cache/archives/partial']) mkdirSync(path.join(folder, name), { recursive: true });
    const options = ['-qq', '-o', 'APT::Architecture=arm64', '-o', 'APT::Architectures=arm64', '-o', `Dir::State::Lists=${folder}/lists`, '-o', `Dir::Cache=${folder}/cache`, '-o', 'APT::Sandbox::User=root'];
    execFileSync('apt-get', [...options, 'update'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync('apt-get', [...options, 'download', ...PACKAGES.map((name) => `${name}:arm64`)], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
      mkdirSync(path.join(folder, 'out'), { recursive: true });
      execFileSync('dpkg-deb', ['-x', path.join(folder, file), path.join(folder, 'out')]);
    }
    execFileSync('cp', ['-a', `${folder}/out/lib/.`, path.join(root, 'lib')]);
    execFileSync('cp', ['-a', `${folder}/out/usr/lib/.`, path.join(root, 'lib')]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
