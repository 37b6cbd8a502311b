import { sql, type RawBuilder } from 'kysely';
import { digest } from '../canonical.js';
import type { KnownPage } from '../journal.js';
import { snapshotFiles } from '../byte-store.js';
import { written } from '../rows.js';
import type { Store } from '../store.js';
import { LostLease, type TakenJob } from './leases.js';
import { fleetSteps, type FleetStepKind } from './steps.js';

/** A page on its way to where all machines find it. */
export interface PageToKeep<T> {
  census: string;
  kind: Extract<FleetStepKind, 'page' | 'again'>;
  url: string;
  /** Its step. */
  content: T;
  /** Bytes as they came, and as they were drawn. */
  bytes: readonly Uint8Array[];
  extension: string;
  at: string;
  /** By what its site can be asked next time. */
  known?: KnownPage;
}

/**
 * Keeps a page's bytes and its step, and proves in the same breath that the job is still this worker's: one statement and one way to the
 * database, because a census does this for every page. What another one noted before stands, and comes back. For PostgreSQL alone.
 * @throws LostLease
 */
export async function keepFleetPage<T>(store: Store, job: Pick<TakenJob, 'id' | 'token'>, { census, kind, url, content, bytes, extension, at, known }: PageToKeep<T>): Promise<T> {
  const files = snapshotFiles(store.location);
  const kept = new Map(bytes.map((one) => [digest(one), one]));
  if (files) for (const [sha256, one] of kept) await files.put(one, { sha256, extension });
  const held = sql`exists (select 1 from held)`;
  const parts: RawBuilder<unknown>[] = [sql`held as (select 1 from "jobLeases" where "job" = ${job.id} and "token" = ${job.token} for update)`];
  let number = 0;
  for (const [sha256, one] of kept) {
    number += 1;
    if (!files) parts.push(sql`${sql.id(`bytes${number}`)} as (insert into "bytes" ("sha256", "bytes") select ${sha256}, ${Buffer.from(one)}::bytea where ${held} on conflict ("sha256") do nothing)`);
    parts.push(sql`${sql.id(`snapshot${number}`)} as (insert into "snapshots" ("sha256", "size", "extension", "keptAt") select ${sha256}, ${one.length}::integer, ${extension}, ${at} where ${held} on conflict ("sha256") do nothing)`);
  }
  if (known) {
    parts.push(sql`known as (insert into "pages" ("url", "folder", "sha256", "status", "headers", "etag", "lastModified")
      select ${url}, ${known.folder}, ${known.sha256}, ${known.status}::integer, ${JSON.stringify(known.headers)}, ${known.etag ?? null}, ${known.lastModified ?? null} where ${held}
      on conflict ("url") do update set "folder" = excluded."folder", "sha256" = excluded."sha256", "status" = excluded."status", "headers" = excluded."headers", "etag" = excluded."etag", "lastModified" = excluded."lastModified")`);
  }
  parts.push(sql`step as (insert into "fleetSteps" ("census", "kind", "key", "content") select ${census}, ${kind}, ${url}, ${written(content)} where ${held} on conflict ("census", "kind", "key") do nothing returning 1)`);
  const { rows: [told] } = await sql<{ held: number; noted: number }>`with ${sql.join(parts)} select (select count(*) from held) as held, (select count(*) from step) as noted`.execute(store.db);
  if (!told || Number(told.held) === 0) throw new LostLease();
  return Number(told.noted) > 0 ? content : ((await fleetSteps<T>(store, census, kind, [url])).get(url) ?? content);
}
