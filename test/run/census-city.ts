import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import type { CensusChanges, EndedFinding } from '../../src/model/census.js';
import type { Report } from '../../src/model/report.js';
import { runCensus, type CensusSettings } from '../../src/run/census.js';
import { QUIETLY, type Progress } from '../../src/run/progress.js';
import { openPortal, send, type Portal, type Route } from '../crawl/portal.js';
import { guidePage, writeCity } from './small-city.js';

export const AT = Date.parse('2018-09-20T09:00:00+08:00');
export const HOUR = 3_600_000;
export type CensusReport = Report & { changes: CensusChanges; ended: EndedFinding[] };

/** The report without what differs from one census to the next of the same. */
export const bare = (report: CensusReport): string => JSON.stringify({ ...report, run: { ...report.run, id: '', timings: {} } });

/** A city of small guides whose portal knows ETags; what it serves and what papers say may be changed between two censuses. */
export async function openCensusCity(folder: string, online: (number | 'down')[], pageOf: (index: number, days: number) => string = guidePage) {
  const catalogue = writeCity(folder, online.length);
  const answers = { whole: 0, unchanged: 0 };
  const routes = Object.fromEntries(online.map((_, index): [string, Route] => [`/p/${index}`, (request, response) => {
    const days = online[index];
    if (days === undefined || days === 'down') return void response.writeHead(500).end();
    const body = pageOf(index, days);
    const etag = `"${createHash('sha256').update(body).digest('hex')}"`;
    if (request.headers['if-none-match'] === etag) {
      answers.unchanged += 1;
      return void response.writeHead(304, { etag }).end();
    }
    answers.whole += 1;
    send(response, body, { headers: { etag } });
  }]));
  const portal: Portal = await openPortal(routes);
  return {
    portal,
    catalogue,
    online,
    answers,
    data: path.join(folder, 'data'),
    out: path.join(folder, 'out'),
    paper(index: number, days: number): void {
      const file = path.join(folder, `${index}.md`);
      writeFileSync(file, readFileSync(file, 'utf8').replace(/\d+个工作日/, `${days}个工作日`));
    },
    async census(at = AT, more: Partial<CensusSettings> = {}, progress: Progress = QUIETLY): Promise<CensusReport> {
      const out = more.out ?? path.join(folder, 'out');
      await runCensus({ catalogue, out, portal: portal.origin, data: path.join(folder, 'data'), allowHosts: [], browser: false, region: '330100', ...more }, progress, () => new Date(at));
      return JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')) as CensusReport;
    },
    /** What was written since these were last taken: rows of the cache by kind, and contents of the store. */
    written(): Record<string, number> {
      const cache = new Database(path.join(folder, 'data', 'cache.sqlite'));
      const store = new Database(path.join(folder, 'data', 'store.sqlite'));
      const kinds = cache.prepare("SELECT substr(key, 1, instr(key, ' ') - 1) AS kind, count(*) AS rows FROM kept GROUP BY 1 ORDER BY 1").all() as { kind: string; rows: number }[];
      const [contents] = store.prepare('SELECT count(*) AS rows FROM "censusContents"').all() as { rows: number }[];
      cache.close();
      store.close();
      return { ...Object.fromEntries(kinds.map(({ kind, rows }) => [kind, rows])), contents: contents?.rows ?? 0 };
    },
  };
}
