import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const GUIDES = path.resolve(import.meta.dirname, '../../guides');
const read = (name: string) => readFileSync(path.join(GUIDES, name), 'utf8');

interface Fault {
  item: string;
  department: string;
  element: string;
  relations: string[];
  online?: string;
  offline?: string;
  handbook?: string;
}

interface Faults {
  mismatches: Fault[];
  crawl: { item: string; department: string; outcome: string }[];
  gaps: { item: string; department: string }[];
  quality: { item: string; department: string; text: string }[];
  clean: string[];
}

const rows = read('catalogue.csv').trim().split('\n').slice(1).map((line) => line.split(','));
const faults = JSON.parse(read('faults.json')) as Faults;
const { records } = JSON.parse(read('portal/records.json')) as { records: { path: string; layout: string; title: string; department: string; groups?: unknown[] }[] };
const word = JSON.parse(readFileSync(path.resolve(GUIDES, '../scripts/sample-guides.json'), 'utf8')) as { file: string }[];

/** GB 32100: the check character of a unified social credit code. */
function usccIsSound(code: string): boolean {
  const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let sum = 0;
  let weight = 1;
  for (const sign of code.slice(0, 17)) {
    sum += signs.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return signs[(31 - (sum % 31)) % 31] === code[17];
}

function rowOf(place: { item: string; department: string }): string[] {
  const row = rows.find((candidate) => candidate[0] === place.item && candidate[3] === place.department);
  if (!row) throw new Error(`${place.item} ${place.department} is no row of the catalogue`);
  return row;
}

describe('the catalogue of the sample city', () => {
  test('has twelve items, two of them in three towns', () => {
    expect(rows).toHaveLength(16);
    expect(new Set(rows.map((row) => row[0])).size).toBe(12);
    expect(new Set(rows.map((row) => row[1])).size).toBe(16);
  });

  test.each(rows)('%s %s has sound codes and its files', (basicCode, implementationCode = '', _name, _department, online, offline = '', handbook = '') => {
    expect(basicCode).toMatch(/^33\d{10}$/);
    expect(implementationCode).toMatch(/^[0-9A-HJ-NPQRTUWXY]{18}[1-6]\d{12}$/);
    expect(implementationCode.endsWith(basicCode ?? '')).toBe(true);
    expect(usccIsSound(implementationCode)).toBe(true);
    expect(existsSync(path.join(GUIDES, offline))).toBe(true);
    if (handbook !== '') expect(existsSync(path.join(GUIDES, handbook))).toBe(true);
    expect(records.map((record) => record.path)).toContain(online);
  });

  test('shows every layout of the portal and both kinds of paper', () => {
    expect(new Set(records.map((record) => record.layout))).toEqual(new Set(['grid', 'list', 'cards', 'tabs', 'article', 'app', 'missing', 'maintenance']));
    expect(rows.filter((row) => row[5]?.endsWith('.docx')).map((row) => row[5]).sort()).toEqual(word.map((guide) => guide.file).sort());
  });
});

describe('the planted faults', () => {
  test.each(faults.mismatches)('$element of $item in $department stands where it is said', (fault) => {
    const row = rowOf(fault);
    const record = records.find((candidate) => candidate.path === row[4]);
    const paper = row[5]?.endsWith('.md') ? read(row[5]) : JSON.stringify(word.find((guide) => guide.file === row[5]));
    if (fault.offline) expect(paper).toContain(fault.offline);
    if (fault.online && !fault.online.includes('→')) expect(JSON.stringify(record)).toContain(fault.online);
    if (fault.handbook && !fault.handbook.includes('、')) expect(read(row[6] ?? '')).toContain(fault.handbook);
    expect(fault.relations.length).toBeGreaterThan(0);
  });

  test('lie on other items than the clean ones', () => {
    const atFault = new Set([...faults.mismatches, ...faults.quality].map((fault) => rowOf(fault)[1]));
    expect(faults.clean.filter((code) => atFault.has(code))).toEqual([]);
    expect(faults.clean.length + atFault.size).toBe(rows.length);
  });

  test('one item has no handbook entry and one entry is not yet in force', () => {
    const entries = faults.gaps.map((gap) => rowOf(gap)[6]);
    expect(entries.filter((entry) => entry === '')).toHaveLength(1);
    expect(entries.filter((entry) => entry && /施行日期: 20[5-9]/.test(read(entry)))).toHaveLength(1);
  });
});

describe('the portal', () => {
  let portal: ChildProcess;
  let address = '';

  beforeAll(async () => {
    portal = spawn(process.execPath, [path.join(GUIDES, 'portal', 'serve.mjs'), '--port', '0', '--crawl-delay', '2'], { stdio: ['ignore', 'pipe', 'inherit'] });
    address = await new Promise<string>((resolve, reject) => {
      portal.stdout?.setEncoding('utf8').on('data', (text: string) => resolve(/listening (\S+)/.exec(text)?.[1] ?? ''));
      portal.on('exit', () => reject(new Error('the portal ended')));
    });
  });
  afterAll(() => {
    portal.kill();
  });

  test('listens on this machine only and says how it wants to be visited', async () => {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const robots = await (await fetch(`${address}/robots.txt`)).text();
    expect(robots).toContain('Crawl-delay: 2');
    expect(robots).toContain('Disallow: /manage/');
  });

  test.each(records)('answers $path in layout $layout', async ({ path: page, layout, title }) => {
    const answer = await fetch(address + page);
    const html = await answer.text();
    expect(answer.status).toBe(layout === 'missing' ? 404 : 200);
    if (layout === 'maintenance') expect(html).toContain('维护');
    else if (layout === 'app') {
      expect(html).not.toContain(title);
      const data = (await (await fetch(`${address}${page.replace('/guide/', '/data/').replace('.html', '.json')}`)).json()) as { title: string };
      expect(data.title).toBe(title);
    } else if (layout !== 'missing') expect(html).toContain(`<h1>${title}</h1>`);
  });

  test.each(['/guide/1.html', '/data/1.json', '/../../package.json', '/%'])('knows no %s', async (page) => {
    expect((await fetch(address + page)).status).toBe(404);
  });
});
