import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

const BASE = '/usr/lib/postgresql';
const WAIT = 100;
const TRIES = 600;

export interface PostgresServer {
  /** Address of an empty database, a new one at each call. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/** Folder of the server's programs, newest version first; undefined where PostgreSQL is not installed. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(BASE)) return undefined;
  const versions = readdirSync(BASE).filter((name) => existsSync(path.join(BASE, name, 'bin/initdb')));
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : path.join(BASE, newest, 'bin');
}

/**
 * Starts a server of its own in a temporary folder, reached through a socket in that folder; as the user postgres where this process is
 * root, which the server refuses to run as. `durable` waits for the disk as a real server does. Undefined where PostgreSQL is not installed.
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer | undefined> {
  const programs = postgresPrograms();
  if (programs === undefined) {
    process.stderr.write('本机没有安装 PostgreSQL，相关测试跳过；在 Debian 上可用 npm run setup 安装。\n');
    return undefined;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'pg-'));
  const owner = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, 'data');
  execFileSync(path.join(programs, 'initdb'), ['-D', data, '-U', 'zhinan', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'], { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=200', 'log_min_messages=fatal', ...(durable ? [] : ['fsync=off'])];
  const server = spawn(path.join(programs, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], { ...owner, cwd: folder, stdio: 'ignore' });
  const over = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const address = (name: string): string => `postgresql://zhinan@${encodeURIComponent(folder)}/${name}`;
  await ready(address('postgres'), server);
  let made = 0;
  return {
    async database() {
      made += 1;
      const client = new pg.Client({ connectionString: address('postgres') });
      await client.connect();
      await client.query(`create database test_${made}`);
      await client.end();
      return address(`test_${made}`);
    },
    async stop() {
      server.kill('SIGINT');
      await over;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ready(address: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (server.exitCode !== null) throw new Error('PostgreSQL did not start');
    const client = new pg.Client({ connectionString: address });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((next) => setTimeout(next, WAIT));
    }
  }
  throw new Error('PostgreSQL did not answer');
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}
