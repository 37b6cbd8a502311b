import { spawn } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A portal with a counter before it. */
export interface CountingPortal {
  address: string;
  /** Requests by path since the last reset. */
  counts(): Map<string, number>;
  reset(): void;
  close(): Promise<void>;
}

/** Starts a portal's script (which prints `listening URL`) and puts a server before it that counts what is asked. */
export async function openCountingPortal(script: string, options: string[]): Promise<CountingPortal> {
  const portal = spawn(process.execPath, [script, '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const behind = await new Promise<URL>((resolve) => {
    portal.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /listening (http:\/\/\S+)/.exec(text)?.[1];
      if (found) resolve(new URL(found));
    });
  });
  let counts = new Map<string, number>();
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', behind);
    if (request.method === 'GET') counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
    const onward = http.request(new URL(request.url ?? '/', behind), { method: request.method, headers: { ...request.headers, host: behind.host } }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts: () => new Map(counts),
    reset: () => { counts = new Map(); },
    async close() {
      portal.kill();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
