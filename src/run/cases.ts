import type { Capture } from '../model/capture.js';
import type { TestCall } from '../model/case.js';
import type { CompareContext } from '../model/comparison.js';
import type { ServiceItem } from '../model/item.js';
import type { FieldSheets } from './field-sheet-sides.js';
import type { FileFinder } from './files.js';
import type { Handover } from './handover.js';
import type { ReadCase } from './held-case.js';
import type { KeptGuide } from './kept-guide.js';
import type { KeptValues } from './kept-values.js';
import type { KeptPage, RunKeeper } from './keeping.js';
import { readPage, type BodyReader, type OnlineReading } from './online.js';
import { paperFiles, readPaper, type PaperReader } from './paper.js';
import type { StandardShelf } from './standards.js';

/** Where the sides of the items are read from. */
export interface Sources {
  /** The reader of files. */
  reader: PaperReader<KeptGuide>;
  /** The reader of the portal on which an address stands. */
  readerAt: (url: string) => BodyReader<KeptGuide>;
  /** Where guides are put away. */
  values: KeptValues;
  shelf: StandardShelf;
  offline: FileFinder;
  keeper: RunKeeper;
  /** Pages by item id. */
  pages: Map<string, KeptPage[]>;
  /** What was handed over for the online side. */
  handover?: Handover;
  /** What was seen at the counter, as field sheets tell it. */
  sheets?: FieldSheets;
  portal?: string;
  /** All units of the catalogue. */
  units: ReadonlySet<string>;
  context: CompareContext;
  /** Takes a page once more, whole, whose kept bytes are gone. */
  refetch?: (page: KeptPage, item: ServiceItem) => Promise<KeptPage>;
  /** Papers are read where they lie; their bytes are not kept as evidence. */
  papersStay?: boolean;
  /** Results of test calls by the digits called. */
  calls?: Record<string, TestCall>;
}

/** Reads all sides of an item and puts their guides away. What cannot be read is a capture with its outcome; nothing is thrown for one item. */
export async function readCase(item: ServiceItem, sources: Sources, takenAt: string): Promise<ReadCase> {
  const { reader, shelf, offline, keeper, values } = sources;
  const subject: ReadCase = { item, online: [], offline: [], captures: [], context: sources.context, ...(sources.calls ? { calls: sources.calls } : {}) };
  const standard = await shelf.entry(item, sources.context, takenAt);
  if (standard.handbook) subject.handbook = standard.handbook;
  if (standard.gap) subject.handbookGap = standard.gap;
  if (standard.owner) subject.handbookOwner = standard.owner;
  subject.context = withItemType(sources.context, standard.handbook?.standard.guide.fields.itemType?.[0]?.text);
  const pages = sources.pages.get(item.id) ?? [];
  for (const page of pages) {
    const { capture, guide } = await readKept(page, item, subject.context, sources);
    subject.captures.push(capture);
    if (guide) subject.online.push({ capture, guide });
  }
  const handed = sources.handover?.sides.get(item.id) ?? [];
  for (const { capture, read } of handed) {
    subject.captures.push(capture);
    subject.online.push({ capture, guide: values.keepGuide(read(subject.context)) });
  }
  if (pages.length + handed.length === 0) subject.captures.push(notCaptured(item, sources.portal));
  const papers = await paperFiles(item, offline, sources.units);
  for (const [order, file] of papers.entries()) {
    const { capture, guide } = await readPaper(offline.opens ? { ...file, opens: offline.opens } : file, 'offline', order === 0 ? 'hall-printed' : `hall-printed-${order + 1}`, subject.context, reader, sources.papersStay === true ? undefined : keeper.store, takenAt, item);
    subject.captures.push(capture);
    if (guide) subject.offline.push({ capture, guide });
  }
  const sheets = sources.sheets?.sides.get(item.id) ?? [];
  for (const { capture, guide } of sheets) {
    subject.captures.push(capture);
    if (guide) subject.offline.push({ capture, guide: values.keepGuide(guide) });
  }
  if (papers.length + sheets.length === 0) subject.captures.push({ channel: 'offline', capture: 'hall-printed', outcome: 'missing', attempts: 0, takenAt, detail: '目录没有填写线下文件，也没有按编码或名称找到，未核查线下指南。' });
  subject.captures.push(standard.capture);
  return subject;
}

/** A kept page, read as a guide; with the page's own 更新时间 where it states one. */
export async function readKept(page: KeptPage, item: ServiceItem, context: CompareContext, { readerAt, keeper, pages, refetch }: Pick<Sources, 'readerAt' | 'keeper' | 'pages' | 'refetch'>): Promise<OnlineReading<KeptGuide>> {
  const kept = await keeper.load(page);
  const whole = refetch && page.unchanged === true && !kept.bytes ? await keeper.load(await refetch(page, item)) : kept;
  const reading = await readPage(whole, item, context, readerAt(page.url));
  // Each of several addresses is a capture of its own, so that a finding names the page on which the value stands.
  const order = (pages.get(item.id) ?? []).findIndex((one) => one.url === page.url);
  if (order > 0) reading.capture = { ...reading.capture, capture: `${reading.capture.capture}-${order + 1}` };
  const stated = reading.guide?.fields.updatedAt?.[0]?.text;
  return stated === undefined ? reading : { ...reading, capture: { ...reading.capture, updatedAt: stated } };
}

function notCaptured(item: ServiceItem, portal: string | undefined): Capture {
  const detail = item.online.length === 0 ? '目录没有填写线上地址，未核查线上指南。' : portal === undefined ? '线上地址是相对地址，而没有用 --portal 指定门户，未核查线上指南。' : '线上地址不是可用的网址，未核查线上指南，请更正目录。';
  return { channel: 'online', capture: 'online-web', outcome: 'not-captured', attempts: 0, detail };
}

const withItemType = (context: CompareContext, itemType: string | undefined): CompareContext => (itemType ? { ...context, itemType } : context);
