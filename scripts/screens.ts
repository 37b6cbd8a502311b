/**
 * Pictures of every page of the workbench at two widths, from the running application after two lived weeks of the sample city, and what
 * axe finds on each. `npm run screens [-- NAME …]` writes docs/screens/*.webp and ends with 1 where axe finds a violation, a page is
 * wider than its window or a table wider than its place; a folder in ZHINAN_SCREENS_PNG gets the same pictures as PNG.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import puppeteer, { type Browser } from 'puppeteer';
import { findBrowser } from '../src/crawl/index.js';
import { packageFolder } from '../src/run/versions.js';
import { barriers } from '../test/browser/barriers.js';
import { openFleet } from './screens/fleet.js';
import { liveWeeks } from './screens/lived-weeks.js';
import { placesOf, type Place } from './screens/places.js';

const WIDTHS = [1366, 390] as const;
/** Pixels of a picture's height that a reader of the manual still looks at; axe sees the whole page. */
const TALLEST = 2_400;
const wanted = process.argv.slice(2);
const out = path.join(packageFolder(), 'docs', 'screens');
const asked = ({ name }: Place): boolean => wanted.length === 0 || wanted.includes(name);
const png = process.env['ZHINAN_SCREENS_PNG'];

for (const folder of [out, ...(png ? [png] : [])]) mkdirSync(folder, { recursive: true });
const city = await liveWeeks();
const origin = await city.app.listen({ port: 0, host: '127.0.0.1' });
const browser = await puppeteer.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox', '--disable-gpu'] });
let wrong = 0;
try {
  for (const place of (await placesOf(city)).filter(asked)) wrong += await picture(browser, place, origin, place.as && city.secrets.get(place.as));
  await fleetPictures();
} finally {
  await browser.close();
  await city.close();
}
process.exit(wrong > 0 ? 1 : 0);

/** The fleet needs PostgreSQL, machines and a census of its own. */
async function fleetPictures(): Promise<void> {
  const place: Place = { name: 'fleet', path: '/fleet' };
  const fleet = asked(place) ? await openFleet() : undefined;
  if (!fleet) return;
  try {
    wrong += await picture(browser, place, fleet.origin, fleet.secret);
  } finally {
    await fleet.close();
  }
}

async function picture(from: Browser, place: Place, at: string, secret: string | undefined): Promise<number> {
  let found = 0;
  for (const width of WIDTHS) {
    const context = await from.createBrowserContext();
    const page = await context.newPage();
    try {
      if (secret) await context.setCookie({ name: 'zhinan', value: secret, domain: '127.0.0.1', path: '/', httpOnly: true, sameSite: 'Strict' });
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      await page.setViewport({ width, height: width > 600 ? 768 : 844 });
      await place.before?.(page);
      await page.goto(at + place.path, { waitUntil: place.before ? 'domcontentloaded' : 'networkidle2', timeout: 60_000 });
      await place.then?.(page).catch((error: unknown) => { console.log(`${place.name} ${width}: ${error instanceof Error ? error.message : String(error)}`); found += 1; });
      await new Promise((next) => setTimeout(next, 500));
      const { tall, wide } = await page.evaluate(() => ({ tall: document.querySelector('.ant-drawer-open') ? 0 : document.documentElement.scrollHeight, wide: document.documentElement.scrollWidth }));
      if (wide > width) {
        console.log(`${place.name} ${width}: ${wide - width} px wider than the window`);
        found += 1;
      }
      const cut = width > 600 ? await page.evaluate(() => [...document.querySelectorAll('.rows .ant-table-content')].map((one) => one.scrollWidth - one.clientWidth).filter((over) => over > 0)) : [];
      for (const over of cut) console.log(`${place.name} ${width}: a table is ${over} px wider than its place`);
      found += cut.length;
      const clip = { x: 0, y: 0, width, height: Math.min(TALLEST, Math.max(tall, width > 600 ? 768 : 844)) };
      // What stays in the window while a page scrolls would stand in the middle of a taller picture.
      await page.setViewport({ width, height: clip.height });
      await new Promise((next) => setTimeout(next, 300));
      const name = `${place.name}-${width}`;
      await page.screenshot({ path: path.join(out, `${name}.webp`) as `${string}.webp`, type: 'webp', quality: 50, clip, captureBeyondViewport: true });
      if (png) await page.screenshot({ path: path.join(png, `${name}.png`) as `${string}.png`, clip, captureBeyondViewport: true });
      const wrongs = await barriers(page, 'all');
      for (const barrier of wrongs) console.log(`${name}: ${barrier}`);
      if (wrongs.length === 0) console.log(`${name}: ok`);
      found += wrongs.length;
    } finally {
      await context.close();
    }
  }
  return found;
}
