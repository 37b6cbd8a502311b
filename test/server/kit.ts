import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDesk, type Desk } from '../../src/run/desk.js';
import { keepUnit } from '../../src/run/desk/units.js';
import { buildServer, type App } from '../../src/server/app.js';
import type { Door } from '../../src/server/door.js';
import type { Role } from '../../src/server/can.js';

export interface Bench {
  app: App;
  desk: Desk;
  /** Signs a user of a role in (a department's belongs to `unit-a`); the headers that its requests carry. */
  as(role: Role): Promise<Record<string, string>>;
  close(): Promise<void>;
}

const PASSWORD = 'a-long-password-1';

/** A workbench over an empty store, with two units, without a network: requests are injected. With `pages` it serves a built folder, and its runs draw pictures. */
export async function openBench(door: Door = {}, clock: () => number = () => Date.parse('2026-11-20T09:00:00+08:00'), pages: { web?: string; pictures?: boolean } = {}): Promise<Bench> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-server-'));
  const desk = await openDesk({ kind: 'sqlite', folder }, clock, { browser: pages.pictures ?? false, confirmAfter: 0 });
  for (const unit of ['unit-a', 'unit-b']) await keepUnit(desk, { id: unit, name: `单位${unit.slice(-1)}` }, '2018-01-01', 'test');
  const app = await buildServer(desk, { ...door, ...(pages.web ? { web: pages.web } : {}), rate: 1_000_000 });
  await app.ready();
  const known = new Map<Role, Record<string, string>>();
  return {
    app, desk,
    async as(role) {
      const before = known.get(role);
      if (before) return before;
      const { id, password } = await desk.accounts.add({ account: role, name: `某${role}`, role, ...(role === 'department' ? { unit: 'unit-a' } : {}) }, 'test');
      await desk.accounts.changePassword(id, password, PASSWORD);
      const { secret } = await desk.accounts.signIn(role, PASSWORD);
      const headers = { cookie: `zhinan=${secret}`, 'x-zhinan': '1' };
      known.set(role, headers);
      return headers;
    },
    async close() {
      await app.close();
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
