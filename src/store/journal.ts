import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { openDatabase } from './database.js';
import type { StoreLocation } from './location.js';
import type { Tables } from './tables/index.js';

/** What is kept of a page for asking next time whether it has changed. */
export interface KnownPage {
  /** Folder of snapshots that holds the bytes. */
  folder: string;
  sha256: string;
  status: number;
  headers: Record<string, string | string[]>;
  etag?: string;
  lastModified?: string;
}

/** Kinds of steps of a run: pages and links, the same fetched a second time, hosts that were left alone. */
type StepKind = 'page' | 'link' | 'again' | 'link-again' | 'stopped';

/** A run as it stands in the journal. */
export interface RunJournal {
  id: string;
  /** ISO 8601 with +08:00; of a run that goes on, when it was begun. */
  startedAt: string;
  /** Steps that an earlier process had completed. */
  done: number;
  /** The contents of all completed steps of a kind, by key. Contents are what `note` was given; their shape is the caller's. */
  steps(kind: StepKind): Promise<Map<string, unknown>>;
  /** Notes a completed step; it is on the disk when this returns. A step noted twice keeps the later content. */
  note(kind: StepKind, key: string, content: unknown): Promise<void>;
  finish(at: string): Promise<void>;
}

export interface Journal {
  /**
   * The unfinished run of the same inputs, where it was begun after `notBefore`; else a new one. Runs of the same inputs that are
   * over give up their steps: a finished run is done anew.
   */
  begin(inputs: string, startedAt: string, notBefore: string): Promise<RunJournal>;
  page(url: string): Promise<KnownPage | undefined>;
  /** Keeps what is known of a page; without it, forgets the page. */
  keepPage(url: string, page: KnownPage | undefined): Promise<void>;
  close(): Promise<void>;
}

/** Opens the journal of a store. @throws NewerStore, UnreachableStore; errors of the file system as they are. */
export async function openJournal(location: StoreLocation): Promise<Journal> {
  const { db, close } = await openDatabase(location);
  return {
    begin: (inputs, startedAt, notBefore) => begin(db, inputs, startedAt, notBefore),
    async page(url) {
      const row = await db.selectFrom('pages').selectAll().where('url', '=', url).executeTakeFirst();
      if (!row) return undefined;
      const { folder, sha256, status, etag, lastModified } = row;
      return { folder, sha256, status, headers: JSON.parse(row.headers) as KnownPage['headers'], ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) };
    },
    async keepPage(url, page) {
      if (!page) {
        await db.deleteFrom('pages').where('url', '=', url).execute();
        return;
      }
      const row = { folder: page.folder, sha256: page.sha256, status: page.status, headers: JSON.stringify(page.headers), etag: page.etag ?? null, lastModified: page.lastModified ?? null };
      await db.insertInto('pages').values({ url, ...row }).onConflict((conflict) => conflict.column('url').doUpdateSet(row)).execute();
    },
    close,
  };
}

async function begin(db: Kysely<Tables>, inputs: string, startedAt: string, notBefore: string): Promise<RunJournal> {
  const open = await db.selectFrom('runs').selectAll().where('inputs', '=', inputs).where('finishedAt', 'is', null).where('startedAt', '>=', notBefore).orderBy('startedAt', 'desc').executeTakeFirst();
  if (open) {
    const { count } = await db.selectFrom('steps').select(({ fn }) => fn.countAll<number>().as('count')).where('run', '=', open.id).executeTakeFirstOrThrow();
    return runJournal(db, { id: open.id, startedAt: open.startedAt, done: Number(count) });
  }
  const id = randomUUID().replaceAll('-', '').slice(0, 12);
  await db.deleteFrom('steps').where('run', 'in', db.selectFrom('runs').select('id').where('inputs', '=', inputs)).execute();
  await db.insertInto('runs').values({ id, inputs, startedAt, finishedAt: null }).execute();
  return runJournal(db, { id, startedAt, done: 0 });
}

function runJournal(db: Kysely<Tables>, run: Pick<RunJournal, 'id' | 'startedAt' | 'done'>): RunJournal {
  let waiting: { run: string; kind: string; key: string; content: string }[] = [];
  let writing: Promise<void> | undefined;
  /** Steps that are noted at the same time go to the disk together: each wait for the disk is as long for many as for one. */
  const write = async (): Promise<void> => {
    await new Promise((next) => setImmediate(next));
    const rows = [...new Map(waiting.map((row) => [`${row.kind} ${row.key}`, row])).values()];
    waiting = [];
    writing = undefined;
    await db.insertInto('steps').values(rows).onConflict((conflict) => conflict.columns(['run', 'kind', 'key']).doUpdateSet(({ ref }) => ({ content: ref('excluded.content') }))).execute();
  };
  return {
    ...run,
    async steps(kind) {
      const rows = await db.selectFrom('steps').select(['key', 'content']).where('run', '=', run.id).where('kind', '=', kind).execute();
      return new Map(rows.map(({ key, content }) => [key, JSON.parse(content) as unknown]));
    },
    note(kind, key, content) {
      waiting.push({ run: run.id, kind, key, content: JSON.stringify(content) });
      return (writing ??= write());
    },
    async finish(at) {
      await db.updateTable('runs').set({ finishedAt: at }).where('id', '=', run.id).execute();
    },
  };
}
