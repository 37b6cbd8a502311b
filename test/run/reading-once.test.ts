import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CompareContext } from '../../src/model/comparison.js';
import { openEngine } from '../../src/run/engine.js';
import { readPage } from '../../src/run/online.js';
import { openRunCache } from '../../src/run/open-cache.js';
import { Stages } from '../../src/run/stages.js';
import { openWorkers, type Workers } from '../../src/run/workers.js';

const engine = openEngine();
const other = openEngine();
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-once-'));
const cache = openRunCache(folder);
afterAll(() => { cache.close(); rmSync(folder, { recursive: true, force: true }); });

const url = 'https://portal.example/guide/1';
const html = '<h1>食品经营许可</h1><table><tr><th>承诺办结时限</th><td>5天</td></tr><tr><th>咨询电话</th><td>0571-82345678</td></tr><tr><th>办理地点</th><td>山前路1号</td></tr></table>';
const bare = '<p>系统维护中</p>';
/** A body as the crawler hands it over. */
const bodyOf = (text: string) => ({ url, bytes: Buffer.from(text), sha256: sha256(text), charset: 'utf-8', html: () => text });
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const item = { id: '1', basicCode: '', name: '食品经营许可', department: '区局', row: 2, online: [url], offline: [] };

/** Stages whose reading of pages is counted, or breaks. */
function stages(breaks = false): { stages: Stages; read: () => number } {
  const own = openWorkers(engine);
  let count = 0;
  const workers: Workers = { ...own, page: async (task) => {
    count += 1;
    if (breaks) throw new Error('处理超过了时限');
    return own.page(task);
  } };
  return { stages: new Stages(engine, workers, { readAll: () => Promise.resolve([]), close: () => undefined }, cache), read: () => count };
}

describe('a page that was read to see whether it holds a guide', () => {
  const context: CompareContext = { areaCode: '0571', region: '330109', day: '2026-03-02' };

  it('is not read again for the comparison, whatever type the item is of', async () => {
    const { stages: own, read } = stages();
    expect(await own.holdsGuide(context)(bodyOf(html))).toBe(true);
    const guides = await own.readerAt(url).readBody(bodyOf(html), sha256(html), { ...context, itemType: '行政许可', relation: 'channel' });
    expect(guides.map((guide) => own.values.guide(guide).fields['promisedTimeLimit']?.[0]?.text)).toEqual(['5天']);
    expect(read()).toBe(1);
  });

  it('is not kept where it holds none', async () => {
    const { stages: own, read } = stages();
    const holds = own.holdsGuide(context);
    expect(await holds(bodyOf(bare))).toBe(false);
    expect(await holds(bodyOf(bare))).toBe(false);
    expect(read()).toBe(2);
  });

  it('is named where it breaks its reader, and nobody is accused', async () => {
    const { stages: own } = stages(true);
    const broken = `${html}<!-- breaks -->`;
    expect(await own.holdsGuide(context)(bodyOf(broken))).toBe(true);
    const bytes = Buffer.from(broken);
    const page = { id: '1', url, finalUrl: url, outcome: 'ok' as const, attempts: 1, headers: {}, bytes, sha256: sha256(broken), takenAt: '2026-03-02T09:00:00+08:00', timings: { queued: 0, fetch: 0, render: 0 } };
    const { capture, guide } = await readPage(page, item, context, own.readerAt(url));
    expect(guide).toBeUndefined();
    expect(capture).toMatchObject({ outcome: 'unreadable', detail: '网页已取得，读取时出错（处理超过了时限），未与“食品经营许可”比对；请告知系统管理员。' });
  });
});

describe('a reading', () => {
  const plain: CompareContext = { areaCode: '0571', region: '330109', day: '2026-03-02' };
  it.each(engine.comparisons.kinds)('of the kind %s does not rest on what only comparisons ask', (kind) => {
    for (const text of ['5天', '5日内', '5个工作日', '0571-82345678', '山前路1号', '工作日9:00-17:00', '不收费', '每份10元', '申请表 原件1份', '即时办结', '最多跑1次', '《中华人民共和国行政许可法》第四十二条']) {
      const known = other.comparisons.read(kind, text, plain);
      expect(engine.comparisons.read(kind, text, { ...plain, itemType: '行政许可', relation: 'standard', names: ['线上', '手册'] })).toEqual(known);
    }
  });
});
