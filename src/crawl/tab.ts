import { hash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer';
import { COUNT_CHANGES, lookScript, type Look } from './in-page.js';
import type { Session } from './session.js';
import { TabRequests, type DrawJob, type PartCache } from './tab-requests.js';

/** How a page looked when the waiting ended. */
export interface TabState {
  html: string;
  holds: boolean;
  href: string;
  requests: TabRequests;
}

/** A look waits so long for a change, milliseconds. */
const PATIENCE = 40;
/** Milliseconds until a page that could not be looked at is looked at again. */
const LOOK = 10;
/** A page whose data is under way is looked at anyway after so long. */
const UNDER_WAY = 120;
/** A page that shows guide data is taken when nothing has changed for so long and no data is under way. */
const SETTLED = 40;
/** The same page when it never comes to rest (clocks, carousels). */
const RESTLESS = 1_500;
/** A page without guide data at which nothing happens any more. */
const DEAD = 2_000;
/** The same where something is known that must still come. */
const AWAITED = 5_000;
/** No page takes longer, however long it waits for turns. */
const LONGEST = 120_000;

/** What a page can leave with its browser; its cookies are cleared besides. */
const STORED = 'local_storage,session_storage,indexeddb,service_workers,cache_storage,file_systems,shared_storage,storage_buckets';

/** A page whose scripts never let go. */
export class UnresponsivePage extends Error {}

/** One tab of the browser; draws one page at a time. */
export class Tab {
  private current: TabRequests | undefined;

  private constructor(private readonly page: Page, private readonly cdp: CDPSession, private readonly session: Session, private readonly cache: PartCache) {}

  static async open(page: Page, session: Session, cache: PartCache): Promise<Tab> {
    const cdp = await page.createCDPSession();
    const tab = new Tab(page, cdp, session, cache);
    await page.setRequestInterception(true);
    await page.setBypassServiceWorker(true);
    await cdp.send('Browser.setDownloadBehavior', { behavior: 'deny' }).catch(() => undefined);
    await page.evaluateOnNewDocument(COUNT_CHANGES);
    page.on('request', (request) => {
      if (tab.current) void tab.current.handle(request);
      else void request.abort('aborted').catch(() => undefined);
    });
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    page.on('popup', (popup) => void popup?.close().catch(() => undefined));
    return tab;
  }

  /** Loads a page and waits until it holds guide data, nothing happens any more, or time is over. */
  async draw(job: DrawJob, timeout: number): Promise<TabState> {
    const requests = new TabRequests(this.session, this.cache, job, this.cdp);
    this.current = requests;
    try {
      const loading = this.page.goto(job.url.href, { waitUntil: 'domcontentloaded', timeout: LONGEST }).then(() => undefined, () => undefined);
      return await this.watch(requests, timeout, loading, job);
    } finally {
      this.current = undefined;
      await this.clear([job.url.href, ...requests.seen.map((each) => each.url)]);
    }
  }

  private async watch(requests: TabRequests, timeout: number, loading: Promise<void>, job: DrawJob): Promise<TabState> {
    const ready = this.session.settings.ready?.(job.url.href);
    const begun = performance.now();
    let counted = 0;
    let last = begun;
    let changedAt = begun;
    let heldAt: number | undefined;
    let stamp = '';
    const state: TabState = { html: '', holds: false, href: job.url.href, requests };
    let loaded = false;
    void loading.then(() => { loaded = true; });
    await Promise.race([loading, wait(200)]);
    while (true) {
      // What a page shows while its data is under way is not worth reading.
      await requests.rest(Math.min(UNDER_WAY, timeout));
      const rest = heldAt === undefined || requests.pending > 0 ? PATIENCE : Math.max(1, Math.ceil(SETTLED - (performance.now() - Math.max(changedAt, requests.restedAt))));
      const seen = loaded || requests.seen.length > 0 ? await this.look(stamp, timeout, ready, Math.min(rest, PATIENCE)) : undefined;
      const now = performance.now();
      if (requests.waiting === 0) counted += now - last;
      last = now;
      if (seen && seen.href !== 'about:blank') {
        state.href = seen.href;
        if (seen.html !== undefined) {
          stamp = seen.stamp;
          changedAt = now - seen.quiet;
          state.html = seen.html;
          const { html } = seen;
          const bytes = Buffer.from(html);
          state.holds = await this.session.settings.holdsGuide({ url: job.url.href, bytes, sha256: hash('sha256', bytes), charset: 'utf-8', html: () => html });
          heldAt = state.holds && seen.ready ? heldAt ?? now : undefined;
        }
      }
      const quiet = requests.pending === 0 ? now - Math.max(changedAt, requests.restedAt) : 0;
      if (state.html === '' && counted >= timeout) throw new UnresponsivePage();
      if (heldAt !== undefined && (quiet >= SETTLED || now - heldAt >= RESTLESS)) return state;
      if (heldAt === undefined && loaded && quiet >= (ready === undefined ? DEAD : AWAITED)) return state;
      if (counted >= timeout || now - begun >= LONGEST || this.session.settings.signal?.aborted === true) return state;
      if (seen === undefined || seen.href === 'about:blank') await wait(LOOK);
    }
  }

  /** The page once it has changed since the last look, or as it stands when patience is over: its text only where it has changed. */
  private async look(stamp: string, timeout: number, ready: string | undefined, patience: number): Promise<Look | undefined> {
    const asked = this.page.evaluate(lookScript(stamp, ready, patience)).then((seen) => seen as Look, () => undefined);
    const late = new AbortController();
    const result = await Promise.race([asked, wait(timeout, 'late' as const, { signal: late.signal }).catch(() => 'late' as const)]);
    late.abort();
    if (result === 'late') throw new UnresponsivePage();
    return result;
  }

  /** Leaves nothing of one page to the next, of whatever origin it or its frames were. */
  private async clear(urls: readonly string[]): Promise<void> {
    await this.cdp.send('Page.stopLoading');
    const origins = new Set(urls.filter((url) => /^https?:/.test(url) && URL.canParse(url)).map((url) => new URL(url).origin));
    await Promise.all([
      ...[...origins].map((origin) => this.cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: STORED })),
      this.cdp.send('Network.clearBrowserCookies'),
    ]);
  }
}
