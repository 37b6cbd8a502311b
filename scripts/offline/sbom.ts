import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Making } from './assemble.js';
import { run } from './shell.js';
import { BROWSER, FONT, nodeOf, type Target } from './targets.js';

interface Bom {
  serialNumber?: string;
  metadata: { timestamp?: string };
  components: { type: string; name: string; version: string; 'bom-ref': string; [more: string]: unknown }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/** List of all parts (CycloneDX), of that machine's packages and of what is shipped beside them; the same parts give the same bytes. */
export function sbom(target: Target, app: string, { epoch }: Making): string {
  const bom = JSON.parse(run('npm', ['sbom', '--sbom-format=cyclonedx', '--omit=dev', '--package-lock-only', '--silent'], app)) as Bom;
  // The lock file names the builds of every kind of machine.
  const present = new Set(packagesIn(path.join(app, 'node_modules')));
  const absent = new Set(bom.components.filter(({ name, version }) => !present.has(`${name}@${version}`)).map((part) => part['bom-ref']));
  bom.components = bom.components.filter((part) => !absent.has(part['bom-ref']));
  bom.dependencies = bom.dependencies.filter(({ ref }) => !absent.has(ref)).map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => !absent.has(one)) }));
  bom.metadata.timestamp = new Date(epoch * 1000).toISOString();
  const node = nodeOf(target.id);
  const beside = [
    { ...node, name: 'node', licence: 'MIT', from: node.name },
    ...(target.browser ? [{ ...BROWSER, name: 'chromium', licence: 'BSD-3-Clause', from: BROWSER.name }] : []),
    ...(target.font ? [{ ...FONT, name: 'Noto Sans SC', licence: 'OFL-1.1', from: FONT.name }] : []),
  ];
  for (const { name, version, licence, from, integrity } of beside) {
    bom.components.push({
      type: name === 'Noto Sans SC' ? 'file' : 'application', 'bom-ref': `beside:${from}@${version}`, name, version, licenses: [{ license: { id: licence } }],
      hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') }], purl: `pkg:npm/${from.replace('@', '%40')}@${version}`,
    });
  }
  delete bom.serialNumber;
  const digest = createHash('sha256').update(JSON.stringify(bom)).digest('hex');
  bom.serialNumber = `urn:uuid:${[digest.slice(0, 8), digest.slice(8, 12), `5${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`, digest.slice(20, 32)].join('-')}`;
  return `${JSON.stringify(bom, null, 1)}\n`;
}

/** `name@version` of all packages below a folder of packages. */
function packagesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => !name.startsWith('.')).flatMap((name) => (name.startsWith('@') ? readdirSync(path.join(folder, name)).map((one) => `${name}/${one}`) : [name]));
  return names.flatMap((name) => {
    const { version } = JSON.parse(readFileSync(path.join(folder, name, 'package.json'), 'utf8')) as { version: string };
    return [`${name}@${version}`, ...packagesIn(path.join(folder, name, 'node_modules'))];
  });
}
