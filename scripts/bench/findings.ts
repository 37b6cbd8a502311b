// Findings as a store gets them, and two ways to write them; for the benches of the store.
import { sql } from 'kysely';
import type { Finding } from '../../src/model/finding.js';
import { recordSightings, type Sighting, type Store } from '../../src/store/index.js';

export const RUN = 2_000;
const STATEMENT = 500;
const UNITS = 40;
const RULES = 90;

export const at = (minute: number): string => `2026-03-${String(1 + Math.floor(minute / 1440)).padStart(2, '0')}T${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00+08:00`;

export function sighting(n: number): Sighting {
  const finding: Finding = {
    fingerprint: `f${(n * 2_654_435_761 % 4_294_967_296).toString(16)}-${n}`, number: `A${n % RULES}`, item: `33010900${n % 1_200}`, itemId: `i${n % 1_200}`, itemName: `第${n % 1_200}号事项的设立登记`, department: `第${n % UNITS}局`, element: 'promisedTimeLimit',
    rule: `rule-${n % RULES}`, relations: ['offline-handbook'], verdict: 'fail', severity: n % 3 === 0 ? '严重' : '一般', messageId: 'longer', data: { here: '5个工作日', standard: '3个工作日' },
    message: `线下的承诺办结时限为“${n % 30}个工作日”，长于手册的“3个工作日”`, maintainer: `第${n % UNITS}局`, lifecycle: 'stable', points: 100,
    sides: { offline: { raw: `${n % 30}个工作日`, at: { snapshot: 'a'.repeat(64), kind: 'text', line: 3, column: 6, endLine: 3, endColumn: 11 }, capture: 'filed' } },
  };
  return { finding, unit: `u${n % UNITS}`, outcome: 'new', valueHash: 'v', state: n % 5 === 0 ? 'confirmed' : 'found', kind: 'random' };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Milliseconds for so many findings as plain INSERTs of two columns, some rows a statement, in transactions of the size of a run. */
export async function bareInserts(store: Store, findings: number): Promise<number> {
  await sql`create table bare (id varchar(80) primary key, content text not null)`.execute(store.db);
  const rows = Array.from({ length: findings }, (_, n) => sighting(n).finding).map((finding) => sql`(${finding.fingerprint}, ${JSON.stringify(finding)})`);
  const taken = await timed(async () => {
    for (let run = 0; run < findings; run += RUN) {
      await store.write(async () => {
        for (let n = run; n < Math.min(run + RUN, findings); n += STATEMENT) await sql`insert into bare (id, content) values ${sql.join(rows.slice(n, n + STATEMENT))}`.execute(store.db);
      });
    }
  });
  await sql`drop table bare`.execute(store.db);
  return taken;
}

/** Milliseconds for so many findings as a run records them. */
export function writeFindings(store: Store, findings: number): Promise<number> {
  return timed(async () => {
    for (let n = 0; n < findings; n += RUN) await recordSightings(store, { run: `r${n}`, week: `2026-W${10 + Math.floor((n / findings) * 13)}`, at: at(n / RUN), by: '系统' }, Array.from({ length: Math.min(RUN, findings - n) }, (_, k) => sighting(n + k)));
  });
}
