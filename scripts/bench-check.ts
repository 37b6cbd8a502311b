// How long a department waits for its precheck: cold, on each saving, and for a thousand guides. Uses the built command: npm run build first.
// Times are by the clock, so that they depend on what else the machine does: the load is printed with them.
import { spawn, spawnSync } from 'node:child_process';
import { cpus, loadavg, tmpdir } from 'node:os';
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const COMMAND = path.join(ROOT, 'dist/cli/main.js');
const HANDBOOK = path.join(ROOT, 'guides/handbook');
const OFFLINE = path.join(ROOT, 'guides/offline');
const GUIDES = 1000;
const TIMES = 5;

const all = readdirSync(OFFLINE, { recursive: true, encoding: 'utf8' }).sort();
const word = path.join(OFFLINE, all.find((name) => name.endsWith('.docx')) ?? '');
const texts = all.filter((name) => name.endsWith('.md')).map((name) => readFileSync(path.join(OFFLINE, name), 'utf8'));
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-bench-'));

function cold(...files: string[]): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'check', ...files, '--handbook', HANDBOOK], { maxBuffer: 1 << 28 });
  if (status === 2 || status === null) throw new Error(stderr.toString());
  return performance.now() - begun;
}

async function watched(): Promise<number[]> {
  const file = path.join(folder, 'watched.docx');
  copyFileSync(word, file);
  const child = spawn(process.execPath, [COMMAND, 'check', file, '--handbook', HANDBOOK, '--watch'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let seen = 0;
  let wake: () => void = () => undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    seen += text.split('共检查').length - 1 + (text.includes('正在留意') ? 1 : 0);
    wake();
  });
  const until = async (count: number): Promise<void> => {
    while (seen < count) await new Promise<void>((resolve) => { wake = resolve; });
  };
  await until(2);
  const took: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    await new Promise((resolve) => setTimeout(resolve, 400));
    const begun = performance.now();
    copyFileSync(word, file);
    await until(3 + time);
    took.push(performance.now() - begun);
  }
  child.kill('SIGINT');
  return took;
}

try {
  console.log(`处理器 ${cpus().length} 核，负载 ${loadavg()[0]?.toFixed(1)}`);
  cold(word);
  console.log(`一份 Word 指南，从命令到结果（目标 1500 毫秒以内）：中位 ${median(Array.from({ length: TIMES }, () => cold(word))).toFixed(0)} 毫秒`);
  console.log(`保存后重新检查（目标 300 毫秒以内）：中位 ${median(await watched()).toFixed(0)} 毫秒`);
  const many = path.join(folder, 'many');
  mkdirSync(many);
  for (let index = 0; index < GUIDES; index += 1) {
    const file = path.join(many, `${String(index).padStart(4, '0')}.md`);
    writeFileSync(file, texts[index % texts.length] ?? '');
    appendFileSync(file, `\n<!-- ${index} -->\n`);
  }
  console.log(`${GUIDES} 份 Markdown 指南（目标 20 秒以内）：${(cold(many) / 1000).toFixed(1)} 秒`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
