import path from 'node:path';
import type { IndicatorSheet, ReadIndicator } from '../model/indicator.js';
import { figuresOf, talksOf } from '../office/indicator-figures.js';
import { readIndicator } from '../office/indicator-rows.js';
import { renderIndicatorTemplate } from '../report/indicator-template.js';
import { writeNewBytes } from './draw-files.js';
import { openEngine } from './engine.js';
import { readBytes } from './files.js';
import { UserProblem } from './problem.js';
import { sheetRows } from './sheet-rows.js';

/** Names of the sheets that there are, each with its title. */
export function indicatorNames(): string {
  return Object.values(openEngine().schemas.indicators).map((form) => `${form.id}\t${form.title}（${form.sender}→${form.receiver}）`).join('\n');
}

/** The sheet of a name. @throws UserProblem with the names that there are. */
export function formOf(id: string): IndicatorSheet {
  const form = openEngine().schemas.indicators[id];
  if (form === undefined) throw new UserProblem(`没有“${id}”这张表。可用的表：\n${indicatorNames()}`);
  return form;
}

/** Writes the Excel form of a sheet. */
export async function indicatorTemplate(id: string, out: string | undefined): Promise<string> {
  const form = formOf(id);
  const file = out ?? `${form.title}.xlsx`;
  await writeNewBytes(file, await renderIndicatorTemplate(form));
  return `已写出 ${file}。\n`;
}

/** Reads a filled form: figures, units for a talk, bad rows. Exit code 1 where rows are bad, 2 where the sheet is refused. */
export async function readIndicatorFile(id: string, file: string, json: boolean): Promise<{ output: string; exitCode: 0 | 1 | 2 }> {
  const form = formOf(id);
  const read = await indicatorRows(form, file);
  const figures = figuresOf(read.good.map(({ values }) => values), form);
  const talks = talksOf(figures, form);
  const exitCode = read.refused.length > 0 ? 2 : read.bad.length > 0 ? 1 : 0;
  if (json) return { output: `${JSON.stringify({ sheet: form.id, ...read, figures, talks: talks.map(({ words, unit }) => ({ unit, words })) }, null, 2)}\n`, exitCode };
  if (read.refused.length > 0) return { output: `${read.refused.join('\n')}\n`, exitCode };
  return {
    output: [
      `${form.title}：收下${read.good.length}行${read.bad.length > 0 ? `，有误${new Set(read.bad.map((one) => one.row)).size}行（请改后补报）` : ''}。`,
      ...read.notices, ...read.bad.map((one) => `  “${one.sheet}”第${one.row}行“${one.column}”：${one.reason}`),
      ...form.figures.flatMap((figure) => [`${figure.label}＝${figure.formula}：`, ...figures.filter((one) => one.figure === figure.id).map((one) => `  ${one.unit}${one.of === undefined ? '' : ` ${one.of}`}\t${one.hits}/${one.total}\t${percent(one.hits, one.total)}`)]),
      ...(talks.length > 0 ? [`名单（${form.notice}）：`, ...talks.map((talk) => `  ${talk.words}`)] : []), '',
    ].join('\n'),
    exitCode,
  };
}

/** Rows of a filled form, good and bad. @throws UserProblem where the file cannot be read. */
export async function indicatorRows(form: IndicatorSheet, file: string): Promise<ReadIndicator> {
  const bytes = await readBytes(file).catch(() => {
    throw new UserProblem(`没有找到文件“${file}”，请核对路径。`);
  });
  const name = path.basename(file);
  const rows = sheetRows(bytes, name, form.title);
  return readIndicator(rows, rows[0]?.sheet ?? name, form, openEngine().schemas.personalHeadings);
}

/** One decimal, rounded half up in whole numbers; nothing of nothing is a dash. */
function percent(hits: number, total: number): string {
  if (total === 0) return '—';
  const tenths = Math.floor((hits * 2000 + total) / (2 * total));
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}
