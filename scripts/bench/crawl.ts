// The crawl as bench-crawl.ts measures it, a small one, in a process of its own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Figure } from './figures.js';

const [PAGES, RENDERED, ROUNDS] = ['200', '20', '3'];

export async function crawlPages(): Promise<Figure[]> {
  if (!existsSync('dist/run/work-thread.js')) {
    console.error('the crawl was skipped: npm run build first');
    return [];
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench-crawl.ts', PAGES, RENDERED, ROUNDS, '--json'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`bench-crawl ended with ${status}: ${stderr}`);
  return stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => {
    const found = JSON.parse(line) as Omit<Figure, 'name' | 'sense'>;
    return { ...found, name: `crawl: ${found.what} / ${found.against}`, what: `a page, ${found.what}`, sense: 'faster' };
  });
}
