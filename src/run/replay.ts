import path from 'node:path';
import type { Capture } from '../model/capture.js';
import type { Case } from '../model/case.js';
import type { CompareContext } from '../model/comparison.js';
import type { Guide } from '../model/guide.js';
import type { ServiceItem } from '../model/item.js';
import type { CoverageRow, Report } from '../model/report.js';
import { inForce } from '../handbook/versions.js';
import { decode } from '../parse/decode.js';
import { toStandard } from '../parse/index.js';
import { createSnapshotStore, openCaptureLog, type SnapshotStore } from '../store/index.js';
import type { Engine } from './engine.js';
import { isOtherItem } from './identity.js';
import { keptPages, type KeptPageInfo } from './kept-pages.js';
import { regionContext } from './region.js';
import { isChineseWorkday } from './workdays.js';

/** What an earlier run kept: its report and the folder with its evidence. */
export interface KeptRun {
  report: Report;
  out: string;
}

/**
 * The cases of an earlier run, read again from the kept bytes with today's readers: no network, no clock. `items` names those wanted;
 * absent: all. A capture whose bytes are gone is not guessed: it becomes `missing`.
 */
export async function replayCases({ report, out }: KeptRun, engine: Engine, items?: ReadonlySet<string>): Promise<Case[]> {
  const folder = path.join(out, 'evidence');
  const store = createSnapshotStore(folder);
  const pages = keptPages(await openCaptureLog(path.join(folder, 'captures.jsonl')).read());
  const region = engine.schemas.regions.find(({ code }) => code === report.run.region);
  const context: CompareContext = { ...regionContext(region, engine.schemas.regions), day: report.run.startedAt.slice(0, 10) };
  const rows = new Map<string, CoverageRow[]>();
  for (const row of report.coverage) if (!items || items.has(row.itemId)) rows.set(row.itemId, [...(rows.get(row.itemId) ?? []), row]);
  const cases: Case[] = [];
  for (const own of rows.values()) cases.push(await replayCase(own, { engine, store, pages, context }));
  return cases;
}

interface Kept {
  engine: Engine;
  store: SnapshotStore;
  pages: Map<string, KeptPageInfo>;
  context: CompareContext;
}

async function replayCase(rows: readonly CoverageRow[], kept: Kept): Promise<Case> {
  const item = itemOf(rows);
  const subject: Case = { item, online: [], offline: [], captures: [], context: kept.context };
  const handbook = rows.find(({ channel }) => channel === 'handbook');
  if (handbook) {
    const read = await readCapture(handbook, item, kept, subject.context);
    subject.captures.push(read.capture);
    const standard = read.guide && toStandard(read.guide);
    const day = (handbook.takenAt ?? kept.context.day ?? '').slice(0, 10);
    if (standard && inForce([standard], (version) => version, day, isChineseWorkday).current) subject.handbook = { capture: read.capture, standard };
    else if (standard) {
      subject.handbookGap = '手册未施行';
      if (standard.owner) subject.handbookOwner = standard.owner;
    } else subject.handbookGap = handbook.outcome === 'unreadable' ? '手册无法读取' : handbook.outcome === 'missing' ? '手册未收录' : '手册未施行';
    const type = read.guide?.fields.itemType?.[0]?.text;
    if (type) subject.context = { ...subject.context, itemType: type };
  }
  for (const row of rows.filter(({ channel }) => channel !== 'handbook')) {
    const { capture, guide } = await readCapture(row, item, kept, subject.context);
    subject.captures.push(capture);
    if (guide) (capture.channel === 'online' ? subject.online : subject.offline).push({ capture, guide });
  }
  return subject;
}

function itemOf(rows: readonly CoverageRow[]): ServiceItem {
  const [row] = rows;
  if (!row) throw new Error('an item has at least one capture');
  const long = row.item.length > 12 ? row.item : undefined;
  return {
    id: row.itemId, basicCode: row.basicCode ?? (long ? long.slice(-12) : row.item), ...(long ? { implementationCode: long } : {}), name: row.itemName, department: row.department, row: 0,
    online: rows.flatMap(({ channel, url }) => (channel === 'online' && url ? [url] : [])), offline: rows.flatMap(({ channel, file }) => (channel === 'offline' && file ? [file] : [])),
  };
}

async function readCapture(row: CoverageRow, item: ServiceItem, { engine, store, pages }: Kept, context: CompareContext): Promise<{ capture: Capture; guide?: Guide }> {
  const { item: _item, itemId, itemName, basicCode, department, ...capture } = row;
  if (capture.outcome !== 'ok' || !capture.sha256) return { capture };
  const bytes = await store.get(capture.sha256);
  if (!bytes) return { capture: { ...capture, outcome: 'missing', detail: '取证原件不在取证文件夹里，不能重新判断；请用备份恢复。' } };
  const page = pages.get(capture.sha256);
  const guides = page
    ? engine.reader.readBody(decode(bytes, page.charset).text, capture.sha256, context)
    : (await engine.reader.readAll({ bytes, name: path.basename(capture.file ?? ''), snapshot: capture.sha256, context })).flatMap(({ guide }) => guide ?? []);
  const guide = guides.find((one) => !isOtherItem(one, item)) ?? guides[0];
  return guide ? { capture, guide } : { capture: { ...capture, outcome: 'unreadable', detail: '取证原件用现在的程序读不出内容。' } };
}
