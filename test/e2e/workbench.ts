import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../server/free-port.js';

export interface Workbench {
  url: string;
  /** First passwords, as the window of the first start shows them. */
  passwords: Record<string, string>;
  /** What the server said on its error channel. */
  complaints(): string;
  /** Ends the server as Ctrl-C does. */
  stop(): Promise<void>;
}

/** A place where a workbench lives over several starts: its package, its data, its database. */
export interface Home {
  folder: string;
  database?: string;
  remove(): void;
}

export function makeHome(built: string, database?: string): Home {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-home-'));
  for (const part of ['package.json', 'schemas', 'guides', 'dist']) cpSync(path.join(built, part), path.join(folder, 'package', part), { recursive: true });
  symlinkSync(path.join(built, 'node_modules'), path.join(folder, 'package/node_modules'));
  return { folder, ...(database ? { database } : {}), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const CLOCK = path.resolve(import.meta.dirname, 'clock.mjs');

/** `zhinan serve` in a process of its own, on a free port, at a moment that is named. */
export async function startWorkbench({ folder, database }: Home, now: string): Promise<Workbench> {
  const port = await freePort();
  const place = database ? ['--database', database, '--data', path.join(folder, 'data')] : ['--data', path.join(folder, 'data')];
  const server = spawn(process.execPath, ['--import', CLOCK, path.join(folder, 'package/dist/cli/main.js'), 'serve', '--port', String(port), ...place], { cwd: folder, env: { ...process.env, ZHINAN_TEST_NOW: now }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complained = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => { complained += text; });
  const over = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('按 Ctrl-C 停止')) resolve();
    });
    void over.then(() => reject(new Error(`the workbench did not start: ${said}${complained}`)));
  });
  return {
    url: /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '',
    passwords: Object.fromEntries([...said.matchAll(/^ {2}(\S+)\s+(\S{12}) /gm)].map(([, account = '', password = '']) => [account, password])),
    complaints: () => complained,
    async stop() {
      server.kill('SIGINT');
      await over;
    },
  };
}
