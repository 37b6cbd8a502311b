import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { build } from 'vite';
import { findBrowser } from '../../src/crawl/index.js';
import { buildServer } from '../../src/server/app.js';
import type { Role } from '../../src/server/can.js';
import { openBench, type Bench } from '../server/kit.js';

export interface Walk {
  bench: Bench;
  browser: Browser;
  url: string;
  /** A page signed in as a role, at 1366 × 768. */
  page(role: Role): Promise<Page>;
  close(): Promise<void>;
}

/** The workbench with its pages, built anew, in a real server and a real browser. */
export async function openWalk(): Promise<Walk> {
  const web = mkdtempSync(path.join(tmpdir(), 'zhinan-web-'));
  await build({ logLevel: 'error', build: { outDir: web, emptyOutDir: true } });
  const bench = await openBench();
  const app = await buildServer(bench.desk, { web, rate: 1_000_000 });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('a browser is needed: npm run setup');
  const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  return {
    bench, browser, url,
    async page(role) {
      const { cookie } = await bench.as(role);
      const context = await browser.createBrowserContext();
      await context.setCookie({ name: 'zhinan', value: (cookie ?? '').replace('zhinan=', ''), domain: '127.0.0.1', httpOnly: true });
      const page = await context.newPage();
      await page.setViewport({ width: 1366, height: 768 });
      // Nothing slides: a click on a loaded machine would meet what is still moving.
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      page.setDefaultTimeout(60_000);
      return page;
    },
    async close() {
      await browser.close();
      await app.close();
      await bench.close();
      rmSync(web, { recursive: true, force: true });
    },
  };
}

/** Clicks the button, link or tab that shows these words (antd puts a blank between two characters). */
export async function press(page: Page, words: string): Promise<void> {
  await page.waitForFunction((text) => {
    const found = [...document.querySelectorAll<HTMLElement>('button, a, [role=tab], label')].find((one) => one.offsetParent !== null && one.textContent.replaceAll(/\s/g, '') === text);
    found?.click();
    return found !== undefined;
  }, {}, words.replaceAll(/\s/g, ''));
}

/** Waits until the page shows these words. */
export async function shows(page: Page, words: string): Promise<void> {
  await page.waitForFunction((text) => document.body.innerText.includes(text), {}, words);
}
