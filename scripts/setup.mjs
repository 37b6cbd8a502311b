// Installs what a browser (and PostgreSQL) need, where that can be done: root on Debian. Otherwise says what to do, and ends well:
// without a browser the job still runs. `--browser` leaves PostgreSQL out.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const onlyBrowser = process.argv.includes('--browser');
const say = (text) => process.stderr.write(`${text}\n`);

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
const hasBrowser = () => (process.env.PUPPETEER_EXECUTABLE_PATH ? existsSync(process.env.PUPPETEER_EXECUTABLE_PATH) : browsers.some(existsSync));
const hasFont = () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') || spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim();
const hasPostgres = () => existsSync('/usr/lib/postgresql') || spawnSync('postgres', ['--version']).status === 0;

const wanted = [];
if (!hasBrowser()) wanted.push('chromium');
if (!hasFont()) wanted.push('fonts-noto-cjk');
if (!onlyBrowser && !hasPostgres()) wanted.push('postgresql');
// A validator in another language, for the JSON Schemas of handbook entries; its test says so where it is missing.
if (!onlyBrowser && spawnSync('python3', ['-c', 'import jsonschema']).status !== 0) wanted.push('python3-jsonschema');

if (wanted.length > 0) {
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!canInstall) {
    say(`缺少：${wanted.join('、')}。不影响其他功能；需要 JavaScript 才能显示的网页将列为“未渲染”。`);
    say(`请管理员在 Debian/Ubuntu 上执行：apt-get install ${wanted.join(' ')}（其他系统请安装 Chrome 或 Chromium，并用环境变量 PUPPETEER_EXECUTABLE_PATH 指明路径）。`);
  } else {
    say(`正在安装：${wanted.join('、')}（约一两分钟）……`);
    const run = (args) => execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    try {
      run(['update', '-qq']);
      run(['install', '-y', '-qq', '--no-install-recommends', ...wanted]);
      say('安装完成。');
    } catch (cause) {
      say(`安装没有成功（${String(cause.stderr ?? cause.message).trim().split('\n').at(-1)}）。可稍后再执行 npm run setup；没有浏览器也可以运行。`);
    }
  }
}
