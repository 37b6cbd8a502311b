// Validates the precheck's SARIF with Microsoft's SARIF validator (MIT), which holds the schema of SARIF 2.1.0; Linux x64.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const VALIDATOR = '@microsoft/sarif-multitool-linux@5.7.0';
const root = path.dirname(import.meta.dirname);
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-sarif-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, VALIDATOR], { stdio: ['ignore', 'ignore', 'inherit'] });
const validator = path.join(folder, 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool');

/** The breaches of the standard that the validator names; its advice is not one. */
function errorsOf(file) {
  const { stdout, error } = spawnSync(validator, ['validate', file], { encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } });
  if (error) throw error;
  if (!stdout.includes('1 files scanned')) throw new Error(`the validator did not run: ${stdout}`);
  return stdout.split('\n').filter((line) => / error [A-Z]+[0-9]+/.test(line));
}

const golden = path.join(root, 'test/report/golden/check.sarif');
const checked = path.join(folder, 'check.sarif');
const { stdout } = spawnSync('node', [path.join(root, 'dist/cli/main.js'), 'check', path.join(root, 'guides/offline'), '--handbook', path.join(root, 'guides/handbook'), '--format', 'sarif'], { encoding: 'utf8', maxBuffer: 1 << 28 });
writeFileSync(checked, stdout);
const errors = [golden, checked].flatMap(errorsOf);
if (errors.length > 0) throw new Error(errors.join('\n'));

// A validator that finds nothing anywhere proves nothing.
const broken = path.join(folder, 'broken.sarif');
writeFileSync(broken, readFileSync(golden, 'utf8').replace('"version": "2.1.0"', '"version": "2.1.0", "grade": 1'));
if (errorsOf(broken).length === 0) throw new Error('the validator passed a property that SARIF does not have');
console.log(`SARIF 2.1.0: ${JSON.parse(stdout).runs[0].results.length} results of a precheck and the sample are valid`);
