// The installed program at work: the sample city with pictures, the workbench, a backup. Run by the package's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const home = path.join(process.env.HOME, 'zhinan');
const zhinan = path.join(home, 'bin/zhinan');
const guides = path.join(home, 'current/app/guides');
const networks = readFileSync('/proc/net/dev', 'utf8').split('\n').slice(2).map((line) => line.split(':')[0].trim()).filter(Boolean);
if (networks.some((name) => name !== 'lo')) throw new Error(`there is a network: ${networks}`);

/** Starts a program and waits until it says what `pattern` matches. */
async function start(command, args, pattern) {
  const child = spawn(command, args, { cwd: '/tmp', stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const found = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const match = pattern.exec(said);
      if (match) resolve(match);
    });
    child.on('exit', (code) => reject(new Error(`${command} ended with ${code}\n${said}`)));
  });
  child.removeAllListeners('exit');
  return { child, found, said: () => said };
}

function run(args) {
  const { status, stdout, stderr } = spawnSync(zhinan, args, { cwd: '/tmp', encoding: 'utf8' });
  if (status !== 0) throw new Error(`zhinan ${args.join(' ')}: ${status}\n${stdout}${stderr}`);
  return stdout;
}

const portal = await start(process.execPath, [path.join(guides, 'portal/serve.mjs'), '--port', '0', '--crawl-delay', '0'], /listening (http:\/\/\S+)/);
const began = Date.now();
run(['run', '--catalogue', path.join(guides, 'catalogue.csv'), '--portal', portal.found[1], '--all', '--out', '/tmp/out']);
portal.child.kill();
const report = JSON.parse(readFileSync('/tmp/out/report.json', 'utf8'));
const pictures = existsSync('/tmp/out/evidence/pictures') ? readdirSync('/tmp/out/evidence/pictures').length : 0;
console.log(`sample city: ${report.findings.length} findings, ${pictures} pictures, ${((Date.now() - began) / 1000).toFixed(0)} s`);
if (report.findings.length === 0) throw new Error('nothing was found in the sample city');
if (existsSync(path.join(home, 'current/browser')) && pictures === 0) throw new Error('the browser of the package took no picture');

const server = await start(zhinan, ['serve', '--port', '8901'], /admin\s+(\S+)[^]*按 Ctrl-C/);
const origin = 'http://127.0.0.1:8901';
for (const address of ['/', '/health', '/health/ready', '/metrics']) {
  const { status } = await fetch(origin + address);
  if (status !== 200) throw new Error(`${address}: ${status}`);
}
const signed = await fetch(`${origin}/api/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-zhinan': '1' }, body: JSON.stringify({ account: 'admin', password: server.found[1] }) });
if (!signed.ok) throw new Error(`sign-in: ${signed.status} ${await signed.text()}`);
const ended = new Promise((resolve) => server.child.on('exit', resolve));
server.child.kill('SIGTERM');
const code = await ended;
if (code !== 0) throw new Error(`the workbench ended with ${code} at SIGTERM`);
console.log(`workbench answered, signed in, ended in order; ${run(['db', 'check']).trim()}`);
