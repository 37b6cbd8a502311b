import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addBrowser } from './browser.js';
import { fetchPackage } from './fetch.js';
import { run } from './shell.js';
import { sbom } from './sbom.js';
import { FONT, nodeOf, NODE_VERSION, type Target } from './targets.js';
import { installText } from './texts.js';

const FILES = path.join(import.meta.dirname, 'files');

export interface Making {
  root: string;
  /** Folder of what was fetched; kept between makings. */
  cache: string;
  version: string;
  /** Seconds since 1970 that every file is dated with. */
  epoch: number;
  /** The product as `npm pack` has it. */
  packed: string;
  /** Folder with the libraries of Visual C++ that the Windows package's native modules are linked with; without it they must be on the machine. */
  vcRuntime?: string;
}

const VC_LIBRARIES = ['vcruntime140.dll', 'vcruntime140_1.dll'];

/** Lays out the folder of a package: Node, product, packages for that machine, browser and font, scripts, licences, list of parts. */
export function assemble(target: Target, folder: string, making: Making): void {
  const { root, cache, version } = making;
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['app', 'node', 'licences']) mkdirSync(path.join(folder, name), { recursive: true });
  run('tar', ['-xzf', making.packed, '--strip-components=1', '-C', path.join(folder, 'app')], root);
  addPackages(target, folder, making);
  addNode(target, folder, cache);
  if (target.font) {
    const font = fetchPackage(FONT, cache);
    mkdirSync(path.join(folder, 'fonts'));
    for (const weight of ['400Regular', '700Bold']) cpSync(path.join(font, weight, `NotoSansSC_${weight}.ttf`), path.join(folder, 'fonts', `NotoSansSC_${weight}.ttf`));
    cpSync(path.join(font, 'LICENSE_FONT'), path.join(folder, 'licences', 'NotoSansSC-OFL.txt'));
    cpSync(path.join(FILES, 'fonts.conf'), path.join(folder, 'fonts', 'fonts.conf'));
  }
  if (target.browser) addBrowser(folder, cache, FILES);
  addScripts(target, folder);
  if (target.os === 'win32' && making.vcRuntime !== undefined) {
    mkdirSync(path.join(folder, 'runtime'));
    for (const name of VC_LIBRARIES) cpSync(path.join(making.vcRuntime, name), path.join(folder, 'runtime', name));
  }
  cpSync(path.join(root, 'LICENSE'), path.join(folder, 'licences', 'zhinan.txt'));
  writeFileSync(path.join(folder, 'VERSION'), `${version}\n`);
  writeFileSync(path.join(folder, '安装说明.txt'), installText(target, version, NODE_VERSION));
  writeFileSync(path.join(folder, 'sbom.cdx.json'), sbom(target, path.join(folder, 'app'), making));
}

/** The packages of the lock file for that machine, installed apart so that nothing of this machine's is among them. */
function addPackages(target: Target, folder: string, { root, cache }: Making): void {
  const place = path.join(cache, `packages-${target.id}`);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) if (existsSync(path.join(root, name))) cpSync(path.join(root, name), path.join(place, name));
  run('npm', ['ci', '--omit=dev', '--ignore-scripts', `--os=${target.os}`, `--cpu=${target.cpu}`, ...(target.libc ? [`--libc=${target.libc}`] : []), '--no-audit', '--no-fund', '--prefer-offline', '--silent'], place);
  const packages = path.join(folder, 'app', 'node_modules');
  renameSync(path.join(place, 'node_modules'), packages);
  // libsql does not tell npm which C library its builds are for.
  for (const name of readdirSync(path.join(packages, '@libsql'))) if (name.endsWith('musl')) rmSync(path.join(packages, '@libsql', name), { recursive: true });
  // Builds for another engine (Bare), which Node does not read.
  for (const name of readdirSync(packages)) if (name.startsWith('bare-')) rmSync(path.join(packages, name, 'prebuilds'), { recursive: true, force: true });
  cpSync(path.join(root, 'package-lock.json'), path.join(folder, 'app', 'package-lock.json'));
}

function addNode(target: Target, folder: string, cache: string): void {
  const binary = target.os === 'win32' ? 'node.exe' : 'node';
  const to = path.join(folder, 'node', binary);
  cpSync(path.join(fetchPackage(nodeOf(target.id), cache), 'bin', binary), to);
  chmodSync(to, 0o755);
  // The Windows package has no licence text of its own; it is the same for all builds of a version.
  cpSync(path.join(fetchPackage(nodeOf('linux-x64'), cache), 'LICENSE'), path.join(folder, 'licences', 'node.txt'));
}

function addScripts(target: Target, folder: string): void {
  const from = path.join(FILES, target.os === 'win32' ? 'windows' : 'linux');
  for (const name of readdirSync(from)) {
    const text = readFileSync(path.join(from, name), 'utf8');
    writeFileSync(path.join(folder, name), target.os === 'win32' ? text.replaceAll('\n', '\r\n') : text, { mode: 0o755 });
  }
  if (target.os === 'linux') cpSync(path.join(FILES, 'service'), path.join(folder, 'service'), { recursive: true });
}
