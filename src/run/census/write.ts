import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Side } from '../../model/capture.js';
import type { CensusPart, CensusSummary, CensusUnit, EndedFinding } from '../../model/census.js';
import { renderCensusHtml } from '../../report/census/html.js';
import { censusUnit } from '../../report/census/summary.js';
import { writeCensusWorkbook } from '../../report/census/workbook.js';
import { renderHtml } from '../../report/html.js';
import type { Wording } from '../../report/labels.js';
import { UserProblem } from '../problem.js';
import type { Written } from '../write.js';
import { added } from './changes.js';
import { JsonReport } from './json-report.js';

/** Folder of the units' pages, beside the report. */
const UNITS = 'units';
/** So many that the last census had and this one has not stand on the page; the others in the workbook. */
const MOST_ENDED = 300;

/** What the reports of a census are made of: its head, and its units, anew each time they are asked for. */
export interface CensusContent {
  summary: Omit<CensusSummary, 'units' | 'sides'>;
  parts: () => AsyncIterable<CensusPart>;
}

/**
 * Writes the reports of a census, each whole or not there: figures and changes, a page a unit, a workbook, all data.
 * No more than one unit is held in memory. @throws UserProblem where the folder cannot be written
 */
export async function writeCensus(out: string, { summary: head, parts }: CensusContent, wording: Wording): Promise<{ summary: CensusSummary; written: Written }> {
  const json = new JsonReport(path.resolve(out, 'report.json'));
  try {
    await rm(path.join(out, UNITS), { recursive: true, force: true });
    await mkdir(path.join(out, UNITS), { recursive: true });
    const units: CensusUnit[] = [];
    const ended: EndedFinding[] = [];
    const sides = new Map<Side, { side: Side; all: number; ok: number }>(['online', 'offline', 'handbook'].map((side) => [side as Side, { side: side as Side, all: 0, ok: 0 }]));
    let gone = 0;
    for await (const part of parts()) {
      await json.add(part);
      gone += part.ended.length;
      ended.push(...part.ended.slice(0, MOST_ENDED - ended.length));
      for (const { channel, outcome } of part.report.coverage) {
        const side = sides.get(channel);
        if (!side) continue;
        side.all += 1;
        if (outcome === 'ok') side.ok += 1;
      }
      if (part.report.coverage.length === 0) continue;
      const file = `${UNITS}/${String(units.length + 1).padStart(4, '0')}.html`;
      const unit = censusUnit(part, file);
      units.push(unit);
      await writeFile(path.join(out, file), renderHtml(part.report, wording, new Map(), `${unit.department}办事指南普查结果`));
    }
    const changes = { ...head.changes, counts: added(units.map(({ counts }) => counts)) };
    const summary: CensusSummary = { ...head, changes, units, sides: [...sides.values()].filter(({ all }) => all > 0) };
    await writeWhole(path.resolve(out, 'report.html'), renderCensusHtml(summary, ended, gone, wording));
    const book = path.resolve(out, 'findings.xlsx');
    await writeCensusWorkbook(createWriteStream(`${book}.part`), summary, parts, wording);
    await rename(`${book}.part`, book);
    await json.close(summary.run, changes, summary.notices);
    return { summary, written: { files: listed(out) } };
  } catch (cause) {
    await json.drop();
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === undefined) throw cause;
    throw new UserProblem(`写不进输出文件夹“${out}”（${code}），请关闭正在打开的报告文件，或用 --out 换一个文件夹。`, 1);
  }
}

function listed(out: string): Written['files'] {
  return [
    ['report.html', '普查报告（浏览器打开、打印，单位各有一页）'],
    ['findings.xlsx', '问题清单、变化与统计（Excel）'],
    ['report.json', '全部数据'],
    ['evidence', '取得的网页原件（按内容编号保存）'],
  ].map(([name = '', what = '']) => ({ path: path.resolve(out, name), what }));
}

async function writeWhole(file: string, content: string): Promise<void> {
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}
