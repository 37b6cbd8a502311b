import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openDrawer, type PageDrawer, type Spot } from '../crawl/index.js';
import type { Finding, FindingSide, SidePicture } from '../model/finding.js';
import type { HtmlPlace, Place } from '../model/place.js';
import type { CoverageRow } from '../model/report.js';
import { decode } from '../parse/decode.js';
import { openCaptureLog, type SnapshotStore } from '../store/index.js';
import type { Progress } from './progress.js';
import { keptPages, type KeptPageInfo } from './kept-pages.js';
import { PartBook } from './part-book.js';
import { sha256 } from './versions.js';

/** Where pictures stand, relative to the report. */
const FOLDER = 'evidence/pictures';
const TABS = 2;
const MOST = 5_000;
const NO_BROWSER = '无浏览器，未截图';

/** A picture that is wanted: the places of one side on one page. */
interface Wish {
  side: FindingSide;
  spots: Spot[];
  name: string;
}

interface PageWishes {
  snapshot: string;
  wishes: Wish[];
  /** Sides that have nothing there: only the whole page shows that. */
  bare: FindingSide[];
}

/**
 * Draws, for findings only, the place on the web page with the value boxed, and each such page once as a whole, from the kept bytes
 * and without a network. Files are named by what is drawn, so the same evidence gives the same names; what is there is not drawn again.
 * Each side is told its pictures, or why there are none.
 */
export async function drawPictures(findings: readonly Finding[], coverage: readonly CoverageRow[], out: string, store: SnapshotStore, browser: boolean, progress: Progress): Promise<void> {
  const pages = wishesByPage(findings, coverage);
  if (pages.length === 0) return;
  const folder = path.resolve(out, FOLDER);
  await mkdir(folder, { recursive: true });
  const present = new Set(await readdir(folder));
  const all = pages.flatMap((page) => page.wishes);
  const open = pages.filter((page) => !present.has(wholeName(page.snapshot)) || page.wishes.some(({ name }) => !present.has(`${name}.png`) && !present.has(`${name}.opened.png`)));
  const trouble = new Map<string, string>();
  const drawer = open.length === 0 ? undefined : browser ? await openDrawer() : NO_BROWSER;
  if (typeof drawer === 'string') for (const page of open) trouble.set(page.snapshot, NO_BROWSER);
  else if (drawer) await drawAll(drawer, open, folder, store, present, trouble, out, progress);
  for (const page of pages) tell(page, present, trouble.get(page.snapshot));
  if (all.length > 0) progress('网页截图', all.length, all.length);
}

/** Findings by the page on which their online side stands, in the order of the findings. */
function wishesByPage(findings: readonly Finding[], coverage: readonly CoverageRow[]): PageWishes[] {
  const captured = new Map(coverage.filter((row) => row.channel === 'online' && row.outcome === 'ok').map((row) => [`${row.itemId}\n${row.capture}`, row.sha256]));
  const pages = new Map<string, PageWishes>();
  const pageOf = (snapshot: string): PageWishes => {
    const known = pages.get(snapshot) ?? { snapshot, wishes: [], bare: [] };
    pages.set(snapshot, known);
    return known;
  };
  let count = 0;
  for (const finding of findings) {
    const side = finding.sides.online;
    if (!side) continue;
    const places = htmlPlaces(side.at);
    const [first] = places;
    if (first) {
      if (++count > MOST) continue;
      const own = places.filter((place) => place.snapshot === first.snapshot);
      const spots = own.map((place): Spot => ({ selector: place.selector, ...(place.frame ? { frame: place.frame } : {}), ...(own.length === 1 ? { raw: side.raw } : {}) }));
      pageOf(first.snapshot).wishes.push({ side, spots, name: sha256(JSON.stringify([first.snapshot, spots])).slice(0, 40) });
    } else if (side.at === null) {
      const snapshot = captured.get(`${finding.itemId}\n${side.capture}`);
      if (snapshot !== undefined) pageOf(snapshot).bare.push(side);
    }
  }
  return [...pages.values()];
}

const htmlPlaces = (at: Place | Place[] | null): HtmlPlace[] => (at === null ? [] : [at].flat()).filter((place): place is HtmlPlace => place.kind === 'html');
const wholeName = (snapshot: string): string => `page-${snapshot.slice(0, 40)}.png`;

async function drawAll(drawer: PageDrawer, open: readonly PageWishes[], folder: string, store: SnapshotStore, present: Set<string>, trouble: Map<string, string>, out: string, progress: Progress): Promise<void> {
  const evidence = path.resolve(out, 'evidence');
  const known = keptPages(await openCaptureLog(path.join(evidence, 'captures.jsonl')).read());
  const book = await PartBook.open(evidence, store);
  const queue = [...open];
  let done = 0;
  const write = async (name: string, png: Uint8Array): Promise<void> => {
    await writeFile(path.join(folder, `${name}.part`), png);
    await rename(path.join(folder, `${name}.part`), path.join(folder, name));
    present.add(name);
  };
  const work = async (): Promise<void> => {
    for (let page = queue.shift(); page; page = queue.shift()) {
      try {
        const said = await drawPage(drawer, page, known.get(page.snapshot), book, store, present, write);
        if (said) trouble.set(page.snapshot, said);
      } catch (error) {
        trouble.set(page.snapshot, `截图未成功（${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}）`);
      }
      progress('网页截图', ++done, open.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(TABS, queue.length) }, work));
  } finally {
    await drawer.close();
  }
}

async function drawPage(drawer: PageDrawer, page: PageWishes, info: KeptPageInfo | undefined, book: PartBook, store: SnapshotStore, present: ReadonlySet<string>, write: (name: string, png: Uint8Array) => Promise<void>): Promise<string | undefined> {
  const bytes = await store.get(page.snapshot);
  if (!bytes) return '网页原件不在，未截图';
  const html = decode(bytes, info?.charset).text;
  const missing = page.wishes.filter(({ name }, index) => !present.has(`${name}.png`) && !present.has(`${name}.opened.png`) && page.wishes.findIndex((one) => one.name === name) === index);
  const whole = wholeName(page.snapshot);
  const part = async (url: string): Promise<{ bytes: Uint8Array; mediaType: string } | undefined> => {
    const kept = await book.bytes(url);
    return kept && { bytes: kept, mediaType: book.get(url)?.mediaType ?? '' };
  };
  const drawing = await drawer.draw({ url: info?.url ?? 'http://kept.invalid/', html, part }, missing.map(({ spots }) => spots), !present.has(whole));
  if (drawing.whole) await write(whole, drawing.whole);
  for (const [index, { name }] of missing.entries()) {
    const crop = drawing.crops[index];
    if (crop?.png) await write(`${name}${crop.opened ? '.opened' : ''}.png`, crop.png);
  }
  return undefined;
}

/** Tells the sides of a page their pictures. */
function tell({ snapshot, wishes, bare }: PageWishes, present: ReadonlySet<string>, trouble: string | undefined): void {
  const whole = wholeName(snapshot);
  const page: SidePicture = present.has(whole) ? { page: `${FOLDER}/${whole}` } : {};
  for (const { side, name } of wishes) {
    if (present.has(`${name}.png`)) side.picture = { file: `${FOLDER}/${name}.png`, ...page };
    else if (present.has(`${name}.opened.png`)) side.picture = { file: `${FOLDER}/${name}.opened.png`, ...page, opened: true };
    else side.picture = { ...page, missing: trouble ?? '该处在网页上不显示，未截图' };
  }
  for (const side of bare) side.picture = { ...page, ...(page.page === undefined ? { missing: trouble ?? NO_BROWSER } : {}) };
}
