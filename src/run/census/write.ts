import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Writable } from 'node:stream';
import type { Side } from '../../model/capture.js';
import type { CensusCounts, CensusPart, CensusSummary, CensusUnit, EndedFinding } from '../../model/census.js';
import type { Finding } from '../../model/finding.js';
import { arrange, type ArrangedUnit } from '../../report/arrange.js';
import { renderCensusHtml } from '../../report/census/html.js';
import { censusUnit } from '../../report/census/summary.js';
import { writeCensusWorkbook } from '../../report/census/workbook.js';
import { renderHtml } from '../../report/html.js';
import type { Wording } from '../../report/labels.js';
import { unwritable } from '../out-folder.js';
import type { Written } from '../write.js';
import { added } from './changes.js';
import { JsonReport } from './json-report.js';
import { Spill } from './spill.js';

/** Folder of the units' pages, beside the report. */
const UNITS = 'units';
const PAGE = 'report.html';
const BOOK = 'findings.xlsx';
const DATA = 'report.json';
/** So many that the last census had and this one has not stand on the page; the others in the workbook. */
const MOST_ENDED = 300;

/** What the reports of a census are made of: its head, and its units. */
export interface CensusContent {
  summary: Omit<CensusSummary, 'units' | 'sides'>;
  parts: AsyncIterable<CensusPart>;
}

/**
 * Writes the reports of a census: figures and changes, a page a unit, a workbook, all data. They are written beside those of the last
 * census and take their places together. No more than one unit is held in memory. @throws UserProblem where the folder cannot be written
 */
export async function writeCensus(out: string, content: CensusContent, wording: Wording): Promise<{ summary: CensusSummary; written: Written }> {
  const json = new JsonReport(partOf(out, DATA));
  const spills = spillsOf(out);
  try {
    const summary = await writeBeside(out, content, wording, json, spills);
    await replaceFolder(path.join(out, UNITS));
    for (const name of [PAGE, BOOK, DATA]) await rename(partOf(out, name), path.resolve(out, name));
    return { summary, written: { files: listed(out) } };
  } catch (cause) {
    await json.drop();
    for (const name of [UNITS, PAGE, BOOK]) await rm(partOf(out, name), { recursive: true, force: true });
    if ((cause as NodeJS.ErrnoException).code === undefined) throw cause;
    throw unwritable(out, cause);
  } finally {
    for (const spill of Object.values(spills)) await spill.drop();
  }
}

/** The workbook lists all findings of all units, sheet by sheet: they are put aside as the units come. */
const spillsOf = (out: string) => ({
  fails: new Spill<Finding>(`${partOf(out, BOOK)}.fails`),
  doubts: new Spill<Finding>(`${partOf(out, BOOK)}.doubts`),
  ended: new Spill<EndedFinding>(`${partOf(out, BOOK)}.ended`),
});

async function writeBeside(out: string, { summary: head, parts }: CensusContent, wording: Wording, json: JsonReport, spills: ReturnType<typeof spillsOf>): Promise<CensusSummary> {
  const folder = partOf(out, UNITS);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const units: CensusUnit[] = [];
  const ended: EndedFinding[] = [];
  const sides = new Map<Side, { side: Side; all: number; ok: number }>(['online', 'offline', 'handbook'].map((side) => [side as Side, { side: side as Side, all: 0, ok: 0 }]));
  const counts: CensusCounts[] = [];
  let gone = 0;
  for await (const part of parts) {
    await json.add(part);
    const { fails, doubts } = arrange(part.report);
    await spills.fails.add(findingsOf(fails));
    await spills.doubts.add(findingsOf(doubts));
    await spills.ended.add(part.ended);
    counts.push(part.counts);
    gone += part.ended.length;
    ended.push(...part.ended.slice(0, MOST_ENDED - ended.length));
    for (const { channel, outcome } of part.report.coverage) {
      const side = sides.get(channel);
      if (!side) continue;
      side.all += 1;
      if (outcome === 'ok') side.ok += 1;
    }
    if (part.report.coverage.length === 0) continue;
    const name = `${String(units.length + 1).padStart(4, '0')}.html`;
    const unit = censusUnit(part, `${UNITS}/${name}`);
    units.push(unit);
    await writeFile(path.join(folder, name), renderHtml(part.report, wording, new Map(), `${unit.department}办事指南普查结果`));
  }
  const changes = { ...head.changes, counts: added(counts) };
  const summary: CensusSummary = { ...head, changes, units, sides: [...sides.values()].filter(({ all }) => all > 0) };
  await writeFile(partOf(out, PAGE), renderCensusHtml(summary, ended, gone, wording));
  await writeStream(partOf(out, BOOK), (stream) => writeCensusWorkbook(stream, summary, { fails: spills.fails.rows(), doubts: spills.doubts.rows(), ended: spills.ended.rows() }, wording));
  await json.close(summary.run, changes, summary.notices);
  return summary;
}

/** Where a report is written until it takes its place. */
const partOf = (out: string, name: string): string => path.resolve(out, `${name}.part`);

const findingsOf = (units: readonly ArrangedUnit[]): Finding[] => units.flatMap(({ items }) => items.flatMap(({ findings }) => findings.map(({ finding }) => finding)));

/** A file written as a stream; what stops the file stops the wait for the writing. */
async function writeStream(file: string, write: (stream: Writable) => Promise<void>): Promise<void> {
  const stream = createWriteStream(file);
  const stopped = new Promise<never>((_, reject) => stream.once('error', reject));
  try {
    await Promise.race([write(stream), stopped]);
  } finally {
    stream.destroy();
  }
}

/** Puts the new folder in the place of the old. */
async function replaceFolder(folder: string): Promise<void> {
  const old = `${folder}.old`;
  await rm(old, { recursive: true, force: true });
  await rename(folder, old).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
  });
  await rename(`${folder}.part`, folder);
  await rm(old, { recursive: true, force: true });
}

function listed(out: string): Written['files'] {
  return [
    [PAGE, '普查报告（浏览器打开、打印，单位各有一页）'],
    [BOOK, '问题清单、变化与统计（Excel）'],
    [DATA, '全部数据'],
    ['evidence', '取得的网页原件（按内容编号保存）'],
  ].map(([name = '', what = '']) => ({ path: path.resolve(out, name), what }));
}
