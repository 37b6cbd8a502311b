import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { openDatabase } from './database.js';
import { GroupCommit } from './group-commit.js';
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
  /** Notes a completed step; it is on the disk when the promise resolves, and complete only then. A step noted twice keeps the later content. */
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
  /** Keeps what is known of a page; without it, forgets the page. On the disk when the promise resolves. */
  keepPage(url: string, page: KnownPage | undefined): Promise<void>;
  close(): Promise<void>;
}

/** Opens the journal of a store. @throws NewerStore, UnreachableStore; errors of the file system as they are. */
export async function openJournal(location: StoreLocation): Promise<Journal> {
  const { db, close } = await openDatabase(location);
  const group = new GroupCommit(db);
  let urls: Promise<Set<string>> | undefined;
  /** Of which pages anything is known: most runs ask for pages that are not among them, and a look at the database each costs more than to fetch one. */
  const known = (): Promise<Set<string>> => (urls ??= db.selectFrom('pages').select('url').execute().then((rows) => new Set(rows.map(({ url }) => url))));
  return {
    begin: (inputs, startedAt, notBefore) => begin(db, group, inputs, startedAt, notBefore),
    async page(url) {
      if (!(await known()).has(url)) return undefined;
      const row = await db.selectFrom('pages').selectAll().where('url', '=', url).executeTakeFirst();
      if (!row) return undefined;
      const { folder, sha256, status, etag, lastModified } = row;
      return { folder, sha256, status, headers: JSON.parse(row.headers) as KnownPage['headers'], ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) };
    },
    async keepPage(url, page) {
      const all = await known();
      if (!page && !all.has(url)) return;
      if (page) all.add(url);
      await group.keepPage(url, page && { folder: page.folder, sha256: page.sha256, status: page.status, headers: JSON.stringify(page.headers), etag: page.etag ?? null, lastModified: page.lastModified ?? null });
    },
    async close() {
      await group.idle();
      await close();
    },
  };
}

async function begin(db: Kysely<Tables>, group: GroupCommit, inputs: string, startedAt: string, notBefore: string): Promise<RunJournal> {
  const open = await db.selectFrom('runs').selectAll().where('inputs', '=', inputs).where('finishedAt', 'is', null).where('startedAt', '>=', notBefore).orderBy('startedAt', 'desc').executeTakeFirst();
  if (open) {
    const { count } = await db.selectFrom('steps').select(({ fn }) => fn.countAll<number>().as('count')).where('run', '=', open.id).executeTakeFirstOrThrow();
    return runJournal(db, group, { id: open.id, startedAt: open.startedAt, done: Number(count) });
  }
  const id = randomUUID().replaceAll('-', '').slice(0, 12);
  await db.deleteFrom('steps').where('run', 'in', db.selectFrom('runs').select('id').where('inputs', '=', inputs)).execute();
  await db.insertInto('runs').values({ id, inputs, startedAt, finishedAt: null }).execute();
  return runJournal(db, group, { id, startedAt, done: 0 });
}

function runJournal(db: Kysely<Tables>, group: GroupCommit, run: Pick<RunJournal, 'id' | 'startedAt' | 'done'>): RunJournal {
  return {
    ...run,
    async steps(kind) {
      const rows = await db.selectFrom('steps').select(['key', 'content']).where('run', '=', run.id).where('kind', '=', kind).execute();
      return new Map(rows.map(({ key, content }) => [key, JSON.parse(content) as unknown]));
    },
    note: (kind, key, content) => group.noteStep({ run: run.id, kind, key, content: JSON.stringify(content) }),
    async finish(at) {
      await db.updateTable('runs').set({ finishedAt: at }).where('id', '=', run.id).execute();
    },
  };
}
