import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import Database from 'libsql';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openEngine } from '../../src/run/engine.js';
import type { Progress } from '../../src/run/progress.js';
import { openPortal, send, type Portal } from '../crawl/portal.js';
import { AT, bare, HOUR, openCensusCity, type CensusReport } from './census-city.js';
import { folders, guidePage } from './small-city.js';

const made = folders();
const portals: Portal[] = [];
afterEach(async () => {
  for (const portal of portals.splice(0)) await portal.close();
});
afterAll(() => made.remove());

async function openCity(online: (number | 'down')[], pageOf?: (index: number, days: number) => string) {
  const city = await openCensusCity(made.open(), online, pageOf);
  portals.push(city.portal);
  return city;
}
const NIGHT = 24 * HOUR;
const limits = (report: { findings: { element: string; itemName: string; seen?: string; verdict: string }[] }): string[] =>
  report.findings.filter(({ element, verdict }) => element === 'promisedTimeLimit' && verdict === 'fail').map(({ itemName, seen }) => `${itemName} ${seen}`);

describe('a census', () => {
  test('says what is new, what persists and what was mended since the last, and deducts nothing', async () => {
    const city = await openCity([5, 9, 9, 5]);
    const first = await city.census();
    expect(limits(first)).toEqual(['古树移植办理 first', '公墓安葬办理 first']);
    expect(first.changes).toEqual({ counts: { new: 2, persisting: 0, mended: 0, doubtful: 0, untold: 0, delisted: 0 } });
    [city.online[1], city.online[3]] = [5, 7];
    const second = await city.census(AT + NIGHT);
    expect(limits(second)).toEqual(['公墓安葬办理 persisting', '船员登记办理 new']);
    expect(second.changes).toEqual({ since: '2018-09-20T09:00:00+08:00', counts: { new: 1, persisting: 1, mended: 1, doubtful: 0, untold: 0, delisted: 0 } });
    expect(second.ended.map(({ itemName, element, ending }) => [itemName, element, ending])).toEqual([['古树移植办理', 'promisedTimeLimit', 'mended']]);
    expect(second.findings.every(({ points }) => points === 0)).toBe(true);
    expect(second.scores).toEqual([{ checked: 4, deducted: 0, department: '甲局', lines: [] }]);
  });

  test('calls nothing mended that it could not see', async () => {
    const city = await openCity([5, 9]);
    await city.census();
    city.online[1] = 'down';
    const second = await city.census(AT + NIGHT);
    expect(limits(second)).toEqual([]);
    expect(second.ended.map(({ ending }) => ending)).toEqual(['untold']);
  });

  test('calls nothing mended, and nothing new, on a portal whose profile no longer fits, nor when it fits again', async () => {
    let redesigned = false;
    const city = await openCity([5, 9, 9], (index, days) => {
      const usual = guidePage(index, days);
      return redesigned ? usual.replace(/<tr><th>咨询电话.*?<\/tr>/, '').replace(index === 1 ? /<tr><th>承诺办结时限.*?<\/tr>/ : /$^/, '') : usual;
    });
    const profiles = [path.join(path.dirname(city.catalogue), '门户.json')];
    writeFileSync(profiles[0] ?? '', JSON.stringify({ id: 'small', name: '小城门户', hosts: [new URL(city.portal.origin).host], usualElements: 10 }));
    const told = (report: CensusReport) => [report.changes.counts, report.ended.map(({ itemName, ending }) => `${itemName} ${ending}`), limits(report)];
    const counts = { new: 0, persisting: 0, mended: 0, doubtful: 0, untold: 0, delisted: 0 };
    await city.census(AT, { profiles });
    redesigned = true;
    city.online[0] = 8;
    const broken = await city.census(AT + NIGHT, { profiles });
    expect(broken.notices.filter(({ message }) => message.includes('已失灵'))).toHaveLength(1);
    expect(told(broken)).toEqual([{ ...counts, untold: 2 }, ['古树移植办理 untold', '公墓安葬办理 untold'], ['河道采砂办理 undefined', '公墓安葬办理 undefined']]);
    redesigned = false;
    city.online[0] = 5;
    expect(told(await city.census(AT + 2 * NIGHT, { profiles }))).toEqual([{ ...counts, new: 1, persisting: 1 }, [], ['古树移植办理 new', '公墓安葬办理 persisting']]);
  });

  test('keeps no findings, weeks or points in the office’s books', async () => {
    const city = await openCity([9]);
    await city.census();
    const store = new Database(path.join(city.data, 'store.sqlite'));
    const rows = ['findings', 'sightings', 'charges', 'audit'].map((table) => store.prepare(`SELECT count(*) AS rows FROM "${table}"`).get() as { rows: number });
    store.close();
    expect(rows.map((row) => row.rows)).toEqual([0, 0, 0, 0]);
  });

  test('writes a report of the usual shape, a page a unit and a workbook that opens', async () => {
    const city = await openCity([5, 9]);
    await city.census();
    const report = await city.census(AT + NIGHT);
    expect(openEngine().schemas.validateReport(report)).toEqual([]);
    expect(readdirSync(city.out).sort()).toEqual(['evidence', 'findings.xlsx', 'report.html', 'report.json', 'units']);
    const html = readFileSync(path.join(city.out, 'report.html'), 'utf8');
    expect(html).toContain('href="units/0001.html"');
    expect(html).toContain('>新增</th>');
    expect(readFileSync(path.join(city.out, 'units/0001.html'), 'utf8')).toContain('上次已有');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path.join(city.out, 'findings.xlsx'));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['总体情况', '单位统计', '问题清单', '待人工核实', '上次已列']);
    const rows = workbook.getWorksheet('问题清单')?.getSheetValues().map((row) => (Array.isArray(row) ? row.filter((cell) => typeof cell === 'string').join('|') : '')) ?? [];
    expect(rows.filter((row) => row.includes('古树移植办理') && row.includes('持续'))).toHaveLength(1);
  });

  test('speaks of no points on any page, and of no changes where there is nothing to compare with', async () => {
    const city = await openCity([5, 9]);
    const report = await city.census();
    expect(report.run.reminders).toBe(true);
    const pages = ['report.html', 'units/0001.html'].map((name) => readFileSync(path.join(city.out, name), 'utf8'));
    for (const page of pages) expect(page).not.toMatch(/拟扣分|扣分规则/);
    expect(pages[0]).not.toMatch(/<th[^>]*>(?:新增|持续|已改正)</);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path.join(city.out, 'findings.xlsx'));
    const heads = workbook.worksheets.map((sheet) => JSON.stringify(sheet.getSheetValues()));
    for (const head of heads) expect(head).not.toMatch(/拟扣分|扣分规则|"新增"|"已改正"/);
  });

  test('counts what a unit is rid of that stands in the catalogue no more', async () => {
    const city = await openCity([5, 9]);
    await city.census();
    writeFileSync(city.catalogue, readFileSync(city.catalogue, 'utf8').replaceAll('甲局', '乙局'));
    const report = await city.census(AT + NIGHT);
    expect(report.ended.map(({ department, ending }) => [department, ending])).toEqual([['甲局', 'delisted']]);
    expect(report.changes.counts).toMatchObject({ delisted: 1 });
  });

  test('goes on where it was ended, and its report is that of one that was not', async () => {
    const city = await openCity([5, 9, 7, 5]);
    const ending = new AbortController();
    const slow = await openPortal({ '/p/3': (_, response) => void (ending.signal.aborted ? send(response, guidePage(3, 5)) : ending.signal.addEventListener('abort', () => response.destroy())) });
    portals.push(slow);
    writeFileSync(city.catalogue, readFileSync(city.catalogue, 'utf8').replace(',/p/3,', `,${slow.origin}/p/3,`));
    const told: string[] = [];
    const progress: Progress = (_, done, __, note) => {
      if (note !== undefined) told.push(note);
      if (done === 3) ending.abort();
    };
    await expect(city.census(AT, { allowHosts: [slow.host], signal: ending.signal }, progress)).rejects.toThrow('已中断');
    expect([existsSync(path.join(city.out, 'report.json')), told]).toEqual([false, []]);
    const { length } = city.portal.hits;
    const report = await city.census(AT, { allowHosts: [slow.host] }, progress);
    expect(told).toEqual(['接着上次未完成的普查，已完成的 3 个事项不再重做']);
    expect(city.portal.hits.slice(length).filter(({ path: asked }) => asked.startsWith('/p/'))).toEqual([]);
    const folder = made.open();
    expect(bare(report)).toBe(bare(await city.census(AT, { allowHosts: [slow.host], data: path.join(folder, 'data'), out: path.join(folder, 'out') })));
  });
});

describe('the reports of a census', () => {
  const FULL = '/dev/full';
  const obstacles = ['a folder in its way', ...(existsSync(FULL) ? ['a full disk'] : [])];
  const parts = ['report.json.part.coverage', 'report.json.part', 'findings.xlsx.part', 'report.html.part'];

  test.each(obstacles.flatMap((obstacle) => parts.map((part) => [part, obstacle])))('stay those of the last where %s has %s, and are written when it is gone', async (part, obstacle) => {
    const city = await openCity([5, 9]);
    await city.census();
    const files = ['report.json', 'report.html', 'units/0001.html'];
    const read = () => files.map((name) => readFileSync(path.join(city.out, name), 'utf8'));
    const before = read();
    if (obstacle === 'a full disk') symlinkSync(FULL, path.join(city.out, part));
    else mkdirSync(path.join(city.out, part));
    city.online[0] = 7;
    await expect(city.census(AT + NIGHT)).rejects.toThrow(obstacle === 'a full disk' ? /^写不进输出文件夹“.*”：磁盘已满（ENOSPC）。请腾出空间/ : /^写不进输出文件夹“.*”（E[A-Z]+），请关闭/);
    expect(read()).toEqual(before);
    expect(readdirSync(city.out).sort()).toEqual(['evidence', 'findings.xlsx', 'report.html', 'report.json', 'units']);
    expect(limits(await city.census(AT + NIGHT))).toEqual(['河道采砂办理 new', '古树移植办理 persisting']);
  });
});

describe('a census of an unchanged city', () => {
  test('fetches no page whole, reads and compares nothing, writes nothing again', async () => {
    const city = await openCity([5, 5, 5]);
    const first = await city.census();
    const before = city.written();
    const evidence = readdirSync(path.join(city.out, 'evidence'), { recursive: true }).sort();
    const log = readFileSync(path.join(city.out, 'evidence/captures.jsonl'), 'utf8');
    const { whole } = city.answers;
    const second = await city.census(AT + HOUR);
    expect(city.answers).toEqual({ whole, unchanged: 3 });
    expect(city.written()).toEqual(before);
    expect(readdirSync(path.join(city.out, 'evidence'), { recursive: true }).sort()).toEqual(evidence);
    expect(readFileSync(path.join(city.out, 'evidence/captures.jsonl'), 'utf8')).toBe(log);
    expect(second.coverage.filter(({ channel }) => channel === 'online').map(({ takenAt }) => takenAt)).toEqual(Array(3).fill('2018-09-20T10:00:00+08:00'));
    expect(second.coverage.map(({ takenAt: _, ...row }) => row)).toEqual(first.coverage.map(({ takenAt: _, ...row }) => row));
  });

  test('gives the report that a census without cache gives, byte for byte', async () => {
    const city = await openCity([5, 9, 5]);
    await city.census();
    const warm = await city.census(AT + NIGHT);
    expect(bare(warm)).toBe(bare({ ...(await city.census(AT + NIGHT, { cache: false })), changes: warm.changes }));
  });

  test('takes a page that is the same as last time for seen twice', async () => {
    const city = await openCity([9, 8, 7, 6]);
    await city.census();
    const { whole } = city.answers;
    const second = await city.census(AT + NIGHT);
    expect(second.findings.filter(({ verdict }) => verdict === 'fail').map(({ confirmedAt }) => confirmedAt)).toEqual(Array(4).fill('2018-09-21T09:00:00+08:00'));
    // One in seven is fetched whole all the same, whatever the site says.
    expect(city.answers.whole - whole).toBeLessThanOrEqual(1);
  });
});

describe('what a census need not do again', () => {
  test('on another day nothing is read, compared or written, and the report is that of one without cache', async () => {
    const city = await openCity([5, 9, 5]);
    await city.census();
    await city.census(AT + NIGHT);
    const before = city.written();
    const warm = await city.census(AT + 2 * NIGHT);
    expect(city.written()).toEqual(before);
    expect(bare(warm)).toBe(bare({ ...(await city.census(AT + 2 * NIGHT, { cache: false })), changes: warm.changes }));
  });

  test('of one page that changed: only that is fetched whole, read and compared', async () => {
    const city = await openCity([5, 5, 5, 5]);
    await city.census();
    const before = city.written();
    const { whole } = city.answers;
    city.online[2] = 4;
    const report = await city.census(AT + NIGHT);
    // The page, and once more because of what it is accused of.
    expect(city.answers.whole - whole).toBe(2);
    const after = city.written();
    expect([(after['check'] ?? 0) - (before['check'] ?? 0), (after['contents'] ?? 0) - (before['contents'] ?? 0)]).toEqual([1, 1]);
    expect(limits(report)).toEqual(['公墓安葬办理 new']);
  });

  test('a page whose counter turns is read, and neither compared nor written anew', async () => {
    let visits = 0;
    const city = await openCity([5, 5], (index, days) => guidePage(index, days).replace('</body>', `<footer>访问量${(visits += 1)}次</footer></body>`));
    await city.census();
    const before = city.written();
    const report = await city.census(AT + NIGHT);
    const after = city.written();
    expect(after['check']).toBe(before['check']);
    expect(after['value']).toBe(before['value']);
    expect(report.coverage.filter(({ channel, outcome }) => channel === 'online' && outcome === 'ok')).toHaveLength(2);
  });

  test('a paper is read by its bytes, not by its date', async () => {
    const city = await openCity([5, 5]);
    await city.census();
    const file = path.join(path.dirname(city.catalogue), '1.md');
    const { atime, mtime } = statSync(file);
    city.paper(1, 7);
    utimesSync(file, atime, mtime);
    expect(limits(await city.census(AT + NIGHT))).toEqual(['古树移植办理 new']);
  });

  test.each([
    ['the store', 'store.sqlite'],
    ['the cache', 'cache.sqlite'],
  ])('is done again where %s is gone', async (_, name) => {
    const city = await openCity([5, 9]);
    await city.census();
    for (const ending of ['', '-wal', '-shm']) rmSync(path.join(city.data, name + ending), { force: true });
    expect(limits(await city.census(AT + NIGHT)).map((one) => one.split(' ')[0])).toEqual(['古树移植办理']);
  });

  test('a page whose kept bytes are gone is fetched whole where it has to be read', async () => {
    const city = await openCity([5, 9]);
    await city.census();
    for (const folder of readdirSync(path.join(city.out, 'evidence')).filter((name) => name.length === 2)) rmSync(path.join(city.out, 'evidence', folder), { recursive: true });
    city.paper(0, 6);
    expect(limits(await city.census(AT + NIGHT))).toEqual(['河道采砂办理 new', '古树移植办理 persisting']);
  });
});
