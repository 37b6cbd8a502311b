import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDesk } from '../../src/run/desk.js';
import { packageFolder } from '../../src/run/versions.js';
import { buildServer } from '../../src/server/app.js';
import { startPostgres } from '../../test/store/postgres-server.js';
import { openSpreadCity } from '../fleet-city.js';

const COMMAND = path.join(packageFolder(), 'dist', 'cli', 'main.js');
const PASSWORD = 'a-long-password-1';
const GUIDES = 90;
const SITES = 4;
/** Milliseconds of an answer of a site: slow enough for a picture in the middle. */
const LATENCY = 4_000;
/** Milliseconds within which the first pages are there. */
const READY = 120_000;

export interface PicturedFleet {
  origin: string;
  /** An inspector's session. */
  secret: string;
  close(): Promise<void>;
}

/** Two machines in the middle of a census, one that has left, and the workbench on their database; undefined where PostgreSQL is not installed. */
export async function openFleet(): Promise<PicturedFleet | undefined> {
  const server = await startPostgres({ durable: true });
  if (!server) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-fleet-'));
  const city = await openSpreadCity(folder, GUIDES, SITES, LATENCY);
  const url = await server.database();
  const start = (args: string[], data: string): ChildProcess => spawn(process.execPath, [COMMAND, ...args, '--database', url], { stdio: 'ignore', env: { ...process.env, ZHINAN_DATA: path.join(folder, data) } });
  const ended = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(undefined)));
  const desk = await openDesk({ kind: 'postgres', url, folder: path.join(folder, 'desk') });
  const app = await buildServer(desk, { web: path.join(packageFolder(), 'dist', 'web'), rate: 1_000_000 });
  const children = [start(['worker', '--hosts', '2'], 'one'), start(['worker', '--hosts', '2'], 'two'), start(['worker', '--hosts', '2'], 'three')];
  const { id, password } = await desk.accounts.add({ account: 'pic-fleet', name: '核查员', role: 'inspector' }, '系统管理员');
  await desk.accounts.changePassword(id, password, PASSWORD);
  const { secret } = await desk.accounts.signIn('pic-fleet', PASSWORD);
  const sight = async (): Promise<{ machines: { state: string }[]; censuses: { fetched: number; done: number }[] }> => (await app.inject({ url: '/api/fleet', headers: { cookie: `zhinan=${secret}` } })).json();
  const until = async (what: string, holds: (seen: Awaited<ReturnType<typeof sight>>) => boolean): Promise<void> => {
    for (const late = Date.now() + READY; !holds(await sight());) {
      if (Date.now() > late) throw new Error(`${what} did not come about`);
      await new Promise((next) => setTimeout(next, 300));
    }
  };
  await until('three machines', ({ machines }) => machines.length === 3);
  children.at(-1)?.kill('SIGTERM');
  children.push(start(['census', '--catalogue', city.catalogue, '--out', path.join(folder, 'out'), '--no-browser', '--region', '330109', ...city.hosts.flatMap((host) => ['--allow-host', host])], 'census'));
  await until('the middle of a census', ({ machines, censuses }) => machines.some(({ state }) => state === '已退出') && (censuses[0]?.fetched ?? 0) > 5);
  return {
    origin: await app.listen({ port: 0, host: '127.0.0.1' }), secret,
    async close() {
      const over = Promise.all(children.map(ended));
      for (const child of children) child.kill('SIGTERM');
      await over;
      await app.close();
      await desk.close();
      city.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
