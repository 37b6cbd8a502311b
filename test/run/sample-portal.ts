import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** The portal of the sample city on a free port, which wants `delay` seconds between two pages, and how to stop it. */
export async function openSamplePortal(delay = 0): Promise<{ url: string; close: () => void }> {
  const script = path.resolve(import.meta.dirname, '../../guides/portal/serve.mjs');
  const portal: ChildProcess = spawn(process.execPath, [script, '--port', '0', '--crawl-delay', String(delay)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    portal.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const found = /listening (http:\/\/\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
    portal.on('error', reject);
    portal.on('exit', () => reject(new Error('the sample portal ended before it listened')));
  });
  return { url, close: () => { portal.removeAllListeners(); portal.kill(); } };
}
