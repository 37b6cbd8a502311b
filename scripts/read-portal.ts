/**
 * Measures how well portal pages are read: `tsx scripts/read-portal.ts CITY [--verbose]`.
 * CITY holds `portal/serve.mjs` and `portal/records.json`. Every page is fetched from a local portal, those that scripts fill are
 * drawn by a browser, and what is read is compared with the records, element by element.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { createComparison, type Comparisons } from '../src/compare/index.js';
import type { Guide, Material } from '../src/model/guide.js';
import type { Field } from '../src/model/field.js';
import { decode } from '../src/parse/decode.js';
import { blocksToGuide } from '../src/parse/elements.js';
import { htmlToDocument } from '../src/parse/html.js';
import { LabelBook } from '../src/parse/labels.js';
import { loadSchemas } from '../src/schema/index.js';

interface Section {
  t: string;
  kv?: [string, string][];
  text?: string;
  table?: { head: string[]; rows: string[][]; name: number };
  steps?: [string, string][];
}
interface Item {
  id: string;
  path: string;
  layout: string;
  behave: string;
  secs: Section[];
}

/** Pages that hold another thing than the record, by what the portal does with them. */
const UNUSABLE = new Set(['not-found', 'soft-not-found', 'maintenance', 'challenge', 'empty', 'redirect-home', 'stall', 'disallowed', 'wrong-item', 'truncated']);
/** Stated by a page for the portal itself. */
const META = new Set(['updatedAt', 'publishedAt']);

const [city, ...flags] = process.argv.slice(2);
if (city === undefined) {
  console.error('usage: read-portal CITY [--verbose]');
  process.exit(2);
}
const verbose = flags.includes('--verbose');
const schemas = loadSchemas();
const comparisons: Comparisons = createComparison({ vocabulary: schemas.vocabulary, regions: schemas.regions });
const book = new LabelBook([...schemas.elements, ...schemas.columns]);
const options = { isLabel: (text: string): boolean => book.match(text) !== undefined || book.part(text) !== undefined };

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]/g, '').replace(/[。;]$/, '');

interface Count { expected: number; right: number; wrong: number; extra: number }
const counts = new Map<string, Count>();
function count(element: string): Count {
  const known = counts.get(element) ?? { expected: 0, right: 0, wrong: 0, extra: 0 };
  counts.set(element, known);
  return known;
}
function note(item: Item, element: string, what: string, expected: string, read: string): void {
  if (verbose) console.log(`${item.layout} ${item.path} ${element} ${what}\n    expected ${JSON.stringify(expected.slice(0, 160))}\n    read     ${JSON.stringify(read.slice(0, 160))}`);
}

/** `right`: what was read is the record's value; also where a label in front of the value was left out. */
function fits(element: string, value: string, read: string): boolean {
  const [a, b] = [bare(value), bare(read)];
  return a === b || (b !== '' && a.endsWith(b) && /[:]$/.test(a.slice(0, a.length - b.length))) || (element.startsWith('fees[]') && b !== '' && a.includes(b));
}

function idsOf(label: string, value: string): string[] {
  const ids = (book.match(label)?.specs ?? []).map((spec) => spec.id);
  if (ids.includes('feeCharged') || ids.some((id) => id.startsWith('fees[]'))) return ['feeCharged'];
  if (ids.length < 2) return ids;
  if (ids.includes('basicCode')) return [value.length > 20 ? 'implementationCode' : 'basicCode'];
  if (ids.includes('places[].openingHours')) return [/[:：点]|上班/.test(value) ? 'places[].openingHours' : 'promisedTimeLimit'];
  if (ids.includes('complaint.phones')) return ['consultation.phones'];
  return ids.slice(0, 1);
}

function measure(item: Item, guide: Guide): void {
  const seen = new Set<string>();
  const expect = (element: string, value: string, read: string | undefined): void => {
    const tally = count(element);
    tally.expected += 1;
    seen.add(element);
    if (read === undefined) note(item, element, 'MISSING', value, '');
    else if (fits(element, value, read)) tally.right += 1;
    else {
      tally.wrong += 1;
      note(item, element, 'WRONG', value, read);
    }
  };
  for (const section of item.secs) {
    for (const [label, value] of section.kv ?? []) {
      const ids = idsOf(label, value);
      if (ids.length === 0) expect(`? ${label}`, value, undefined);
      for (const id of ids) expect(id, value, guide.fields[id]?.map((field) => field.text).find((text, index, all) => all.length === 1 || fits(id, value, text) || index === all.length - 1));
    }
    if (section.text !== undefined) for (const id of idsOf(section.t, section.text)) expect(id, section.text, guide.fields[id]?.map((field) => field.text).join('\n'));
    if (section.steps) expect('process.steps', section.steps.map(([name]) => name).join('→'), guide.steps?.map((step) => step.name.text).join('→'));
    if (section.table) measureMaterials(section.table, guide, expect);
  }
  const known = new Set([...seen, 'process.steps', 'materials', ...META, 'fees[].amount', 'fees[].legalBasis']);
  for (const [id, fields] of Object.entries(guide.fields)) {
    if (known.has(id)) continue;
    count(id).extra += fields?.length ?? 0;
    note(item, id, 'EXTRA', '', fields?.map((field) => field.text).join(' | ') ?? '');
  }
  for (const [id, fields] of Object.entries(guide.fields)) if (seen.has(id) && (fields?.length ?? 0) > 1) {
    count(id).extra += (fields?.length ?? 1) - 1;
    note(item, id, 'TWICE', '', fields?.map((field) => field.text).join(' | ') ?? '');
  }
}

function measureMaterials(table: { head: string[]; rows: string[][]; name: number }, guide: Guide, expect: (element: string, value: string, read: string | undefined) => void): void {
  const materials: Material[] = guide.materials ?? [];
  const none = table.rows.length === 0 || /^无/.test(table.rows[0]?.[table.name] ?? '');
  if (none && materials.length === 0) return;
  const left = new Set(materials);
  for (const row of table.rows) {
    const name = row[table.name] ?? '';
    const material = [...left].find((one) => bare(one.name.text) === bare(name));
    if (material) left.delete(material);
    expect('material.name', name, material?.name.text);
    row.forEach((cell, column) => {
      if (column === table.name || bare(cell) === '') return;
      const parts = book.partsOf(table.head[column] ?? '').map((spec) => spec.part ?? '');
      const texts = Object.entries(material?.parts ?? {}).flatMap(([part, field]) => (parts.includes(part) && field ? [field] : []));
      const label = `material.${parts[0] ?? '?'}`;
      const right = texts.some((field) => bare(field.text) === bare(cell) || bare(cell).includes(bare(field.text)) || bare(field.raw) === bare(cell) || (/^\d+$/.test(cell) && (cell === '0' || field.text.includes(cell))));
      expect(label, cell, texts.length === 0 ? undefined : right ? cell : texts.map((field) => field.text).join(' | '));
    });
  }
  for (const material of left) {
    count('material.name').extra += 1;
    if (verbose) console.log(`material EXTRA ${guide.title?.text ?? ''}: ${material.name.text}`);
  }
}

const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Places whose selector does not match exactly one node, or whose node does not hold the raw text. */
function wrongPlaces(html: string, guide: Guide): string[] {
  const $ = load(html);
  const fields: Field[] = [
    ...Object.values(guide.fields).flatMap((own) => own ?? []), ...(guide.materials ?? []).flatMap((one) => [one.name, ...Object.values(one.parts)]),
    ...(guide.steps ?? []).map((step) => step.name), ...guide.unknown.map((one) => one.field), ...(guide.title ? [guide.title] : []),
  ];
  return fields.flatMap((field) => [field.at].flat().flatMap((place) => {
    if (place.kind !== 'html') return [`${place.kind}: ${field.raw}`];
    const nodes = $(place.selector);
    const whole = Array.isArray(field.at) || collapsed(nodes.text()).includes(collapsed(field.raw));
    return nodes.length === 1 && whole ? [] : [`${place.selector} (${nodes.length}): ${field.raw.slice(0, 80)}`];
  }));
}

async function startPortal(folder: string): Promise<{ origin: string; stop: () => void }> {
  const child = spawn(process.execPath, [join(folder, 'portal', 'serve.mjs'), '--port', '0', '--crawl-delay', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      const found = /http:\/\/\S+/.exec(data.toString())?.[0];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', () => reject(new Error('the portal did not start')));
  });
  return { origin, stop: () => child.kill() };
}

async function main(folder: string): Promise<void> {
  const records = JSON.parse(readFileSync(join(folder, 'portal', 'records.json'), 'utf8')) as { items: Item[] };
  const portal = await startPortal(folder);
  const { default: puppeteer } = await import('puppeteer');
  const browser = await puppeteer.launch({ executablePath: process.env['PUPPETEER_EXECUTABLE_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const misplaced: string[] = [];
  let spent = 0;
  let pages = 0;
  try {
    for (const item of records.items) {
      if (UNUSABLE.has(item.behave)) continue;
      const url = portal.origin + item.path;
      let response = await fetch(url);
      if (response.status >= 400) response = await fetch(url);
      const bytes = new Uint8Array(await response.arrayBuffer());
      let html = decode(bytes, /charset=([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1]).text;
      const began = performance.now();
      let guide = blocksToGuide(htmlToDocument(html, item.id, options), book, comparisons, {});
      if (Object.keys(guide.fields).length < 4) {
        const page = await browser.newPage();
        await page.goto(url, { waitUntil: 'networkidle0' });
        html = await page.content();
        await page.close();
        guide = blocksToGuide(htmlToDocument(html, item.id, options), book, comparisons, {});
      } else spent += performance.now() - began;
      pages += 1;
      measure(item, guide);
      misplaced.push(...wrongPlaces(html, guide).map((one) => `${item.path} ${one}`));
    }
  } finally {
    await browser.close();
    portal.stop();
  }
  print(pages, spent);
  console.log(`${misplaced.length} places do not hold their raw text`, ...misplaced.slice(0, 10).map((one) => `\n  ${one}`));
}

function print(pages: number, spent: number): void {
  const total = { expected: 0, right: 0, wrong: 0, extra: 0 };
  console.log('element'.padEnd(28), 'expected', 'right', 'wrong', 'missing', 'extra');
  for (const [element, tally] of [...counts].sort()) {
    console.log(element.padEnd(28), String(tally.expected).padStart(8), String(tally.right).padStart(5), String(tally.wrong).padStart(5), String(tally.expected - tally.right - tally.wrong).padStart(7), String(tally.extra).padStart(5));
    for (const key of ['expected', 'right', 'wrong', 'extra'] as const) total[key] += tally[key];
  }
  const read = total.right + total.wrong + total.extra;
  console.log(`${pages} pages, recall ${(total.right / total.expected).toFixed(4)}, precision ${(total.right / read).toFixed(4)}, ${(spent / Math.max(pages, 1)).toFixed(1)} ms a page`);
}

await main(city);
