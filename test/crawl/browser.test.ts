import { createServer as createTcp } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCrawler, findBrowser, type Crawler, type CrawlOptions } from '../../src/crawl/index.js';
import { openPortal, page, quick, send, take, takeOne, type Portal, type Route } from './portal.js';

const browser = findBrowser();
if (browser === undefined) process.stderr.write('没有找到浏览器，渲染测试未运行（npm run setup 可安装）\n');

const app = (script: string): Route => (_, response) => send(response, page(`<div id="app">加载中…</div><script>${script}</script>`));
const draw = "function draw(d){document.getElementById('app').innerHTML='<h1>'+d.name+'</h1><p>受理'+'条件：'+d.a+'</p><p>办理'+'地点：'+d.b+'</p>'}";
const data: Route = (_, response) => send(response, JSON.stringify({ name: '食堂备案', a: '有场所', b: '山前路1号' }), { type: 'application/json' });
const fetching = (address: string): string => `${draw};fetch('${address}').then(x=>x.json()).then(draw)`;

describe.runIf(browser !== undefined)('pages that need a browser', () => {
  let portal: Portal;
  let inner: Portal;
  let tcp: ReturnType<typeof createTcp>;
  let tcpHits = 0;
  let options: CrawlOptions;
  let shared: Crawler;
  let impatient: Crawler;
  let endedAsked: () => void = () => undefined;

  beforeAll(async () => {
    inner = await openPortal({ '/x.json': data, '/x.js': (_, response) => send(response, '', { type: 'text/javascript' }) });
    tcp = createTcp((socket) => { tcpHits += 1; socket.destroy(); });
    await new Promise<void>((ready) => tcp.listen(0, '127.0.0.1', ready));
    const tcpPort = (tcp.address() as AddressInfo).port;
    const outside = [
      `new WebSocket('ws://127.0.0.1:${tcpPort}/')`, `new EventSource('http://127.0.0.1:${tcpPort}/')`, `new Image().src='http://127.0.0.1:${tcpPort}/'`, `navigator.sendBeacon('http://127.0.0.1:${tcpPort}/','1')`,
      `window.open('http://127.0.0.1:${tcpPort}/')`, `fetch('http://127.0.0.1:${tcpPort}/').catch(()=>{})`, "fetch('file:///etc/passwd').then(x=>x.text()).then(t=>document.title=t,()=>{})",
      `var f=document.createElement('iframe');f.src='http://127.0.0.1:${tcpPort}/';document.body.append(f)`, "var g=document.createElement('iframe');g.src='file:///etc/passwd';document.body.append(g)",
      `new Worker(URL.createObjectURL(new Blob(["fetch('http://127.0.0.1:${tcpPort}/')"])))`, `var l=document.createElement('link');l.rel='preconnect';l.href='http://127.0.0.1:${tcpPort}';document.head.append(l)`,
      `try{var p=new RTCPeerConnection({iceServers:[{urls:'stun:127.0.0.1:${tcpPort}?transport=tcp'}]});p.createDataChannel('a');p.createOffer().then(o=>p.setLocalDescription(o))}catch(e){}`,
    ].map((each) => `try{${each}}catch(e){}`).join(';');
    portal = await openPortal({
      '/robots.txt': (_, response) => send(response, 'User-agent: *\nDisallow: /inner/\nCrawl-delay: 0\n', { type: 'text/plain' }),
      '/': (_, response) => send(response, page('<h1>首页</h1>')),
      '/app': app(fetching('/api/1.json')), '/api/1.json': data,
      '/app-late': app(`setTimeout(function(){${fetching('/api/1.json')}},300)`),
      '/app-two': app(`${draw};fetch('/api/1.json').then(x=>x.json()).then(d=>{draw(d);return fetch('/api/slow.json')}).then(x=>x.json()).then(d=>{document.getElementById('app').innerHTML+='<ul><li>申请表</li></ul>'})`),
      '/api/slow.json': (request, response, visit) => setTimeout(() => data(request, response, visit), 300),
      '/app-slow': app(`${draw};fetch('/api/slowest.json').then(x=>x.json()).then(d=>setTimeout(()=>draw(d),200))`),
      '/api/slowest.json': (request, response, visit) => setTimeout(() => data(request, response, visit), 3_000),
      '/app-ended': app(fetching('/api/ended.json')), '/api/ended.json': () => endedAsked(),
      '/app-post': app(`${draw};fetch('/api/post',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({id:7})}).then(x=>x.json()).then(draw)`),
      '/api/post': (request, response) => {
        let body = '';
        request.on('data', (chunk: Buffer) => { body += chunk.toString(); }).on('end', () => send(response, JSON.stringify({ name: '食堂备案', a: body, b: request.headers.cookie ?? '' }), { type: 'application/json' }));
      },
      '/app-cookie': (_, response) => send(response, page(`<div id="app"></div><script>document.cookie='own=2';${draw};fetch('/api/post',{method:'POST',body:'x'}).then(x=>x.json()).then(draw)</script>`), { headers: { 'set-cookie': 'given=1; Path=/' } }),
      '/app-storage': app(`${draw};var n=localStorage.getItem('n')||'0';localStorage.setItem('n','5');draw({name:'n',a:'第'+n+'次',b:document.cookie||'无'});document.cookie='left=1'`),
      '/app-leaves': app(`${draw};(async function(){
        var db=await new Promise(r=>{var o=indexedDB.open('kept',1);o.onupgradeneeded=()=>o.result.createObjectStore('s');o.onsuccess=()=>r(o.result);o.onerror=()=>r(null)});
        var ask=k=>new Promise(r=>{var q=db.transaction('s').objectStore('s').get(k);q.onsuccess=()=>r(q.result||'无')});
        var put=k=>new Promise(r=>{var t=db.transaction('s','readwrite');t.objectStore('s').put('有',k);t.oncomplete=r});
        var found=['库'+(db?await ask('n'):'无'),'存'+(localStorage.getItem('n')||'无'),'会话'+(sessionStorage.getItem('n')||'无'),'曲奇'+(document.cookie||'无'),'名'+(window.name||'无')];
        found.push('工人'+(navigator.serviceWorker?(await navigator.serviceWorker.getRegistrations()).length:0),'缓存'+(window.caches?(await caches.keys()).length:0));
        if(db){await put('n')};localStorage.setItem('n','有');sessionStorage.setItem('n','有');document.cookie='n=1';window.name='有';
        if(window.caches)await (await caches.open('n')).put('/n',new Response('x'));
        if(navigator.serviceWorker)await navigator.serviceWorker.register('/worker.js').catch(()=>{});
        await fetch('/api/slow.json');
        draw({name:'n',a:found.join(','),b:'山前路1号'})})()`),
      '/worker.js': (_, response) => send(response, "self.addEventListener('fetch',()=>{})", { type: 'text/javascript' }),
      '/app-script': (_, response) => send(response, page('<div id="app"></div><script src="/shared.js"></script>')),
      '/shared.js': (_, response) => send(response, fetching('/api/1.json'), { type: 'text/javascript' }),
      '/app-empty': app('document.title="x"'),
      '/app-gone': app("fetch('/api/none.json').then(x=>{if(!x.ok)document.getElementById('app').textContent='该事项不存在'})"),
      '/app-404': app("fetch('/api/none.json')"),
      '/app-503': app(fetching('/api/flaky.json')), '/api/flaky.json': (request, response, visit) => (visit === 1 ? send(response, '', { status: 503 }) : data(request, response, visit)),
      '/app-down': app(fetching('/api/down.json')), '/api/down.json': (_, response) => send(response, '', { status: 500 }),
      '/app-inner': app(fetching('/inner/1.json')), '/inner/1.json': data,
      '/app-outside': app(fetching(`${inner.origin}/x.json`)),
      '/app-stall': app(fetching('/api/stall.json')), '/api/stall.json': () => undefined,
      '/app-home': app("setTimeout(function(){location['hr'+'ef']='/'},10)"),
      '/app-loop': app('while(true){}'),
      '/app-clock': app(`${fetching('/api/1.json')};setInterval(function(){document.title=String(Math.random())},5)`),
      '/app-frame': (_, response) => send(response, page('<h1>食堂备案</h1><iframe src="/part"></iframe>')),
      '/part': (_, response) => send(response, page('<p>受理条件：有场所</p><p>办理地点：山前路1号</p>')),
      '/app-outside-all': app(`${outside};setTimeout(function(){${fetching('/api/1.json')}},300)`),
      '/app-gbk': (_, response) => send(response, Buffer.from('<html><head><meta charset="utf-8"></head><body><div id="app"></div><script src="/shared.js"></script></body></html>'), { type: 'text/html; charset=gbk' }),
      '/app-picture': app(`document.body.insertAdjacentHTML('beforeend','<img src="/pic.png"><video src="/v.mp4"></video>');${fetching('/api/1.json')}`),
      '/challenge': (_, response) => send(response, '<html><script>var arg1="A";document.cookie="acw_sc__v2="+arg1;location.reload()</script><body></body></html>'),
    });
    options = { ...quick(portal.origin), browser: { timeout: 60_000 } };
    shared = createCrawler(options);
    // For pages of which nothing comes, however long one waits.
    impatient = createCrawler({ ...options, browser: { timeout: 6_000 } });
  });
  afterAll(async () => {
    await shared.close();
    await impatient.close();
    await portal.close();
    await inner.close();
    tcp.close();
  });

  it.each([
    ['/app', 'ok'], ['/app-late', 'ok'], ['/app-two', 'ok'], ['/app-slow', 'ok'], ['/app-post', 'ok'], ['/app-script', 'ok'], ['/app-503', 'ok'], ['/app-clock', 'ok'], ['/app-frame', 'ok'], ['/app-gbk', 'ok'], ['/app-picture', 'ok'],
    ['/app-empty', 'shell'], ['/app-gone', 'soft-not-found'], ['/app-404', 'not-found'], ['/app-down', 'unavailable'], ['/app-inner', 'disallowed'], ['/app-outside', 'not-allowed'], ['/app-stall', 'timeout'],
    ['/app-home', 'redirect-home'], ['/app-loop', 'shell'],
  ])('%s is %s', async (path, outcome) => {
    const result = await takeOne(portal.origin + path, options, outcome === 'ok' ? shared : impatient);
    expect([result.outcome, result.detail]).toEqual([outcome, outcome === 'ok' ? undefined : expect.stringMatching(/。$/)]);
    const text = Buffer.from(result.rendered?.bytes ?? []).toString();
    if (outcome === 'ok') expect(text).toContain('受理条件');
    if (path === '/app-two') expect(text).toContain('申请表');
    if (path === '/app-post') expect(text).toContain('{"id":7}');
    if (path === '/app-frame') expect(text).toContain('data-frame="/part"');
  });

  it('is not used where the page holds its data, nor for a challenge', async () => {
    const result = await takeOne(`${portal.origin}/challenge`, options);
    expect([result.outcome, result.rendered]).toEqual(['challenge', undefined]);
  });

  it('fetches the document once, shared scripts once, pictures never, and forbidden parts not at all', async () => {
    const before = portal.hits.length;
    const results = await take(['/app-script', '/app-script?2', '/app-script?3', '/app-picture', '/app-inner'].map((path) => portal.origin + path), options);
    expect(results.map((each) => each.outcome)).toEqual(['ok', 'ok', 'ok', 'ok', 'disallowed']);
    const paths = portal.hits.slice(before).map((hit) => hit.path).sort();
    expect(paths).toEqual(['/api/1.json', '/api/1.json', '/api/1.json', '/api/1.json', '/app-inner', '/app-picture', '/app-script', '/app-script?2', '/app-script?3', '/robots.txt', '/shared.js']);
    expect(new Set(portal.hits.map((hit) => hit.headers['user-agent'])).size).toBe(1);
    expect(results[3]?.rendered?.requests.filter((each) => each.refused === 'skipped').map((each) => new URL(each.url).pathname)).toContain('/v.mp4');
  });

  it('sends the cookies of the page and leaves nothing to the next', async () => {
    const cookie = await takeOne(`${portal.origin}/app-cookie`, options);
    const text = Buffer.from(cookie.rendered?.bytes ?? []).toString();
    expect(text).toContain('given=1');
    expect(text).toContain('own=2');
    const both = await take([`${portal.origin}/app-storage`, `${portal.origin}/app-storage?2`], { ...options, browser: { tabs: 1, timeout: 60_000 } });
    for (const each of both) expect(Buffer.from(each.rendered?.bytes ?? []).toString()).toMatch(/第0次.*无/);
  });

  it.each([1, 2])('pages share nothing that a browser can keep, with %i tabs', async (tabs) => {
    const pages = await take([1, 2, 3, 4].map((n) => `${portal.origin}/app-leaves?${n}`), { ...options, browser: { tabs, timeout: 60_000 } });
    for (const each of pages) expect(Buffer.from(each.rendered?.bytes ?? []).toString()).toContain('库无,存无,会话无,曲奇无,名无,工人0,缓存0');
  });

  it('reaches no other host and no file, whatever a page tries', async () => {
    const result = await takeOne(`${portal.origin}/app-outside-all`, options);
    expect(result.outcome).toBe('ok');
    expect(Buffer.from(result.rendered?.bytes ?? []).toString()).not.toContain('root:');
    await new Promise((wake) => setTimeout(wake, 300));
    expect([tcpHits, inner.hits.length]).toEqual([0, 0]);
  });

  it('says nothing of a page that it was drawing when the crawl was ended', async () => {
    const ending = new AbortController();
    const crawler = createCrawler({ ...options, signal: ending.signal });
    const told: string[] = [];
    const asked = new Promise<void>((resolve) => { endedAsked = resolve; });
    const reading = (async () => {
      for await (const { outcome } of crawler.crawl([{ id: '1', url: `${portal.origin}/app-ended` }])) told.push(outcome);
    })();
    await asked;
    ending.abort();
    await reading;
    await crawler.close();
    expect(told).toEqual([]);
  });

  it('is started anew after so many pages', async () => {
    const urls = Array.from({ length: 5 }, (_, index) => `${portal.origin}/app?${index}`);
    const results = await take(urls, { ...options, browser: { recycleAfter: 2, timeout: 60_000 } });
    expect(results.map((each) => each.outcome)).toEqual(urls.map(() => 'ok'));
  });
});

it('without a browser says so', async () => {
  const portal = await openPortal({ '/app': app('1') });
  const off = await takeOne(`${portal.origin}/app`, quick(portal.origin));
  const none = await takeOne(`${portal.origin}/app`, { ...quick(portal.origin), browser: { executablePath: '/none/chromium' } });
  await portal.close();
  expect([off.outcome, none.outcome]).toEqual(['not-rendered', 'not-rendered']);
  expect(none.detail).toContain('没有找到浏览器');
});
