// Builds the offline packages: npm run package:offline [-- --target linux-x64] [--out DIR] [--no-build] [--vc-runtime DIR]
// --vc-runtime: folder of VCRUNTIME140.dll and VCRUNTIME140_1.dll, for whom Microsoft's licence lets ship them with the Windows package
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { assemble, type Making } from './offline/assemble.js';
import { digestOf, filesOf, writeArchive, writeSums } from './offline/pack.js';
import { run } from './offline/shell.js';
import { TARGETS } from './offline/targets.js';

const root = path.dirname(import.meta.dirname);
const { values } = parseArgs({ options: { target: { type: 'string', multiple: true }, out: { type: 'string', default: path.join(root, 'out', 'offline') }, 'no-build': { type: 'boolean', default: false }, 'vc-runtime': { type: 'string' } } });
const out = path.resolve(values.out);
const work = path.join(out, '.work');
mkdirSync(work, { recursive: true });

if (!values['no-build']) run('npm', ['run', 'build', '--silent'], root);
if (!existsSync(path.join(root, 'dist', 'web', 'index.html'))) throw new Error('the pages are not built: leave out --no-build, or npm run build');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', work], root)) as { filename: string }[];
if (!packed) throw new Error('npm pack wrote nothing');
const epoch = Number(process.env['SOURCE_DATE_EPOCH'] ?? run('git', ['log', '-1', '--format=%ct'], root));
const making: Making = { root, cache: path.join(work, 'cache'), version, epoch, packed: path.join(work, packed.filename), ...(values['vc-runtime'] === undefined ? {} : { vcRuntime: path.resolve(values['vc-runtime']) }) };

for (const target of TARGETS.filter(({ id }) => !values.target || values.target.includes(id))) {
  const name = `zhinan-${version}-${target.id}`;
  const folder = path.join(work, name);
  assemble(target, folder, making);
  await writeSums(folder);
  const file = path.join(out, `${name}.${target.archive}`);
  rmSync(file, { force: true });
  await writeArchive(target, folder, file, epoch);
  console.log(`${file}  ${(statSync(file).size / 1e6).toFixed(0)} MB, ${filesOf(folder).length} files, sha256 ${await digestOf(file)}`);
  rmSync(folder, { recursive: true });
}
const sums: string[] = [];
for (const name of filesOf(out)) if (/^zhinan-[^/]+\.(?:tar\.gz|zip)$/.test(name)) sums.push(`${await digestOf(path.join(out, name))}  ${name}\n`);
writeFileSync(path.join(out, 'SHA256SUMS'), sums.join(''));
