import { gzipSync, brotliCompressSync, deflateRawSync, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GUIDE, hasty, openPortal, page, phrases, quick, send, take, takeOne, type Portal, type Route } from './portal.js';

const html = (body: string, status = 200): Route => (_, response) => send(response, body, { status });
const coded = (body: Buffer, encoding: string): Route => (_, response) => send(response, body, { headers: { 'content-encoding': encoding } });
const to = (location: string, status = 302): Route => (_, response) => send(response, '', { status, headers: { location } });
const SHELL = page('<div id="app">加载中…</div><script src="/app.js"></script>');
const padding = `<!-- ${'x'.repeat(1000)} -->`.repeat(3000);

const routes: Record<string, Route> = {
  '/': html(page('<h1>某区政务服务网</h1><a href="/ok">食堂备案</a><script>var a=1</script>')),
  '/zwfw/index.html': html(page('<h1>首页</h1>')),
  '/ok': html(GUIDE),
  '/gone': html('', 410),
  '/404': html('<h1>404</h1>', 404),
  '/soft': html(page('<div><a href="/">首页</a><p>抱歉，您访问的页面不存在，5秒后返回</p></div>')),
  '/soft-title': html(page('<p>返回上一页</p>', '<title>404</title>')),
  '/soft-english': html('<html><head><title>Error</title></head><body><h1>Page not found</h1></body></html>'),
  '/down-text': html(page('<h2>系统维护中</h2><p>本系统正在升级维护</p>')),
  '/down-notice': html(page('<p>各位用户：因机房网络割接，本网站于本周六停止对外服务。</p>')),
  '/down-503': html(page('<p>网站正在进行升级维护，暂停服务</p>'), 503),
  '/down-guide': html(GUIDE.replace('在本区开办食堂', '系统维护中的设备404台，页面不存在的除外，需安全验证')),
  '/missing-and-rebuilt': html(page('<p>由于网站升级改版，您访问的页面不存在</p>')),
  '/broken': html('<h1>500</h1>', 500),
  '/busy-text': html(page('<p>系统繁忙，请稍后再试</p>')),
  '/forbidden': html('<h1>403 Forbidden</h1>', 403),
  '/forbidden-text': html(page('<h1>您的请求已被拦截</h1><p>您的IP地址已被记录</p>')),
  '/often': html(page('<p>访问过于频繁，请休息一会儿</p>')),
  '/waf-script': html('<html><script>var arg1="0A1B";function f(){document.cookie="acw_sc__v2="+arg1;location.reload()}f()</script><body></body></html>'),
  '/waf-plain': html('<html><head><script>document.cookie="k=1;path=/";window.location.reload();</script></head><body></body></html>'),
  '/waf-412': html('<html><head><script>var _$ab=1;</script></head><body></body></html>', 412),
  '/waf-521': html('<script>document.cookie="x=1";location.href=location.pathname</script>', 521),
  '/waf-slider': html(page('<div>安全验证</div><div>请按住滑块，拖动到最右边</div><script>slide()</script>')),
  '/empty': html(''),
  '/blank': html('  \n  '),
  '/nothing': html(page('')),
  '/shell': html(SHELL),
  '/shell-with-login': html(page('<div><a href="/login">用户登录</a><span style="display:none">页面不存在</span><div v-if="bad">系统繁忙</div></div><div id="app"></div><script src="/captcha.js"></script><script src="/app.js"></script>')),
  '/frame': html(page('<iframe src="/inner"></iframe>')),
  '/other-text': html(page(`<h1>工作动态</h1><p>${'昨日召开会议。'.repeat(60)}</p>`)),
  '/short-body': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': Buffer.byteLength(GUIDE) });
    response.write(GUIDE.slice(0, 120), () => setTimeout(() => response.destroy(), 20));
  },
  '/short-chunks': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.write(GUIDE.slice(0, 120), () => setTimeout(() => response.destroy(), 20));
  },
  '/short-gzip': coded(gzipSync(GUIDE.repeat(50)).subarray(0, 150), 'gzip'),
  '/cut-table': html(GUIDE.slice(0, GUIDE.indexOf('山前路'))),
  '/no-end-tags': html('<!DOCTYPE html><html><meta charset="utf-8"><body><h1>食堂备案</h1><p>受理条件：有场所<p>办理地点：山前路1号'),
  '/home': to('/'),
  '/home-index': to('/index.html'),
  '/index.html': html(page('<h1>首页</h1>')),
  '/zwfw/guide/1.html': to('/zwfw/index.html'),
  '/moved': to('/ok', 301),
  '/moved-twice': to('/moved'),
  '/elsewhere': to('/other-text'),
  '/sign-in': to('/sso/login?back=1'),
  '/sso/login': html(page('<form>账号<input>密码<input></form><script src="/l.js"></script>')),
  '/loop': to('/loop2'),
  '/loop2': to('/loop'),
  '/meta-home': html(page('', '<meta http-equiv="refresh" content="0; url=/">')),
  '/cookie': (request, response) => (request.headers.cookie === 'seen=1' ? send(response, GUIDE) : send(response, '', { status: 302, headers: { location: '/cookie', 'set-cookie': 'seen=1; Path=/' } })),
  '/no-location': html('', 302),
  '/stall': (_, response) => { response.writeHead(200, { 'content-type': 'text/html' }); response.write('<html>'); },
  '/silent': () => undefined,
  '/big': html(GUIDE.replace('<h1>', `${padding}<h1>`)),
  '/huge': html('x'.repeat(11 * 1024 * 1024)),
  '/huge-chunks': (_, response) => { response.writeHead(200); for (let index = 0; index < 12; index += 1) response.write('y'.repeat(1024 * 1024)); response.end(); },
  '/bomb': coded(gzipSync(Buffer.alloc(40 * 1024 * 1024, 32)), 'gzip'),
  '/bomb-br': coded(brotliCompressSync(Buffer.alloc(20 * 1024 * 1024, 32)), 'br'),
  '/gzip': coded(gzipSync(GUIDE), 'gzip'),
  '/br': coded(brotliCompressSync(Buffer.from(GUIDE)), 'br'),
  '/deflate': coded(deflateSync(GUIDE), 'deflate'),
  '/deflate-raw': coded(deflateRawSync(GUIDE), 'deflate'),
  '/twice': coded(brotliCompressSync(gzipSync(GUIDE)), 'gzip, br'),
  '/said-gzip': coded(Buffer.from(GUIDE), 'gzip'),
  '/zstd': coded(Buffer.from('(/x'), 'zstd'),
  '/json': (_, response) => send(response, '{"受理条件":"有","办理地点":"山前路1号"}', { type: 'application/json' }),
  '/json-gone': (_, response) => send(response, '{"code":500,"msg":"该事项不存在"}', { type: 'application/json' }),
};

/** address, outcome, attempts */
const table: [string, string, number][] = [
  ['/ok', 'ok', 1], ['/none', 'not-found', 1], ['/gone', 'not-found', 1], ['/404', 'not-found', 1],
  ['/soft', 'soft-not-found', 1], ['/soft-title', 'soft-not-found', 1], ['/soft-english', 'soft-not-found', 1], ['/missing-and-rebuilt', 'soft-not-found', 1],
  ['/down-text', 'maintenance', 1], ['/down-notice', 'maintenance', 1], ['/down-503', 'maintenance', 3], ['/down-guide', 'ok', 1],
  ['/broken', 'unavailable', 3], ['/busy-text', 'unavailable', 3], ['/forbidden', 'forbidden', 1], ['/forbidden-text', 'forbidden', 1], ['/often', 'rate-limited', 3],
  ['/waf-script', 'challenge', 1], ['/waf-plain', 'challenge', 1], ['/waf-412', 'challenge', 1], ['/waf-521', 'challenge', 1], ['/waf-slider', 'challenge', 1],
  ['/empty', 'empty', 1], ['/blank', 'empty', 1], ['/nothing', 'empty', 1],
  ['/shell', 'not-rendered', 1], ['/shell-with-login', 'not-rendered', 1], ['/frame', 'not-rendered', 1], ['/other-text', 'unreadable', 1],
  ['/short-body', 'truncated', 3], ['/short-chunks', 'truncated', 3], ['/short-gzip', 'truncated', 3], ['/cut-table', 'truncated', 3], ['/no-end-tags', 'ok', 1],
  ['/home', 'redirect-home', 1], ['/home-index', 'redirect-home', 1], ['/zwfw/guide/1.html', 'redirect-home', 1], ['/meta-home', 'redirect-home', 1],
  ['/moved', 'ok', 1], ['/moved-twice', 'ok', 1], ['/cookie', 'ok', 1], ['/elsewhere', 'redirect-elsewhere', 1], ['/sign-in', 'redirect-elsewhere', 1],
  ['/loop', 'redirect-elsewhere', 1], ['/no-location', 'redirect-elsewhere', 1],
  ['/stall', 'timeout', 2], ['/silent', 'timeout', 2],
  ['/big', 'ok', 1], ['/huge', 'too-large', 1], ['/huge-chunks', 'too-large', 1], ['/bomb', 'too-large', 1], ['/bomb-br', 'too-large', 1],
  ['/gzip', 'ok', 1], ['/br', 'ok', 1], ['/deflate', 'ok', 1], ['/deflate-raw', 'ok', 1], ['/twice', 'ok', 1], ['/said-gzip', 'ok', 1], ['/zstd', 'unreadable', 1],
  ['/json', 'ok', 1], ['/json-gone', 'soft-not-found', 1],
];

describe('outcomes of a portal with bad manners', () => {
  let portal: Portal;
  beforeAll(async () => { portal = await openPortal(routes); });
  afterAll(() => portal.close());

  it.each(table)('%s is %s after %i attempts', async (path, outcome, attempts) => {
    const result = await takeOne(portal.origin + path, outcome === 'timeout' ? hasty(portal.origin) : quick(portal.origin));
    expect({ outcome: result.outcome, attempts: result.attempts }).toEqual({ outcome, attempts });
    if (outcome === 'ok') expect(result.detail).toBeUndefined();
    else expect(result.detail).toMatch(/^[^a-z].{8,}。$/u);
  });

  it('gives the inflated bytes with their hash and time', async () => {
    const result = await takeOne(`${portal.origin}/gzip`, { ...quick(portal.origin), now: () => Date.UTC(2026, 2, 1, 16, 0, 5) });
    expect(Buffer.from(result.bytes ?? []).toString()).toBe(GUIDE);
    expect(result.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(result.takenAt).toBe('2026-03-02T00:00:05+08:00');
    expect(result.charset).toBe('utf-8');
  });

  it('names all of them in one crawl, each once', async () => {
    const urls = table.map(([path]) => portal.origin + path);
    const results = await take(urls, { ...hasty(portal.origin, 6_000), streak: 1000 });
    expect(results.map((each) => [new URL(each.url).pathname, each.outcome])).toEqual(table.map(([path, outcome]) => [path, outcome]));
  });

  it('fetches an address once for all who ask for it', async () => {
    const before = portal.count('/ok');
    const results = await take([`${portal.origin}/ok`, `${portal.origin}/ok`, `${portal.origin}/ok`], quick(portal.origin));
    expect(results.map((each) => each.outcome)).toEqual(['ok', 'ok', 'ok']);
    expect(portal.count('/ok') - before).toBe(1);
  });

  it('says what is wrong with an address that is none', async () => {
    const [broken, file] = await take(['不是地址', 'file:///etc/passwd'], quick(portal.origin));
    expect([broken?.outcome, file?.outcome]).toEqual(['not-allowed', 'not-allowed']);
  });
});

describe('a portal that is down', () => {
  it('says so, and how often it was tried', async () => {
    const portal = await openPortal({});
    await portal.close();
    const result = await takeOne(`${portal.origin}/ok`, { ...quick(portal.origin), retries: 2 });
    expect({ outcome: result.outcome, attempts: result.attempts }).toEqual({ outcome: 'network', attempts: 3 });
    expect(result.detail).toBe('无法连接门户，连接被拒绝，对方服务可能未启动（已试 3 次）：请确认门户地址和端口、门户是否在运行，然后重试。');
  });

  it('counts what was asked for its robots.txt alone', async () => {
    const portal = await openPortal({ '/robots.txt': html('', 503), '/ok': html(GUIDE) });
    try {
      const result = await takeOne(`${portal.origin}/ok`, { ...quick(portal.origin), retries: 1 });
      expect({ outcome: result.outcome, attempts: result.attempts, asked: portal.count('/ok') }).toEqual({ outcome: 'unavailable', attempts: 2, asked: 0 });
    } finally {
      await portal.close();
    }
  });
});

it('has no phrase in two lists', () => {
  const { softNotFound, maintenance, unavailable, rateLimited, forbidden, challenge } = phrases;
  const all = [softNotFound, maintenance, unavailable, rateLimited, forbidden, challenge].flatMap((set) => [...set.strong, ...set.weak]);
  expect(all.filter((each, index) => all.indexOf(each) !== index)).toEqual([]);
});
