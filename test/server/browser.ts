import { mkdirSync } from 'node:fs';
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { build } from 'vite';
import { barriers } from '../browser/barriers.js';
import type { Bench } from './kit.js';
import type { Role } from '../../src/server/can.js';

/** Pages are loaded by a machine that does other work: no wait is short. */
const PATIENCE = 60_000;
/** Where pictures of pages are put, when somebody wants to look at them. */
const PICTURES = process.env['ZHINAN_TEST_PICTURES'];

export interface Visitor {
  page: Page;
  /** Opens an address and waits until its title is there. */
  open(address: string, title: string): Promise<void>;
  /** Waits until the page says so. */
  says(text: string): Promise<void>;
  /** Presses the button or link of this name. */
  press(name: string): Promise<void>;
  /** What axe finds wrong (WCAG 2.1 A and AA), by rule and place. */
  barriers(): Promise<string[]>;
  picture(name: string): Promise<void>;
}

/** Builds the pages once into a folder of the test's own. */
export async function buildPages(folder: string): Promise<void> {
  await build({ configFile: path.resolve(import.meta.dirname, '../../vite.config.ts'), logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
}

export const openBrowser = (): Promise<Browser> => puppeteer.launch({ executablePath: process.env['PUPPETEER_EXECUTABLE_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox'], protocolTimeout: 180_000 });

/** A person of a role before the workbench, signed in. */
export async function visit(browser: Browser, bench: Bench, origin: string, role: Role, size = { width: 1366, height: 768 }): Promise<Visitor> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(size);
  page.setDefaultTimeout(PATIENCE);
  const [name, value] = ((await bench.as(role))['cookie'] ?? '').split('=');
  await context.setCookie({ name: name ?? '', value: value ?? '', domain: new URL(origin).hostname, path: '/', httpOnly: true });
  return {
    page,
    async open(address, title) {
      await page.goto(`${origin}${address}`);
      await page.waitForFunction((wanted) => document.querySelector('h1')?.textContent.includes(wanted) === true, {}, title);
      await page.waitForFunction(() => document.querySelector('.ant-spin-spinning') === null);
    },
    async says(text) {
      await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
    },
    async press(wanted) {
      const handle = await page.waitForSelector(`::-p-aria(${wanted})`);
      await handle?.click();
    },
    barriers: () => barriers(page),
    async picture(file) {
      if (PICTURES === undefined) return;
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: path.join(PICTURES, `${file}.png`) as `${string}.png`, fullPage: true });
    },
  };
}
