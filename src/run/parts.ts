import path from 'node:path';
import { partsOfPage, partsOfSheet, type Crawler } from '../crawl/index.js';
import { decode } from '../parse/decode.js';
import { openCaptureLog, type SnapshotStore } from '../store/index.js';
import type { CapturedKeptGuide, HeldCase } from './held-case.js';
import type { Progress } from './progress.js';
import { keptPages } from './kept-pages.js';
import { PartBook, type PartRecord } from './part-book.js';

export interface Keeping {
  /** The run's `evidence`. */
  folder: string;
  store: SnapshotStore;
  web: Crawler;
  /** When the run began, ISO 8601 with +08:00: what was kept since is not fetched again. */
  since: string;
}

/** A style sheet or picture may be so large, a form as large as a page. Bytes. */
const LARGEST_PART = 2 * 1024 * 1024;
const LARGEST_FORM = 10 * 1024 * 1024;
/** All parts of one run. */
const MOST = 3_000;
/** Endings of files that are forms and samples, not pages. */
export const FORM_FILE = /\.(?:docx?|wps|dotx?|rtf|pdf|ofd|xlsx?|et|pptx?|dps|zip|rar|7z|jpe?g|png|gif|bmp|tiff?)$/i;

/** Keeps the style sheets and pictures of the pages that were taken, each once, in the host's turn and manners. */
export async function keepParts(keeping: Keeping, progress: Progress): Promise<void> {
  const book = await PartBook.open(keeping.folder, keeping.store);
  const pages = keptPages(await openCaptureLog(path.join(keeping.folder, 'captures.jsonl')).read(), keeping.since);
  const wanted = new Map<string, { kind: PartRecord['kind']; page: string }>();
  for (const [snapshot, page] of pages) {
    const bytes = await keeping.store.get(snapshot);
    if (!bytes || page.mediaType.includes('json')) continue;
    for (const part of partsOfPage(decode(bytes, page.charset).text, page.url)) if (!wanted.has(part.url) && wanted.size < MOST) wanted.set(part.url, { kind: part.type, page: snapshot });
  }
  await fetchAll(wanted, book, keeping, LARGEST_PART, progress);
  const further = new Map<string, { kind: PartRecord['kind']; page: string }>();
  for (const [url, { kind, page }] of wanted) {
    const bytes = kind === 'stylesheet' ? await book.bytes(url) : undefined;
    if (!bytes) continue;
    for (const part of partsOfSheet(decode(bytes).text, url)) if (!wanted.has(part.url) && wanted.size + further.size < MOST) further.set(part.url, { kind: part.type, page });
  }
  await fetchAll(further, book, keeping, LARGEST_PART, progress);
}

/** Blank forms and samples to which online guides link. */
export function formLinksOf(online: readonly CapturedKeptGuide[]): { url: string; page: string }[] {
  return online.flatMap(({ capture, guide }) => guide.addresses.flatMap(({ href, element }) => {
    if (element !== undefined || !URL.canParse(href, capture.url)) return [];
    const url = new URL(href, capture.url);
    url.hash = '';
    return /^https?:$/.test(url.protocol) && FORM_FILE.test(url.pathname) ? [{ url: url.href, page: guide.snapshot }] : [];
  }));
}

/** Keeps the forms that online guides link to, as far as a try of the link did not fail. */
export async function keepForms(cases: readonly HeldCase[], keeping: Keeping, progress: Progress): Promise<void> {
  const wanted = new Map<string, { kind: PartRecord['kind']; page: string }>();
  for (const { formLinks, light } of cases) {
    for (const { url, page } of formLinks) if (wanted.size < MOST && (light.links?.[url]?.outcome ?? 'ok') === 'ok') wanted.set(url, { kind: 'form', page });
  }
  if (wanted.size > 0) await fetchAll(wanted, await PartBook.open(keeping.folder, keeping.store), keeping, LARGEST_FORM, progress);
}

async function fetchAll(wanted: ReadonlyMap<string, { kind: PartRecord['kind']; page: string }>, book: PartBook, { web, since }: Keeping, maxBytes: number, progress: Progress): Promise<void> {
  const open = [...wanted].filter(([url]) => (book.get(url)?.takenAt ?? '') < since);
  let done = 0;
  await Promise.all(open.map(async ([url, { kind, page }]) => {
    await book.add(kind, page, await web.takePart(url, maxBytes));
    progress(kind === 'form' ? '留存表样' : '留存图片样式', ++done, open.length);
  }));
}
