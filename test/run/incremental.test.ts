import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import Database from 'libsql';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { runCity } from '../../src/run/city.js';
import { openPortal, send, type Portal } from '../crawl/portal.js';
import { openSamplePortal } from './sample-portal.js';
import { folders, guidePage, writeCity } from './small-city.js';

const GUIDES = path.resolve(import.meta.dirname, '../../guides');
const made = folders();
let portal: Portal | undefined;
afterEach(async () => {
  await portal?.close();
  portal = undefined;
});
afterAll(() => made.remove());

const AT = Date.parse('2018-09-20T09:00:00+08:00');
const HOUR = 3_600_000;
const bare = (report: Report): string => JSON.stringify({ ...report, run: { ...report.run, id: '', timings: {} } });

/** A city of three items whose pages and papers say so many days, in a folder with data of its own. */
async function openCity(online: number[]) {
  const folder = made.open();
  const catalogue = writeCity(folder, online.length);
  portal = await openPortal(Object.fromEntries(online.map((_, index) => [`/p/${index}`, (_request: unknown, response: Parameters<typeof send>[0]) => send(response, guidePage(index, online[index] ?? 5))])));
  const { origin } = portal;
  let runs = 0;
  return {
    data: path.join(folder, 'data'),
    paper(index: number, days: number): void {
      const file = path.join(folder, `${index}.md`);
      writeFileSync(file, readFileSync(file, 'utf8').replace(/\d+个工作日/, `${days}个工作日`));
    },
    async run(settings: { cache?: boolean; at?: number } = {}): Promise<Report> {
      const out = path.join(folder, `out-${++runs}`);
      mkdirSync(out);
      return (await runCity({ catalogue, out, portal: origin, data: path.join(folder, 'data'), allowHosts: [], browser: false, region: '330100', cache: settings.cache ?? true }, () => undefined, () => new Date(settings.at ?? AT))).report;
    },
  };
}

/** Keys of a kind in the cache of a data folder. */
function keys(data: string, kind: 'read' | 'check' | 'value'): Set<string> {
  const database = new Database(path.join(data, 'cache.sqlite'));
  const rows = database.prepare("SELECT key FROM kept WHERE key LIKE ? || ' %'").all(kind) as { key: string }[];
  database.close();
  return new Set(rows.map(({ key }) => key));
}
const added = (before: Set<string>, after: Set<string>): number => [...after].filter((key) => !before.has(key)).length;

describe('a city that was checked before', () => {
  test('is neither read nor compared again, and its report is the same, byte for byte', async () => {
    const city = await openCity([5, 9, 5]);
    const first = await city.run();
    const before = [keys(city.data, 'read'), keys(city.data, 'check'), keys(city.data, 'value')];
    const second = await city.run({ at: AT + HOUR });
    const after = [keys(city.data, 'read'), keys(city.data, 'check'), keys(city.data, 'value')];
    expect(after).toEqual(before);
    expect(bare(second)).toBe(bare(await city.run({ at: AT + HOUR, cache: false })));
    expect(first.findings.length).toBe(second.findings.length);
    expect(first.findings.length).toBeGreaterThan(0);
    expect(second.findings[0]?.sides.online?.takenAt).toBe('2018-09-20T10:00:00+08:00');
  });

  test('of which one paper changed: only that is read, only its item compared', async () => {
    const city = await openCity([5, 5, 5]);
    await city.run();
    const [read, check] = [keys(city.data, 'read'), keys(city.data, 'check')];
    city.paper(1, 7);
    const report = await city.run();
    expect(added(read, keys(city.data, 'read'))).toBe(1);
    expect(added(check, keys(city.data, 'check'))).toBe(1);
    expect(report.findings.filter((finding) => finding.element === 'promisedTimeLimit').map((finding) => finding.itemName)).toEqual(['古树移植办理']);
  });

  test('on another day is neither read nor compared again', async () => {
    const city = await openCity([5, 9]);
    await city.run();
    const [read, check] = [keys(city.data, 'read'), keys(city.data, 'check')];
    await city.run({ at: AT + 24 * HOUR });
    expect(added(read, keys(city.data, 'read'))).toBe(0);
    expect(added(check, keys(city.data, 'check'))).toBe(0);
  });

  test.each([
    ['contents', "UPDATE kept SET content = x'00'"],
    ['guides alone', "DELETE FROM kept WHERE key LIKE 'value %'"],
    ['readings alone', "UPDATE kept SET sum = x'00' WHERE key LIKE 'read %'"],
  ])('gives the same report where the cache is damaged: %s', async (_, statement) => {
    const city = await openCity([5, 9, 5]);
    await city.run();
    const database = new Database(path.join(city.data, 'cache.sqlite'));
    database.exec(statement);
    database.close();
    expect(bare(await city.run())).toBe(bare(await city.run({ cache: false })));
  });

  test('gives, whatever changes, the report that a run without cache gives', async () => {
    const days = fc.integer({ min: 1, max: 9 });
    const edit = fc.record({ side: fc.constantFrom('online', 'offline'), index: fc.integer({ min: 0, max: 2 }), days });
    await fc.assert(fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
      const online = [5, 5, 5];
      const city = await openCity(online);
      await city.run();
      for (const { side, index, days: said } of edits) {
        if (side === 'online') online[index] = said;
        else city.paper(index, said);
        expect(bare(await city.run())).toBe(bare(await city.run({ cache: false })));
      }
      await portal?.close();
      portal = undefined;
    }), { numRuns: 4 });
  });

  test('with a handbook, forms and links gives the same report from the cache', async () => {
    const sample = await openSamplePortal();
    const data = path.join(made.open(), 'data');
    // The portal counts its visitors, so the pages' own hashes differ.
    const stripped = (report: Report): string => JSON.stringify({ ...report, run: { ...report.run, id: '', timings: {} } }, (key, value: unknown) => (key === 'snapshot' || key === 'sha256' ? '' : value));
    const run = async (cache: boolean): Promise<Report> => (await runCity({ catalogue: path.join(GUIDES, 'catalogue.csv'), portal: sample.url, out: made.open(), data, allowHosts: [], browser: false, cache }, () => undefined, () => new Date(AT))).report;
    try {
      await run(true);
      expect(stripped(await run(true))).toBe(stripped(await run(false)));
    } finally {
      sample.close();
    }
  });
});
