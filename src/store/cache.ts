import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { packText, unpackText, type PackedText } from './packed-text.js';

/**
 * What was computed before, by a key that names all it was computed from. Nothing in it is a record: it may be deleted at any time,
 * and what is missing or damaged is computed anew.
 */
export interface Cache {
  /**
   * The text kept under a key; undefined where there is none or it is not whole. With `within`, also where it was put more than so many
   * openings ago, and then it does not count as used.
   */
  get(key: string, within?: number): string | undefined;
  put(key: string, text: string): void;
  /** The same, as they lie there: for who hands them on and does not look at them. */
  getPacked(key: string): PackedText | undefined;
  putPacked(key: string, packed: PackedText): void;
  /** Is there something under a key, whole or not? It counts as used. */
  has(key: string): boolean;
  /** Forgets what turned out not to be whole. */
  forget(key: string): void;
  /** Writes what is waiting and forgets what the last runs did not use. */
  close(): void;
}

/** The name of the file of a data folder. */
const FILE = 'cache.sqlite';
/** Written together: one transaction, and no lock held in between. */
const BATCH = 512;
/** What so many openings in a row did not use is forgotten; that a text is used is noted when it was not for so many. */
const UNUSED = 60;
const NOTED = 15;
const LARGEST_FILE = 8 * 1024 ** 3;
const BUSY_MS = 5_000;
const SUM_BYTES = 16;

const sumOf = (content: Uint8Array | string): Buffer => createHash('sha256').update(content).digest().subarray(0, SUM_BYTES);

interface Row {
  sum: Uint8Array;
  content: PackedText;
  used: number;
}

/** What is not written yet. */
type Waiting = { text: string } | { packed: PackedText };

const packedOf = (one: Waiting): PackedText => ('text' in one ? packText(one.text) : one.packed);

/** The SQLite file of a cache; where it cannot be opened or is damaged, it is made anew. @throws errors of the file system where nothing can be written */
function openFile(file: string): Database.Database {
  mkdirSync(dirname(file), { recursive: true });
  const open = (): Database.Database => {
    const database = new Database(file);
    database.pragma(`busy_timeout = ${BUSY_MS}`);
    database.pragma('journal_mode = WAL');
    // What a machine that loses power forgets is computed again.
    database.pragma('synchronous = OFF');
    database.exec('CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, sum BLOB NOT NULL, content BLOB NOT NULL, used INTEGER NOT NULL); CREATE TABLE IF NOT EXISTS openings (number INTEGER PRIMARY KEY)');
    return database;
  };
  try {
    return open();
  } catch {
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
    return open();
  }
}

/** Opens the cache of a data folder; several processes may use it at once. @throws errors of the file system where nothing can be written */
export function openCache(folder: string, largest: number = LARGEST_FILE): Cache {
  const database = openFile(join(folder, FILE));
  database.exec('INSERT INTO openings (number) SELECT coalesce(max(number), 0) + 1 FROM openings');
  const { number } = database.prepare('SELECT max(number) AS number FROM openings').get() as { number: number };
  const find = database.prepare('SELECT sum, content, used FROM kept WHERE key = ?');
  const findUsed = database.prepare('SELECT used FROM kept WHERE key = ?');
  const remove = database.prepare('DELETE FROM kept WHERE key = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO kept (key, sum, content, used) VALUES (?, ?, ?, ?)');
  const touch = database.prepare('UPDATE kept SET used = ? WHERE key = ?');
  const waiting = new Map<string, Waiting>();
  const touched = new Set<string>();

  /** A write that fails leaves less in the cache, and no run ends for it. */
  const attempt = (work: () => void): void => {
    try {
      database.exec('BEGIN IMMEDIATE');
      work();
      database.exec('COMMIT');
    } catch {
      if (database.inTransaction) database.exec('ROLLBACK');
    }
  };
  const flush = (): void => {
    if (waiting.size + touched.size === 0) return;
    attempt(() => {
      for (const [key, one] of waiting) {
        const content = packedOf(one);
        insert.run(key, sumOf(content), content, number);
      }
      for (const key of touched) touch.run(number, key);
    });
    waiting.clear();
    touched.clear();
  };
  /** A row, by one of the statements above; undefined where there is none or the file is damaged. */
  const row = <T>(statement: Database.Statement, key: string): T | undefined => {
    try {
      return statement.get(key) as T | undefined;
    } catch {
      return undefined;
    }
  };
  const note = (key: string, used: number): void => {
    if (number - used >= NOTED && touched.add(key).size >= BATCH) flush();
  };
  const whole = (key: string, within?: number): PackedText | undefined => {
    const found = row<Row>(find, key);
    if (!found || !sumOf(found.content).equals(found.sum)) return undefined;
    if (within !== undefined && number - found.used > within) return undefined;
    if (within === undefined) note(key, found.used);
    return found.content;
  };
  const wait = (key: string, one: Waiting): void => {
    waiting.set(key, one);
    if (waiting.size >= BATCH) flush();
  };

  return {
    get(key, within) {
      const fresh = waiting.get(key);
      if (fresh) return 'text' in fresh ? fresh.text : unpackText(fresh.packed);
      const found = whole(key, within);
      return found === undefined ? undefined : unpackText(found);
    },
    getPacked(key) {
      const fresh = waiting.get(key);
      return fresh ? packedOf(fresh) : whole(key);
    },
    put: (key, text) => wait(key, { text }),
    putPacked: (key, packed) => wait(key, { packed }),
    has(key) {
      if (waiting.has(key)) return true;
      const found = row<Pick<Row, 'used'>>(findUsed, key);
      if (found) note(key, found.used);
      return found !== undefined;
    },
    forget(key) {
      waiting.delete(key);
      touched.delete(key);
      attempt(() => remove.run(key));
    },
    close() {
      flush();
      attempt(() => {
        database.prepare('DELETE FROM kept WHERE used <= ?').run(number - UNUSED - NOTED + 1);
        database.prepare('DELETE FROM openings WHERE number < ?').run(number);
      });
      attempt(() => shrink(database, largest));
      database.close();
    },
  };
}

/** Forgets what was used longest ago until the contents take no more than they may. */
function shrink(database: Database.Database, largest: number): void {
  for (;;) {
    const { bytes, oldest } = database.prepare('SELECT coalesce(sum(length(content)), 0) AS bytes, min(used) AS oldest FROM kept').get() as { bytes: number; oldest: number | null };
    if (bytes <= largest || oldest === null) return;
    database.prepare('DELETE FROM kept WHERE used = ?').run(oldest);
  }
}
