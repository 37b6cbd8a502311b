import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCrawler, type CrawlOptions } from '../../src/crawl/index.js';
import { GUIDE, openPortal, page, quick, send, type Portal } from './portal.js';

async function checkLinks(urls: readonly string[], options: CrawlOptions) {
  const crawler = createCrawler(options);
  try {
    return await crawler.checkLinks(urls);
  } finally {
    await crawler.close();
  }
}

describe('links', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await openPortal({
      '/robots.txt': (_, response) => send(response, 'User-agent: *\nDisallow: /inner/\n', { type: 'text/plain' }),
      '/form.doc': (request, response) => (request.method === 'HEAD' ? send(response, '', { type: 'application/msword' }) : send(response, 'x'.repeat(500_000), { type: 'application/msword' })),
      '/big.zip': (request, response) => { response.writeHead(200, { 'content-type': 'application/zip', 'content-length': 50_000_000 }); response.end(); void request; },
      '/guide': (_, response) => send(response, GUIDE),
      '/entry': (_, response) => send(response, page('<div id="app"></div><script src="/app.js"></script>')),
      '/news': (_, response) => send(response, page('<p>通知公告</p>')),
      '/soft': (_, response) => send(response, page('<p>您访问的页面不存在</p>')),
      '/no-head': (request, response) => (request.method === 'HEAD' ? send(response, '', { status: 405 }) : send(response, 'x', { type: 'application/pdf' })),
      '/broken': (_, response) => send(response, '', { status: 500 }),
      '/moved': (_, response) => send(response, '', { status: 301, headers: { location: '/form.doc' } }),
      '/long': (_, response) => send(response, page('通知'.repeat(400_000))),
      '/challenge': (_, response) => send(response, '<script>var arg1="A";document.cookie="acw_sc__v2=1";location.reload()</script>'),
    });
  });
  afterAll(() => portal.close());

  it.each([
    ['/form.doc', 'ok'], ['/big.zip', 'ok'], ['/guide', 'ok'], ['/entry', 'ok'], ['/news', 'ok'], ['/no-head', 'ok'], ['/moved', 'ok'], ['/long', 'ok'],
    ['/gone.doc', 'not-found'], ['/soft', 'soft-not-found'], ['/broken', 'unavailable'], ['/inner/a.doc', 'disallowed'], ['/challenge', 'challenge'],
  ])('%s is %s', async (path, outcome) => {
    const [result] = await checkLinks([portal.origin + path], quick(portal.origin));
    expect(result?.outcome).toBe(outcome);
    if (outcome === 'ok') expect(result?.detail).toBeUndefined();
    else expect(result?.detail).toMatch(/。$/);
  });

  it('answers in the order of the addresses and asks for each once', async () => {
    const before = portal.count('/form.doc');
    const urls = ['/form.doc', '/gone.doc', '/form.doc'].map((path) => portal.origin + path);
    const results = await checkLinks([...urls, 'http://169.254.169.254/', '空白表格'], quick(portal.origin));
    expect(results.map((each) => each.outcome)).toEqual(['ok', 'not-found', 'ok', 'not-allowed', 'not-allowed']);
    expect(portal.count('/form.doc') - before).toBe(1);
  });
});
