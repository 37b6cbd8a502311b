import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import { openPortal, send, type Portal, type Route } from '../crawl/portal.js';
import { folders, guidePage, report, saying, writeCity } from './small-city.js';

const made = folders();
let portal: Portal | undefined;
afterEach(async () => {
  await portal?.close();
  portal = undefined;
});
afterAll(() => made.remove());

/** Runs a city whose items' pages are these; gives the fail on each item's limit. */
async function run(...pages: Route[]): Promise<{ limits: (Finding | undefined)[]; html: string; deducted: number }> {
  portal = await openPortal(Object.fromEntries(pages.map((route, index) => [`/p/${index}`, route])));
  const folder = made.open();
  const out = path.join(folder, 'out');
  const result = await report({ catalogue: writeCity(folder, pages.length), out, portal: portal.origin });
  const limits = pages.map((_, index) => result.findings.find((finding) => finding.element === 'promisedTimeLimit' && finding.item.includes(`33019900${index + 1}000`)));
  return { limits, html: readFileSync(path.join(out, 'report.html'), 'utf8'), deducted: result.scores.reduce((sum, card) => sum + card.deducted, 0) };
}

describe('a page with a mismatch is fetched once more', () => {
  test('and says the same: confirmed; a page without one is not', async () => {
    const { limits, html } = await run(saying(0, 10), saying(1, 5));
    expect(limits[0]).toMatchObject({ verdict: 'fail', confirmedAt: expect.stringMatching(/\+08:00$/) });
    expect(limits[0]?.mended ?? limits[0]?.confirmedRaw).toBeUndefined();
    expect(limits[1]).toBeUndefined();
    expect([portal?.count('/p/0'), portal?.count('/p/1')]).toEqual([2, 1]);
    expect(html).toContain('再次取证，页面内容相同');
  });

  test('and was mended: shown with both values and both times, without points', async () => {
    const { limits, html, deducted } = await run(saying(0, 10, 5));
    expect(limits[0]).toMatchObject({ points: 0, mended: { first: '10个工作日', second: '5个工作日', firstTakenAt: expect.stringContaining('+08:00'), secondTakenAt: expect.stringContaining('+08:00') } });
    expect(deducted).toBe(0);
    expect(html).toContain('即知即改');
  });

  test('and says something else that is wrong as well: confirmed, with what it says now', async () => {
    const { limits } = await run(saying(0, 10, 8));
    expect(limits[0]).toMatchObject({ verdict: 'fail', confirmedRaw: '8个工作日' });
  });

  test.each([
    ['unavailable', (response) => send(response, '<h1>503</h1>', { status: 503 })],
    ['gone', (response) => send(response, '<h1>404 Not Found</h1>', { status: 404 })],
    ['another item', (response) => send(response, guidePage(1, 5))],
  ] as [string, (response: Parameters<Route>[1]) => void][])('and is %s: the finding stays, unconfirmed', async (_, later) => {
    const { limits, html } = await run((__, response, visit) => (visit === 1 ? send(response, guidePage(0, 10)) : later(response)));
    expect(limits[0]).toMatchObject({ verdict: 'fail', unconfirmed: { reason: expect.stringMatching(/。$/) } });
    expect(limits[0]?.confirmedAt).toBeUndefined();
    expect(html).toContain('未能复核');
  });

  test('after as many seconds as were asked for', async () => {
    portal = await openPortal({ '/p/0': saying(0, 10) });
    const folder = made.open();
    await report({ catalogue: writeCity(folder, 1), out: path.join(folder, 'out'), portal: portal.origin, confirmAfter: 2 });
    const [first, second] = portal.hits.filter((hit) => hit.path === '/p/0').map((hit) => hit.at);
    // The time of a fetch is kept to the second.
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1000);
  });

  test('unless the online side is right and the paper is at fault', async () => {
    portal = await openPortal({ '/p/0': (_, response) => send(response, guidePage(0, 5)) });
    const folder = made.open();
    await report({ catalogue: writeCity(folder, 1), out: path.join(folder, 'out'), portal: portal.origin });
    expect(portal.count('/p/0')).toBe(1);
  });
});
