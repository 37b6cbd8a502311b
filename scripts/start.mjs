// The main job on the sample city that the repository ships: starts its portal, runs the check, stops the portal.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const command = path.join(root, 'dist', 'cli', 'main.js');

spawnSync(process.execPath, [path.join(root, 'scripts', 'setup.mjs'), '--browser'], { stdio: 'inherit' });
if (!existsSync(command)) spawnSync('npm', ['run', 'build', '--silent'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

const portal = spawn(process.execPath, [path.join(root, 'guides', 'portal', 'serve.mjs'), '--port', '0', '--crawl-delay', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
const stop = () => portal.kill();
process.on('exit', stop);

const address = await new Promise((resolve, reject) => {
  portal.stdout.setEncoding('utf8').on('data', (text) => {
    const found = /listening (http:\/\/\S+)/.exec(text);
    if (found) resolve(found[1]);
  });
  portal.on('exit', (code) => reject(new Error(`示例门户没有启动（退出码 ${code}）`)));
});

const out = path.resolve('out');
const run = spawn(process.execPath, [command, 'run', '--catalogue', path.join(root, 'guides', 'catalogue.csv'), '--portal', address, '--all', '--out', out, ...process.argv.slice(2)], { stdio: 'inherit' });
process.on('SIGINT', () => {});
run.on('exit', (code, signal) => {
  stop();
  if (!signal && code === 0) process.stdout.write('\n在浏览器中逐条查看和处理：npx zhinan serve\n');
  process.exit(signal ? 130 : (code ?? 1));
});
