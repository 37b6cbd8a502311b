import type { Browser, HTTPRequest, Page } from 'puppeteer';
import { launchArguments } from './browser.js';
import { findBrowser } from './chromium.js';
import { markScript, SETTLE, UNMARK, type Marked, type Spot } from './draw-scripts.js';

/** A page as it was kept. */
export interface KeptPage {
  /** Address that the page's parts stand on. */
  url: string;
  /** Decoded text of the kept bytes. */
  html: string;
  /** A kept part of the page by its address; undefined where none is kept. */
  part: (url: string) => Promise<{ bytes: Uint8Array; mediaType: string } | undefined>;
}

export interface Crop {
  /** PNG; absent where the places do not stand on the page. */
  png?: Uint8Array;
  /** What the page folds or covers was laid open. */
  opened: boolean;
}

export interface Drawing {
  /** The whole page as PNG, down to a limit. */
  whole?: Uint8Array;
  /** In the order of the wishes. */
  crops: Crop[];
}

export interface PageDrawer {
  /** Draws a kept page: on wish the whole of it, then a crop for each list of places. @throws where the page cannot be drawn. */
  draw(page: KeptPage, wishes: readonly (readonly Spot[])[], whole: boolean): Promise<Drawing>;
  close(): Promise<void>;
}

/** The window is always the same, so that the same page gives the same picture. */
const WIDTH = 1120;
const HEIGHT = 2400;
const TALLEST = 8_000;
const LONGEST = 10_000;
/** A crop shows this much round the box (labels stand before their values) and is at least, at most so large. CSS pixels. */
const ROUND = { left: 260, right: 120, y: 56 };
const LEAST = { width: 560, height: 150 };
const MOST = { width: 1000, height: 600 };

/** Starts a browser without network for drawing kept pages, or says in Chinese why there is none. */
export async function openDrawer(executablePath?: string): Promise<PageDrawer | string> {
  const path = findBrowser(executablePath);
  if (path === undefined) return '没有找到浏览器';
  let browser: Browser;
  try {
    const { default: puppeteer } = await import('puppeteer');
    browser = await puppeteer.launch({ executablePath: path, headless: true, args: launchArguments(true), handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false, protocolTimeout: 60_000 });
  } catch (error) {
    return `浏览器未能启动：${(error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? ''}`;
  }
  const idle: DrawingTab[] = [];
  return {
    async draw(page, wishes, whole) {
      const tab = idle.pop() ?? await DrawingTab.open(browser);
      try {
        const drawing = await tab.draw(page, wishes, whole);
        idle.push(tab);
        return drawing;
      } catch (error) {
        // A tab that failed is not trusted again.
        await tab.close();
        throw error;
      }
    },
    close: () => browser.close().catch(() => undefined),
  };
}

/** A tab that knows nothing but the page that is being drawn. */
class DrawingTab {
  private current: KeptPage | undefined;
  private served = false;

  private constructor(private readonly page: Page) {}

  static async open(browser: Browser): Promise<DrawingTab> {
    const page = await (await browser.createBrowserContext()).newPage();
    await page.setViewport({ width: WIDTH, height: HEIGHT });
    const tab = new DrawingTab(page);
    await page.setRequestInterception(true);
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    page.on('request', (request) => void tab.answer(request).catch(() => request.abort('failed').catch(() => undefined)));
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    return tab;
  }

  async draw(kept: KeptPage, wishes: readonly (readonly Spot[])[], wantsWhole: boolean): Promise<Drawing> {
    this.current = kept;
    this.served = false;
    const { page } = this;
    await page.goto(kept.url, { waitUntil: 'load', timeout: LONGEST }).catch(async (error: unknown) => {
      // A part that never comes keeps a page from being done, not from being drawn.
      if (!this.served) throw error;
    });
    const height = Math.min(TALLEST, Math.max(400, Number(await page.evaluate(SETTLE))));
    const whole = wantsWhole ? await this.shoot({ x: 0, y: 0, width: WIDTH, height }, true) : undefined;
    const crops: Crop[] = [];
    for (const spots of wishes) {
      const marked = (await page.evaluate(markScript(spots))) as Marked | null;
      crops.push(marked ? { png: await this.shoot(around(marked.box)), opened: marked.opened } : { opened: false });
      await page.evaluate(UNMARK);
    }
    return { ...(whole ? { whole } : {}), crops };
  }

  async close(): Promise<void> {
    await this.page.close().catch(() => undefined);
  }

  /** `quick`: larger files in less time. */
  private shoot(clip: Marked['box'], quick = false): Promise<Uint8Array> {
    return this.page.screenshot({ type: 'png', clip, captureBeyondViewport: clip.y + clip.height > HEIGHT, optimizeForSpeed: quick });
  }

  /** The page and its parts come from what was kept; nothing else is answered, and no script runs. */
  private async answer(request: HTTPRequest): Promise<void> {
    const kept = this.current;
    const address = request.url();
    if (address.startsWith('data:') || address === 'about:blank' || address === 'about:srcdoc') return request.continue();
    if (!kept) return request.abort('blockedbyclient');
    if (request.isNavigationRequest()) {
      // “No content” leaves page and frame as they stand; a refusal would put an error page in their place.
      if (this.served || request.frame()?.parentFrame() !== null || !sameAddress(address, kept.url)) return request.respond({ status: 204 });
      this.served = true;
      return request.respond({ status: 200, headers: { 'content-security-policy': "script-src 'none'; object-src 'none'" }, contentType: 'text/html; charset=utf-8', body: kept.html });
    }
    const part = ['stylesheet', 'image'].includes(request.resourceType()) ? await kept.part(address) : undefined;
    if (!part) return request.abort('blockedbyclient');
    return request.respond({ status: 200, headers: { 'access-control-allow-origin': '*' }, contentType: part.mediaType, body: Buffer.from(part.bytes) });
  }
}

/** The box with its surroundings, within the page. */
function around(box: Marked['box']): Marked['box'] {
  const width = Math.min(MOST.width, Math.max(LEAST.width, box.width + ROUND.left + ROUND.right));
  const height = Math.min(MOST.height, Math.max(LEAST.height, box.height + 2 * ROUND.y));
  const x = Math.max(0, Math.min(box.x - ROUND.left, WIDTH - width));
  return { x: Math.round(x), y: Math.round(Math.max(0, box.y - ROUND.y)), width: Math.round(width), height: Math.round(height) };
}

/** Fragments are not asked for. */
function sameAddress(a: string, b: string): boolean {
  const bare = (url: string): string => new URL(url).href.split('#', 1)[0] ?? '';
  return bare(a) === bare(b);
}
