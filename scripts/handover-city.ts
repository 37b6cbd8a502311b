// The proof that a handed-over export gives the findings of the crawl:
//   npx tsx scripts/handover-city.ts [CITY]      default ../shared/sample-city; also reads guides/
// Builds an Excel export from the portal's records, runs the city once over the portal and once with --handover, and compares.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from '../src/crawl/index.js';
import type { Report } from '../src/model/report.js';
import { runCity } from '../src/run/city.js';
import { exportWorkbook, plainItem } from './handover-workbook.js';

const city = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../../shared/sample-city'));
if (!existsSync(path.join(city, 'portal/records.json'))) {
  console.log(`没有找到 ${city}，不作比较。`);
  process.exit(0);
}
type Section = Parameters<typeof plainItem>[0][number];
const data = JSON.parse(readFileSync(path.join(city, 'portal/records.json'), 'utf8')) as { items?: { secs: Section[] }[]; records?: { groups?: Section[] }[] };
const records = [...(data.items ?? []).map((item) => item.secs), ...(data.records ?? []).flatMap((record) => (record.groups ? [record.groups] : []))];
const out = mkdtempSync(path.join(tmpdir(), 'zhinan-handover-'));
const file = path.join(out, '事项库导出.xlsx');
writeFileSync(file, exportWorkbook(records.map(plainItem), { source: '政务服务事项库', date: '2018-09-19', person: '张三、李四' }));

const portal = spawn(process.execPath, [path.join(city, 'portal/serve.mjs'), '--port', '0', '--crawl-delay', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise<string>((resolve) => {
  portal.stdout.setEncoding('utf8').on('data', (text: string) => {
    const found = /listening (http:\/\/\S+)/.exec(text);
    if (found?.[1]) resolve(found[1]);
  });
});
const base = { catalogue: path.join(city, 'catalogue.csv'), allowHosts: [], browser: findBrowser() !== undefined };
const run = async (name: string, settings: { portal?: string; handover?: string[] }): Promise<Report> => (await runCity({ ...base, out: path.join(out, name), ...settings }, () => undefined)).report;
try {
  const crawled = await run('crawl', { portal: address });
  const handed = await run('handover', { handover: [file] });
  const usable = new Set(crawled.coverage.filter((row) => row.channel === 'online' && row.outcome === 'ok').map((row) => row.itemId));
  const lines = (report: Report): string[] => report.findings
    .filter((finding) => usable.has(finding.itemId) && finding.rule !== 'online-url-dead')
    .map((finding) => [finding.item, finding.element, finding.key ?? '', finding.verdict, [...finding.relations].sort().join('+')].join(' | '));
  const [a, b] = [new Set(lines(crawled)), new Set(lines(handed))];
  console.log(`事项 ${handed.run.items}，抓取可用 ${usable.size}，移交可用 ${handed.coverage.filter((row) => row.capture === 'online-handover' && row.outcome === 'ok').length}`);
  console.log(`抓取的发现 ${a.size}，移交的发现 ${b.size}，相同 ${[...a].filter((line) => b.has(line)).length}`);
  for (const line of [...a].filter((one) => !b.has(one))) console.log(`只有抓取 ${line}`);
  for (const line of [...b].filter((one) => !a.has(one))) console.log(`只有移交 ${line}`);
  for (const notice of handed.notices) console.log(`说明 ${notice.where}：${notice.message}`);
} finally {
  portal.kill();
}
