/**
 * Pictures of every page of the workbench at two widths, from the running application after two lived weeks of the sample city, and what
 * axe finds on each. `npm run screens [-- NAME …]` writes docs/screens/*.webp and ends with 1 where axe finds a violation or a page is
 * wider than its window; a folder in ZHINAN_SCREENS_PNG gets the same pictures as PNG.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { findBrowser } from '../src/crawl/index.js';
import { packageFolder } from '../src/run/versions.js';
import { liveWeeks } from './screens/lived-weeks.js';
import { placesOf, type Place } from './screens/places.js';

const WIDTHS = [1366, 390] as const;
/** Pixels of a picture's height that a reader of the manual still looks at; axe sees the whole page. */
const TALLEST = 2_400;
const wanted = process.argv.slice(2);
const out = path.join(packageFolder(), 'docs', 'screens');
const png = process.env['ZHINAN_SCREENS_PNG'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const folder of [out, ...(png ? [png] : [])]) mkdirSync(folder, { recursive: true });
const city = await liveWeeks();
const origin = await city.app.listen({ port: 0, host: '127.0.0.1' });
const browser = await puppeteer.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox', '--disable-gpu'] });
let wrong = 0;
try {
  for (const place of (await placesOf(city)).filter(({ name }) => wanted.length === 0 || wanted.includes(name))) wrong += await picture(browser, place);
} finally {
  await browser.close();
  await city.close();
}
process.exit(wrong > 0 ? 1 : 0);

async function picture(from: Browser, place: Place): Promise<number> {
  let found = 0;
  for (const width of WIDTHS) {
    const context = await from.createBrowserContext();
    const page = await context.newPage();
    try {
      const secret = place.as && city.secrets.get(place.as);
      if (secret) await context.setCookie({ name: 'zhinan', value: secret, domain: '127.0.0.1', path: '/', httpOnly: true, sameSite: 'Strict' });
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      await page.setViewport({ width, height: width > 600 ? 768 : 844 });
      await place.before?.(page);
      await page.goto(origin + place.path, { waitUntil: place.before ? 'domcontentloaded' : 'networkidle2', timeout: 60_000 });
      await place.then?.(page).catch((error: unknown) => { console.log(`${place.name} ${width}: ${error instanceof Error ? error.message : String(error)}`); found += 1; });
      await new Promise((next) => setTimeout(next, 500));
      const { tall, wide } = await page.evaluate(() => ({ tall: document.querySelector('.ant-drawer-open') ? 0 : document.documentElement.scrollHeight, wide: document.documentElement.scrollWidth }));
      if (wide > width) {
        console.log(`${place.name} ${width}: ${wide - width} px wider than the window`);
        found += 1;
      }
      const clip = { x: 0, y: 0, width, height: Math.min(TALLEST, Math.max(tall, width > 600 ? 768 : 844)) };
      const name = `${place.name}-${width}`;
      await page.screenshot({ path: path.join(out, `${name}.webp`) as `${string}.webp`, type: 'webp', quality: 50, clip, captureBeyondViewport: true });
      if (png) await page.screenshot({ path: path.join(png, `${name}.png`) as `${string}.png`, clip, captureBeyondViewport: true });
      found += await axeOf(page, name);
    } finally {
      await context.close();
    }
  }
  return found;
}

/** What axe finds, said by rule with the first node. */
async function axeOf(page: Page, name: string): Promise<number> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } };
    return (await checker.run()).violations.map(({ id, impact, nodes }) => ({ id, impact, count: nodes.length, first: nodes[0]?.html.slice(0, 140) ?? '' }));
  });
  for (const { id, impact, count, first } of violations) console.log(`${name}: ${id} (${impact}) × ${count}: ${first}`);
  if (violations.length === 0) console.log(`${name}: ok`);
  return violations.length;
}
