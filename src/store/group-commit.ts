import { setTimeout as wait } from 'node:timers/promises';
import type { Insertable, Kysely } from 'kysely';
import type { Tables } from './tables/index.js';

type StepRow = Insertable<Tables['steps']>;
type PageRow = Omit<Insertable<Tables['pages']>, 'url'>;

/** A group is written when so many steps wait, or when the first of them has waited so long, milliseconds. */
const FULL = 96;
const PATIENCE = 25;

/**
 * Writes that come at about the same time go to the disk together: the wait for the disk is as long for many as for one.
 * A write is done when the promise of its group resolves.
 */
export class GroupCommit {
  private steps = new Map<string, StepRow>();
  private pages = new Map<string, PageRow | undefined>();
  private coming: Promise<void> | undefined;
  private hurry = new AbortController();
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly db: Kysely<Tables>) {}

  noteStep(row: StepRow): Promise<void> {
    this.steps.set(`${row.run} ${row.kind} ${row.key}`, row);
    return this.group();
  }

  /** Keeps the row of a page; without it, forgets the page. */
  keepPage(url: string, row: PageRow | undefined): Promise<void> {
    this.pages.set(url, row);
    return this.group();
  }

  /** Resolves when nothing is under way; never rejects. */
  async idle(): Promise<void> {
    while (this.coming !== undefined) await this.coming.catch(() => undefined);
    await this.last;
  }

  private group(): Promise<void> {
    this.coming ??= this.gather();
    if (this.steps.size >= FULL) this.hurry.abort();
    return this.coming;
  }

  private async gather(): Promise<void> {
    await Promise.all([wait(PATIENCE, undefined, { signal: this.hurry.signal }).catch(() => undefined), this.last]);
    const [steps, pages] = [this.steps, this.pages];
    this.steps = new Map();
    this.pages = new Map();
    this.hurry = new AbortController();
    this.coming = undefined;
    const written = this.write([...steps.values()], pages);
    this.last = written.catch(() => undefined);
    await written;
  }

  private async write(steps: StepRow[], pages: Map<string, PageRow | undefined>): Promise<void> {
    const known = [...pages].flatMap(([url, row]) => (row ? [{ url, ...row }] : []));
    const forgotten = [...pages].flatMap(([url, row]) => (row ? [] : [url]));
    // One statement a table, each a transaction of its own: one that is held open while this process writes by another connection
    // stops both. The steps come last, because a step is complete once it is there.
    if (known.length > 0) {
      await this.db.insertInto('pages').values(known).onConflict((conflict) => conflict.column('url').doUpdateSet(({ ref }) => ({
        folder: ref('excluded.folder'), sha256: ref('excluded.sha256'), status: ref('excluded.status'), headers: ref('excluded.headers'), etag: ref('excluded.etag'), lastModified: ref('excluded.lastModified'),
      }))).execute();
    }
    if (forgotten.length > 0) await this.db.deleteFrom('pages').where('url', 'in', forgotten).execute();
    if (steps.length > 0) {
      await this.db.insertInto('steps').values(steps).onConflict((conflict) => conflict.columns(['run', 'kind', 'key']).doUpdateSet(({ ref }) => ({ content: ref('excluded.content') }))).execute();
    }
  }
}
