import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A kind of machine that an offline package is made for. */
export interface Target {
  id: 'linux-x64' | 'linux-arm64' | 'win-x64';
  /** As npm's `--os`, `--cpu` and `--libc` name it. */
  os: 'linux' | 'win32';
  cpu: 'x64' | 'arm64';
  libc?: 'glibc';
  archive: 'tar.gz' | 'zip';
  /** For whom, in the installation text. */
  title: string;
  /** Where a browser and a font are shipped with it. */
  browser: boolean;
  font: boolean;
}

export const TARGETS: readonly Target[] = [
  { id: 'linux-x64', os: 'linux', cpu: 'x64', libc: 'glibc', archive: 'tar.gz', title: 'Linux x64（含海光、兆芯的麒麟、统信）', browser: true, font: true },
  { id: 'linux-arm64', os: 'linux', cpu: 'arm64', libc: 'glibc', archive: 'tar.gz', title: 'Linux arm64（飞腾、鲲鹏的麒麟、统信）', browser: false, font: true },
  { id: 'win-x64', os: 'win32', cpu: 'x64', archive: 'zip', title: 'Windows 10/11 x64', browser: false, font: false },
];

export interface Source {
  name: string;
  version: string;
  /** `sha512-` and base64, as the registry states it. */
  integrity: string;
}

interface Sources {
  node: { version: string; packages: Record<Target['id'], { name: string; integrity: string }> };
  browser: Source;
  font: Source;
}

const sources = JSON.parse(readFileSync(path.join(import.meta.dirname, 'sources.json'), 'utf8')) as Sources;

export const nodeOf = (id: Target['id']): Source => ({ version: sources.node.version, ...sources.node.packages[id] });
export const { browser: BROWSER, font: FONT } = sources;
export const NODE_VERSION = sources.node.version;
