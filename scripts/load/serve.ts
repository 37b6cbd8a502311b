import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { StoreLocation } from '../../src/store/index.js';

const BUILT = path.join(import.meta.dirname, '..', '..', 'dist', 'cli', 'main.js');

export interface Served {
  origin: string;
  pid: number;
  stop(): Promise<void>;
}

/** The built workbench in a process of its own, with its limits as everybody has them. */
export async function serve(location: StoreLocation, folder: string, port: number): Promise<Served> {
  if (!existsSync(BUILT)) throw new Error('请先运行 npm run build。');
  const where = location.kind === 'sqlite' ? ['--data', location.folder] : ['--database', location.url];
  const child = spawn(process.execPath, [BUILT, 'serve', '--port', String(port), '--no-sample', '--no-timer', ...where], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (told: string) => { if (told.includes('工作台已启动')) resolve(); });
    child.once('exit', (code) => reject(new Error(`工作台没有启动（${code ?? ''}）。`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`, pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await over;
    },
  };
}
