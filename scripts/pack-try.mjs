// Packs the package, installs it in an empty folder and tries the command there: schemas and sample must be inside.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-pack-'));
const run = (command, args, cwd) => execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' } });

const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root));
writeFileSync(path.join(folder, 'package.json'), '{"private":true,"type":"module"}');
run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', path.join(folder, filename)], folder);

/** A command whose exit code says what it found: any of `codes` is in order. */
function trial(args, codes) {
  const { status, stderr } = spawnSync(zhinan, args, { cwd: folder, encoding: 'utf8' });
  if (!codes.includes(status)) throw new Error(`zhinan ${args.join(' ')}: exit code ${status}\n${stderr}`);
}

const zhinan = path.join(folder, 'node_modules/.bin/zhinan');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const said = run(zhinan, ['--version'], folder).trim();
if (said !== version) throw new Error(`the installed command says version ${said}, not ${version}`);
const sample = path.join(folder, 'node_modules/zhinan/guides');
const portal = spawn(process.execPath, [path.join(sample, 'portal/serve.mjs'), '--port', '0', '--crawl-delay', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
process.on('exit', () => portal.kill());
const address = await new Promise((resolve, reject) => {
  portal.stdout.on('data', (text) => { const found = /listening (http:\/\/\S+)/.exec(String(text)); if (found) resolve(found[1]); });
  portal.on('exit', (code) => reject(new Error(`the sample portal ended with ${code}`)));
});
run(zhinan, ['run', '--catalogue', path.join(sample, 'catalogue.csv'), '--portal', address, '--all', '--no-browser', '--out', path.join(folder, 'out')], folder);
portal.removeAllListeners('exit');
portal.kill();
const report = JSON.parse(readFileSync(path.join(folder, 'out/report.json'), 'utf8'));
if (report.findings.length === 0) throw new Error('the installed command found nothing in the sample city');
const entries = path.join(sample, 'handbook');
const item = '公共场所卫生许可（新办）';
run(zhinan, ['handbook', 'check', entries], folder);
run(zhinan, ['handbook', 'export', item, '--handbook', entries, '--format', 'docx', '--out', 'exported'], folder);
run(zhinan, ['handbook', 'import', 'exported', '--out', 'imported'], folder);
run(zhinan, ['template', item, '--handbook', entries, '--out', 'template'], folder);
run(zhinan, ['fieldsheet', item, '--handbook', entries, '--out', 'sheets'], folder);
const [guide] = readdirSync(path.join(folder, 'template')).filter((name) => name.endsWith('.docx'));
for (const format of ['text', 'json', 'sarif', 'html']) trial(['check', path.join('template', guide), '--handbook', entries, '--format', format], [0, 1]);
trial(['file', path.join('template', guide), '--handbook', entries, '--out', 'receipts'], [0, 1]);
const [receipt] = readdirSync(path.join(folder, 'receipts'));
run(zhinan, ['verify', path.join('receipts', receipt)], folder);
run(zhinan, ['db', 'check'], folder);
run(zhinan, ['calendar', '--count', '2'], folder);
rmSync(folder, { recursive: true });
console.log(`packed, installed and run: ${report.findings.length} findings in the sample city`);
