import { spawn } from 'node:child_process';
import path from 'node:path';

/** Starts the portal that the benches fetch from, until this process ends. Its address. */
export async function openBenchPortal(): Promise<string> {
  const portal = spawn(process.execPath, [path.join(import.meta.dirname, 'bench-portal.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.on('exit', () => portal.kill());
  return new Promise<string>((resolve) => {
    portal.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /listening (http:\/\/\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
  });
}
