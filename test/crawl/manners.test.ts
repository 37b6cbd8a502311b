import { afterEach, describe, expect, it } from 'vitest';
import { createCrawler, type CrawlProgress } from '../../src/crawl/index.js';
import { GUIDE, hasty, openPortal, patient, quick, send, take, takeOne, type Portal, type Route } from './portal.js';

let portal: Portal;
afterEach(() => portal.close());

const ok: Route = (_, response) => send(response, GUIDE);
const robots = (text: string, status = 200): Route => (_, response) => send(response, text, { status, type: 'text/plain; charset=utf-8' });
const pages = (count: number, route: Route = ok): Record<string, Route> => Object.fromEntries(Array.from({ length: count }, (_, index) => [`/p/${index}`, route]));
const addresses = (count: number): string[] => Array.from({ length: count }, (_, index) => `${portal.origin}/p/${index}`);

describe('robots.txt', () => {
  it('is asked for once and keeps out of what it forbids', async () => {
    portal = await openPortal({ ...pages(3), '/robots.txt': robots('User-agent: *\nDisallow: /inner/\nDisallow: /*.jsp$\nCrawl-delay: 0\n'), '/inner/1': ok, '/a.jsp': ok });
    const results = await take([...addresses(3), `${portal.origin}/inner/1`, `${portal.origin}/a.jsp`, `${portal.origin}/%69nner/2`], quick(portal.origin));
    expect(results.map((each) => each.outcome)).toEqual(['ok', 'ok', 'ok', 'disallowed', 'disallowed', 'not-found']);
    expect(results[3]?.attempts).toBe(0);
    expect(portal.count('/robots.txt')).toBe(1);
    expect(portal.count('/inner/1')).toBe(0);
  });

  it('holds for our own name before that of everybody', async () => {
    portal = await openPortal({ ...pages(1), '/robots.txt': robots('User-agent: zhinan\nDisallow: /p/\n\nUser-agent: *\nDisallow:\n') });
    expect((await takeOne(`${portal.origin}/p/0`, quick(portal.origin))).outcome).toBe('disallowed');
  });

  it('holds for the target of a redirect', async () => {
    portal = await openPortal({ '/robots.txt': robots('User-agent: *\nDisallow: /inner/\n'), '/go': (_, response) => send(response, '', { status: 302, headers: { location: '/inner/1' } }), '/inner/1': ok });
    expect((await takeOne(`${portal.origin}/go`, quick(portal.origin))).outcome).toBe('disallowed');
    expect(portal.count('/inner/1')).toBe(0);
  });

  it.each([['absent', 404, 'ok'], ['forbidden', 403, 'ok'], ['a page', 200, 'ok'], ['broken', 500, 'unavailable'], ['too busy', 429, 'rate-limited']])('%s (%i): pages are %s', async (_, status, outcome) => {
    portal = await openPortal({ ...pages(1), '/robots.txt': robots('<html><body>不是规则</body></html>', status) });
    const result = await takeOne(`${portal.origin}/p/0`, quick(portal.origin));
    expect(result.outcome).toBe(outcome);
    expect(portal.count('/p/0')).toBe(outcome === 'ok' ? 1 : 0);
  });

  it('that comes at the second try is obeyed', async () => {
    portal = await openPortal({ ...pages(1), '/robots.txt': (request, response, visit) => robots(visit === 1 ? '' : 'User-agent: *\nDisallow: /', visit === 1 ? 503 : 200)(request, response, visit) });
    expect((await takeOne(`${portal.origin}/p/0`, quick(portal.origin))).outcome).toBe('disallowed');
  });
});

describe('delay', () => {
  it('Crawl-delay spaces the starts of all requests', async () => {
    // The crawl's own clock, which goes on only where it waits: arrivals by the clock on the wall depend on the machine.
    let now = Date.UTC(2026, 2, 1);
    const starts: number[] = [];
    const noted = (route: Route): Route => (request, response, visit) => {
      starts.push(now);
      route(request, response, visit);
    };
    portal = await openPortal({ ...pages(5, noted(ok)), '/robots.txt': noted(robots('User-agent: *\nCrawl-delay: 0.15\n')) });
    await take(addresses(5), { ...quick(portal.origin), now: () => now, sleep: (ms) => { now += ms; return Promise.resolve(); } });
    const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
    expect(gaps).toHaveLength(5);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(150);
  });

  it('of ours never shortens that of the site, and the other way round', async () => {
    portal = await openPortal({ ...pages(3), '/robots.txt': robots('User-agent: *\nCrawl-delay: 2\n') });
    const waits: number[] = [];
    await take(addresses(2), { ...quick(portal.origin, waits), delay: 10, now: () => 1_000_000 });
    expect(Math.max(...waits)).toBe(4020);
    waits.length = 0;
    await take(addresses(2), { ...quick(portal.origin, waits), delay: 3000, now: () => 1_000_000 });
    expect(Math.max(...waits)).toBe(6020);
  });

  it('is none on this machine where nothing is said, and four pages come at once', async () => {
    let most = 0;
    const held: Parameters<Route>[1][] = [];
    // Answers only once four are there, and a little later, so that a fifth would be seen.
    portal = await openPortal(pages(12, (_, response) => {
      most = Math.max(most, held.push(response));
      if (held.length === 4) setTimeout(() => { for (const each of held.splice(0)) send(each, GUIDE); }, 30);
    }));
    const waits: number[] = [];
    await take(addresses(12), quick(portal.origin, waits));
    expect(most).toBe(4);
    expect(waits).toEqual([]);
  });

  it('with one page at a time is kept where a host is given one', async () => {
    let open = 0;
    let most = 0;
    portal = await openPortal(pages(4, (_, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => { open -= 1; send(response, GUIDE); }, 20);
    }));
    await take(addresses(4), { ...quick(portal.origin), hosts: { '127.0.0.1': { concurrency: 1 } } });
    expect(most).toBe(1);
  });
});

describe('a new attempt', () => {
  it('comes after Retry-After in seconds', async () => {
    portal = await openPortal({ '/p/0': (_, response, visit) => (visit === 1 ? send(response, '', { status: 503, headers: { 'retry-after': '7' } }) : send(response, GUIDE)) });
    const waits: number[] = [];
    const result = await takeOne(`${portal.origin}/p/0`, quick(portal.origin, waits));
    expect([result.outcome, result.attempts, waits]).toEqual(['ok', 2, [7000]]);
  });

  it('comes after Retry-After as a date', async () => {
    const now = Date.UTC(2026, 2, 2, 1, 0, 0);
    portal = await openPortal({ '/p/0': (_, response, visit) => (visit === 1 ? send(response, '', { status: 503, headers: { 'retry-after': new Date(now + 9000).toUTCString() } }) : send(response, GUIDE)) });
    const waits: number[] = [];
    const result = await takeOne(`${portal.origin}/p/0`, { ...quick(portal.origin, waits), now: () => now });
    expect([result.outcome, waits]).toEqual(['ok', [9000]]);
  });

  it('really waits', async () => {
    portal = await openPortal({ '/p/0': (_, response, visit) => (visit === 1 ? send(response, '', { status: 503, headers: { 'retry-after': '1' } }) : send(response, GUIDE)) });
    const options = patient(portal.origin);
    expect((await takeOne(`${portal.origin}/p/0`, options)).outcome).toBe('ok');
    const [, first, second] = portal.hits;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('is not made when the site asks for more time than a run has', async () => {
    portal = await openPortal({ '/p/0': (_, response) => send(response, '', { status: 429, headers: { 'retry-after': '3600' } }) });
    const result = await takeOne(`${portal.origin}/p/0`, quick(portal.origin));
    expect([result.outcome, result.attempts]).toEqual(['rate-limited', 1]);
    expect(result.detail).toContain('3600 秒');
  });

  it('waits twice as long each time', async () => {
    portal = await openPortal({ '/p/0': (_, response) => send(response, '', { status: 502 }) });
    const waits: number[] = [];
    await takeOne(`${portal.origin}/p/0`, { ...quick(portal.origin, waits), retries: 3, backoff: 100 });
    expect(waits).toEqual([100, 200, 400]);
  });

  it('is not made for what will not change', async () => {
    portal = await openPortal({ '/p/0': (_, response) => send(response, '', { status: 400 }) });
    expect((await takeOne(`${portal.origin}/p/0`, quick(portal.origin))).attempts).toBe(1);
  });

  it('slows the whole host after 429', async () => {
    portal = await openPortal({ ...pages(6), '/p/0': (_, response, visit) => (visit === 1 ? send(response, '', { status: 429, headers: { 'retry-after': '1' } }) : send(response, GUIDE)) });
    const options = patient(portal.origin);
    const results = await take(addresses(6), { ...options, concurrency: 1 });
    expect(results.every((each) => each.outcome === 'ok')).toBe(true);
    const after = portal.hits.find((hit) => hit.path === '/p/1')?.at ?? 0;
    expect(after - (portal.hits.find((hit) => hit.path === '/p/0')?.at ?? 0)).toBeGreaterThanOrEqual(980);
  });
});

describe('a host that refuses', () => {
  it.each([[403, 'forbidden'], [503, 'unavailable'], [429, 'rate-limited']] as const)('%i in a row is left alone', async (status, outcome) => {
    portal = await openPortal(pages(40, (_, response) => send(response, '', { status })));
    const progress: CrawlProgress[] = [];
    const results = await take(addresses(40), { ...quick(portal.origin), retries: 0, streak: 5, onProgress: (each) => progress.push(each) });
    expect(results).toHaveLength(40);
    expect(results.every((each) => each.outcome === outcome)).toBe(true);
    expect(portal.hits.length).toBeLessThan(12);
    expect(progress.filter((each) => each.type === 'host-stopped')).toHaveLength(1);
    expect(results[39]?.attempts).toBe(0);
    expect(results[39]?.detail).toContain('本次运行不再访问该网站');
  });

  it('now and then goes on being asked', async () => {
    portal = await openPortal(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`/p/${index}`, index % 3 === 0 ? ok : (_: unknown, response: Parameters<Route>[1]) => send(response, '', { status: 403 })])));
    await take(addresses(40), { ...quick(portal.origin), streak: 5, concurrency: 1 });
    expect(portal.hits).toHaveLength(41);
  });

  it('that is down ends quickly, with a sentence that says so', async () => {
    portal = await openPortal({});
    const { origin } = portal;
    await portal.close();
    const results = await take(addresses(60), { ...quick(origin) });
    expect(results.every((each) => each.outcome === 'network')).toBe(true);
    expect(results[0]?.detail).toContain('连接被拒绝');
    portal = await openPortal({});
  });
});

describe('a crawl', () => {
  it('sends one user agent that says who it is, in ASCII', async () => {
    portal = await openPortal(pages(2));
    await take(addresses(2), { ...quick(portal.origin), version: '1.2.3' });
    await take(addresses(1), { ...quick(portal.origin), userAgent: 'zhinan/9 (+办事指南核查)' });
    const agents = new Set(portal.hits.map((hit) => hit.headers['user-agent']));
    expect([...agents]).toEqual(['zhinan/1.2.3 (+government service guide check)', `zhinan/9 (+${encodeURI('办事指南核查')})`]);
  });

  it('with one page that never ends is not held up by it', async () => {
    portal = await openPortal({ ...pages(80), '/p/7': () => undefined });
    const crawler = createCrawler(hasty(portal.origin, 6_000));
    const seen: [string, string][] = [];
    for await (const { id, outcome } of crawler.crawl(addresses(80).map((url) => ({ id: url, url })))) seen.push([id, outcome]);
    await crawler.close();
    expect(seen.filter(([, outcome]) => outcome !== 'ok')).toEqual([[`${portal.origin}/p/7`, 'timeout']]);
    expect(seen.at(-1)?.[0]).toBe(`${portal.origin}/p/7`);
  });

  it('ends early and quietly when it is told to', async () => {
    portal = await openPortal(pages(200, (_, response) => setTimeout(() => send(response, GUIDE), 10)));
    const stop = new AbortController();
    const crawler = createCrawler({ ...quick(portal.origin), signal: stop.signal });
    const seen: string[] = [];
    for await (const result of crawler.crawl(addresses(200).map((url) => ({ id: url, url })))) {
      seen.push(result.outcome);
      if (seen.length === 10) stop.abort();
    }
    await crawler.close();
    expect(seen.length).toBeLessThan(100);
    expect(new Set(seen)).toEqual(new Set(['ok']));
  });

  it('does not run ahead of a slow reader', async () => {
    portal = await openPortal(pages(400));
    const crawler = createCrawler(quick(portal.origin));
    const reader = crawler.crawl(addresses(400).map((url) => ({ id: url, url })))[Symbol.asyncIterator]();
    await reader.next();
    await new Promise((wake) => setTimeout(wake, 300));
    expect(portal.hits.length).toBeLessThan(150);
    await reader.return?.();
    await crawler.close();
  });
});
