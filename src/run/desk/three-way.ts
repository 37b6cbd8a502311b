import path from 'node:path';
import type { Side } from '../../model/capture.js';
import type { CompareContext } from '../../model/comparison.js';
import type { Guide } from '../../model/guide.js';
import type { ServiceItem } from '../../model/item.js';
import type { CoverageRow } from '../../model/report.js';
import { decode } from '../../parse/decode.js';
import { captureName, SIDES } from '../../report/labels.js';
import { outcomeWords, troubleOf } from '../../report/outcomes.js';
import { allFindings } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { isOtherItem } from '../identity.js';
import { reportLabels } from '../labels.js';
import { readersOf } from '../profiles.js';
import { regionContext } from '../region.js';
import { baseName } from '../../report/paths.js';
import { alignGuides, type AlignedRow } from './three-way-rows.js';
import { paperLines, type PaperLine } from './paper-lines.js';
import { openRun, type OpenedRun } from './run-reports.js';

export interface ThreeWaySide {
  side: Side;
  /** 手册标准, 政务服务网, 大厅纸质指南 … */
  capture: string;
  takenAt?: string;
  url?: string;
  file?: string;
  kept?: string;
  /** Why there is nothing to be shown, in words. */
  trouble?: string;
}

export interface ThreeWay {
  run: string;
  item: string;
  itemName: string;
  sides: ThreeWaySide[];
  rows: AlignedRow[];
  /** The paper around the line that was asked about. */
  paper?: { file: string; lines: PaperLine[] };
}

/**
 * All elements of an item as its three sides state them, next to each other: read again from the kept bytes of a run, by the engine
 * that judged them. With `finding` the paper is shown at that finding's line.
 * @throws Missing, UserProblem where the run's files are gone
 */
export async function threeWay(desk: Desk, run: string, item: string, finding?: string): Promise<ThreeWay> {
  const opened = await openRun(desk, run);
  const coverage = opened.report.coverage.filter((row) => row.itemId === item);
  const region = desk.engine.schemas.regions.find(({ code }) => code === opened.report.run.region);
  const context: CompareContext = { ...regionContext(region, desk.engine.schemas.regions), day: opened.report.run.startedAt.slice(0, 10) };
  const found = await allFindings(desk.store, { item, run });
  const shown = found.find(({ fingerprint }) => fingerprint === finding);
  const guides: Partial<Record<Side, Guide>> = {};
  const sides: ThreeWaySide[] = [];
  for (const side of SIDES) {
    // Of several captures of a side, the one that the finding is about.
    const taken = coverage.filter(({ channel, outcome }) => channel === side && outcome === 'ok');
    const row = taken.find(({ capture }) => capture === shown?.content.sides[side]?.capture) ?? taken[0] ?? coverage.find(({ channel }) => channel === side);
    const guide = row && (await readAgain(desk, opened, row, { ...context, ...(guides.handbook ? typeOf(guides.handbook) : {}) }));
    if (guide) guides[side] = guide;
    sides.push(sideOf(side, row, guide !== undefined));
  }
  const paper = shown && (await paperLines(opened, shown.content));
  return {
    run, item, itemName: coverage[0]?.itemName ?? '', sides,
    rows: alignGuides(guides, found, { kit: desk.engine.kit, context: { ...context, ...(guides.handbook ? typeOf(guides.handbook) : {}) }, wording: reportLabels(desk.engine) }),
    ...(paper ? { paper } : {}),
  };
}

function typeOf(handbook: Guide): CompareContext {
  const itemType = handbook.fields.itemType?.[0]?.text;
  return itemType === undefined ? {} : { itemType };
}

function sideOf(side: Side, row: CoverageRow | undefined, read: boolean): ThreeWaySide {
  if (!row) return { side, capture: captureName(side, side), trouble: '没有取证' };
  return {
    side, capture: captureName(row.capture, side), ...(row.takenAt ? { takenAt: row.takenAt } : {}), ...(row.url && /^https?:\/\//i.test(row.url) ? { url: row.url } : {}), ...(row.file ? { file: baseName(row.file) } : {}),
    ...(row.sha256 ? { kept: row.sha256 } : {}),
    ...(row.outcome === 'ok' ? (read ? {} : { trouble: '留存的原件没有读出要素，请看原件' }) : { trouble: `${outcomeWords(row.outcome, row.channel).name}：${troubleOf(row)}` }),
  };
}

/** A side read once more from its kept bytes; undefined where that cannot be. */
async function readAgain(desk: Desk, { snapshots, pages }: OpenedRun, row: CoverageRow, context: CompareContext): Promise<Guide | undefined> {
  const bytes = row.outcome === 'ok' && row.sha256 !== undefined ? await snapshots.get(row.sha256) : undefined;
  if (!bytes || row.sha256 === undefined) return undefined;
  const { engine } = desk;
  const item: ServiceItem = { id: row.itemId, basicCode: row.basicCode ?? row.item, name: row.itemName, department: row.department, row: 0, online: [], offline: [], ...(row.item === row.itemId ? { implementationCode: row.item } : {}) };
  try {
    const own = (guides: (Guide | undefined)[]): Guide | undefined => guides.find((guide) => guide !== undefined && !isOtherItem(guide, item)) ?? guides.find((guide) => guide !== undefined);
    if (row.channel === 'online' && row.file === undefined) {
      const page = pages.get(row.sha256);
      return own(readersOf(engine).at(row.url ?? '').readBody(decode(bytes, page?.charset).text, row.sha256, context));
    }
    const name = path.posix.basename((row.file ?? '').replaceAll('\\', '/'));
    const input = { bytes, name, snapshot: row.sha256, context };
    if (row.channel === 'online') return own((await engine.reader.handedOver(input)).items.map((one) => one.read(context)));
    return own((await desk.readFile(input)).map(({ guide }) => guide));
  } catch {
    return undefined;
  }
}
