import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, openDrawer, partsOfPage, partsOfSheet, type PageDrawer, type Spot } from '../../src/crawl/index.js';
import type { Report } from '../../src/model/report.js';
import { runCity } from '../../src/run/city.js';
import { verifyPack } from '../../src/run/verify.js';
import { openPortal, page, send, type Portal } from '../crawl/portal.js';

const browser = findBrowser() !== undefined;
if (!browser) process.stderr.write('no browser was found: pictures are not drawn in these tests (npm run setup)\n');

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(path.join(tmpdir(), 'zhinan-pictures-'));
  folders.push(made);
  return made;
};
afterAll(() => { for (const made of folders) rmSync(made, { recursive: true, force: true }); });

/** Width and height of a PNG. */
function sizeOf(png: Uint8Array | undefined): [number, number] {
  const bytes = Buffer.from(png ?? []);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe('what a page needs to be drawn', () => {
  const at = 'http://portal.example/guide/1.html';
  test.each<[string, string, string[]]>([
    ['style sheets and pictures', '<link rel="stylesheet" href="/a.css"><img src="b.png">', ['http://portal.example/a.css', 'http://portal.example/guide/b.png']],
    ['a base', '<base href="/x/"><img src="b.png">', ['http://portal.example/x/b.png']],
    ['styles within the page', '<style>p{background:url(c.png)}</style><p style="background:url(\'d.png\')">', ['http://portal.example/guide/c.png', 'http://portal.example/guide/d.png']],
    ['a frame of its own text', '<iframe srcdoc="<img src=&quot;e.png&quot;>"></iframe>', ['http://portal.example/guide/e.png']],
    ['each once', '<img src="b.png"><img src="b.png#x">', ['http://portal.example/guide/b.png']],
    ['no scripts, icons, inline pictures, other schemes', '<script src="a.js"></script><link rel="icon" href="i.ico"><img src="data:image/png;base64,AA"><img src="file:///etc/passwd"><img>', []],
  ])('%s', (_name, html, urls) => {
    expect(partsOfPage(html, at).map((part) => part.url)).toEqual(urls);
  });

  test('a style sheet names further ones and pictures, no fonts', () => {
    expect(partsOfSheet('@import "x.css"; @font-face{src:url(f.woff2)} a{background:url("p.png")} b{background:url(data:image/gif;base64,R0)}', 'http://portal.example/css/a.css')).toEqual([
      { url: 'http://portal.example/css/x.css', type: 'stylesheet' }, { url: 'http://portal.example/css/p.png', type: 'image' },
    ]);
  });
});

describe.runIf(browser)('crops of kept pages', () => {
  let drawer: PageDrawer;
  beforeAll(async () => {
    const opened = await openDrawer();
    if (typeof opened === 'string') throw new Error(opened);
    drawer = opened;
  });
  afterAll(() => drawer.close());

  const draw = (body: string, wishes: Spot[][], part: (url: string) => Promise<{ bytes: Uint8Array; mediaType: string } | undefined> = () => Promise.resolve(undefined)) =>
    drawer.draw({ url: 'http://portal.example/guide/1.html', html: page(body), part }, wishes, true);
  const TALL = '<p style="height:3000px">上文</p>';

  test('the whole page once, and each place with its surroundings', async () => {
    const { whole, crops } = await draw(`<table><tr><th>承诺办结时限</th><td id="v">15个工作日</td></tr></table>${TALL}<p id="end">末尾</p>`, [[{ selector: '#v', raw: '15个工作日' }], [{ selector: '#end' }]]);
    expect(sizeOf(whole)[0]).toBe(1120);
    expect(sizeOf(whole)[1]).toBeGreaterThan(3000);
    for (const crop of crops) {
      expect(crop.opened).toBe(false);
      expect(sizeOf(crop.png)[1]).toBeLessThanOrEqual(600);
    }
  });

  test.each<[string, string, Spot]>([
    ['a panel of tabs', '<div style="display:none"><p id="v">5个工作日</p></div>', { selector: '#v' }],
    ['the attribute hidden', '<div hidden><p id="v">5个工作日</p></div>', { selector: '#v' }],
    ['closed details', '<details><summary>材料</summary><p id="v">5个工作日</p></details>', { selector: '#v' }],
    ['a text cut short', '<div style="height:20px;overflow:hidden"><p>一</p><p>二</p><p id="v">5个工作日</p></div>', { selector: '#v' }],
    ['a mask over the page', '<div style="position:fixed;inset:0;background:#000">加载中</div><p id="v">5个工作日</p>', { selector: '#v' }],
  ])('what is folded or covered is laid open, and that is said: %s', async (_name, body, spot) => {
    const { crops } = await draw(body, [[spot]]);
    expect(crops[0]?.opened).toBe(true);
    sizeOf(crops[0]?.png);
  });

  test('a place in a frame of the page’s own text', async () => {
    const { crops } = await draw('<iframe srcdoc="<p>甲</p><p id=&quot;v&quot;>5个工作日</p>"></iframe>', [[{ frame: 'iframe', selector: '#v', raw: '5个工作日' }]]);
    sizeOf(crops[0]?.png);
  });

  test('a place that is not there has no picture', async () => {
    const { crops } = await draw('<p>甲</p>', [[{ selector: '#none' }], [{ selector: 'p' }]]);
    expect(crops[0]?.png).toBeUndefined();
    sizeOf(crops[1]?.png);
  });

  test('no script runs, nothing is fetched but what is kept, no page leads away', async () => {
    const portal = await openPortal({});
    const asked: string[] = [];
    const harm = `<img src="${portal.origin}/a.png"><iframe src="${portal.origin}/f"></iframe><link rel="stylesheet" href="${portal.origin}/kept.css"><meta http-equiv="refresh" content="0;url=${portal.origin}/away">
      <script>document.getElementById('v').textContent = '被改'; fetch('${portal.origin}/x'); location = '${portal.origin}/y'</script>`;
    const { crops } = await draw(`<p id="v" onclick="1">5个工作日</p>${harm}`, [[{ selector: '#v', raw: '5个工作日' }]], (url) => {
      asked.push(url);
      return Promise.resolve(url.endsWith('kept.css') ? { bytes: Buffer.from('p{color:blue}'), mediaType: 'text/css' } : undefined);
    });
    await portal.close();
    sizeOf(crops[0]?.png);
    expect(portal.hits).toEqual([]);
    expect(asked.sort()).toEqual([`${portal.origin}/a.png`, `${portal.origin}/kept.css`]);
  });

  test('the same page gives the same picture', async () => {
    const once = async () => Buffer.from((await draw(`<p id="v">5个工作日</p>${TALL}`, [[{ selector: '#v' }]])).crops[0]?.png ?? []).toString('base64');
    expect(await once()).toBe(await once());
  });
});

describe('a run', () => {
  let portal: Portal;
  beforeAll(async () => {
    const body = '<link rel="stylesheet" href="/site.css"><img src="/logo.png"><h1>堆肥场备案</h1><table><tr><th>事项名称</th><td>堆肥场备案</td></tr><tr><th>基本编码</th><td>330199001000</td></tr>'
      + '<tr><th>承诺办结时限</th><td>9个工作日</td></tr><tr><th>办理地点</th><td>山前路1号</td></tr></table><p>申请材料：</p><ol><li>申请表（<a href="/files/form.docx">空白表格</a>）</li></ol>';
    portal = await openPortal({
      '/guide': (_request, response) => send(response, page(body)),
      '/site.css': (_request, response) => send(response, 'td{color:#036;background:url(/dots.png)}', { type: 'text/css' }),
      '/logo.png': (_request, response) => send(response, PIXEL, { type: 'image/png' }),
      '/dots.png': (_request, response) => send(response, PIXEL, { type: 'image/png' }),
      '/files/form.docx': (_request, response) => send(response, 'blank form', { type: 'application/octet-stream' }),
    });
  });
  afterAll(() => portal.close());

  const run = async (withBrowser: boolean): Promise<{ report: Report; out: string }> => {
    const made = folder();
    writeFileSync(path.join(made, '目录.csv'), '基本编码,实施编码,事项名称,部门,线上地址,线下文件,手册文件\n330199001000,,堆肥场备案,甲局,/guide,线下.md,\n');
    writeFileSync(path.join(made, '线下.md'), '# 堆肥场备案\n\n- 事项名称：堆肥场备案\n- 基本编码：330199001000\n- 承诺办结时限：5个工作日\n- 办理地点：山前路1号\n');
    const out = path.join(made, 'out');
    const { report } = await runCity({ catalogue: path.join(made, '目录.csv'), portal: portal.origin, out, allowHosts: [], browser: withBrowser }, () => undefined);
    return { report, out };
  };
  const accused = (report: Report) => report.findings.find((finding) => finding.element === 'promisedTimeLimit')?.sides.online;

  test('keeps style sheets, pictures and forms by their hash, each asked for once', async () => {
    const before = portal.hits.length;
    const { out } = await run(false);
    const lines = readFileSync(path.join(out, 'evidence/parts.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { url: string; kind: string; path: string; sm3: string });
    expect(lines.map(({ url, kind }) => `${kind} ${url.slice(portal.origin.length)}`).sort()).toEqual(['form /files/form.docx', 'image /dots.png', 'image /logo.png', 'stylesheet /site.css']);
    const form = lines.find(({ kind }) => kind === 'form');
    expect(readFileSync(path.join(out, 'evidence', form?.path ?? ''), 'utf8')).toBe('blank form');
    expect(form?.path.endsWith('.docx')).toBe(true);
    expect(portal.hits.slice(before).filter((hit) => hit.path === '/site.css')).toHaveLength(1);
  });

  test('without a browser says so at the finding', async () => {
    const { report, out } = await run(false);
    expect(accused(report)?.picture).toEqual({ missing: '无浏览器，未截图' });
    expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toContain('无浏览器，未截图');
    expect((await verifyPack(out)).exitCode).toBe(0);
  });

  test.runIf(browser)('shows the picture in the report and lists it in the pack', async () => {
    const { report, out } = await run(true);
    const picture = accused(report)?.picture;
    expect(picture?.missing).toBeUndefined();
    sizeOf(readFileSync(path.join(out, picture?.file ?? '')));
    sizeOf(readFileSync(path.join(out, picture?.page ?? '')));
    const html = readFileSync(path.join(out, 'report.html'), 'utf8');
    expect(html).toContain('<img src="data:image/png;base64,');
    expect(html).toContain(`href="${picture?.page}"`);
    expect(readFileSync(path.join(out, 'manifest.json'), 'utf8')).toContain(picture?.file);
    expect((await verifyPack(out)).exitCode).toBe(0);
    expect(readdirSync(path.join(out, 'evidence/pictures')).some((name) => name.endsWith('.part'))).toBe(false);
  });
});
