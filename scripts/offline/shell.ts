import { execFileSync } from 'node:child_process';

/** Runs a program to its end; what it writes on stdout. @throws where it fails, with what it said on stderr */
export function run(command: string, args: string[], cwd: string, environment: Record<string, string> = {}): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1', ...environment } });
}
