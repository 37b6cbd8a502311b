// Takes the picture of the README from a report of the sample city: the first findings of `out/report.html` (run `npm start` first).
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from 'puppeteer';
import { findBrowser } from '../src/crawl/index.js';

const report = path.resolve('out/report.html');
const picture = path.resolve('docs/images/report.png');
const executablePath = findBrowser();
if (!existsSync(report) || !executablePath) {
  console.error(existsSync(report) ? 'no browser was found: npm run setup' : 'out/report.html is not there: npm start');
  process.exit(1);
}
const browser = await launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1100, height: 900, deviceScaleFactor: 1.5 });
  await page.goto(pathToFileURL(report).href);
  // A finding of which both channels were seen tells most about the report.
  const box = await page.evaluate(() => {
    const findings = [...document.querySelectorAll('article, section.finding, .finding')];
    const chosen = findings.find((one) => one.querySelectorAll('a[href^="http"]').length > 0 && /长于手册/.test(one.textContent ?? '')) ?? findings[0];
    const rect = chosen?.getBoundingClientRect();
    return rect ? { x: rect.x - 8, y: rect.y + scrollY - 8, width: rect.width + 16, height: rect.height + 16 } : undefined;
  });
  if (!box) throw new Error('the report holds no finding');
  await mkdir(path.dirname(picture), { recursive: true });
  await page.screenshot({ path: picture as `${string}.png`, clip: box, captureBeyondViewport: true });
} finally {
  await browser.close();
}
console.log(picture);
