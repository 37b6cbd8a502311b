import type { CoverageRow, Report } from '../model/report.js';
import { arrange } from './arrange.js';
import { shortDateTime } from './dates.js';
import { keyFigures, sideCoverage, unitFigures } from './figures.js';
import { timingsText } from './timings.js';
import { DRAFT_NOTICE, sideName } from './labels.js';
import { percent, points } from './numbers.js';
import { outcomeWords, troubleOf } from './outcomes.js';
import { cutTo, displayWidth, padTo } from './width.js';

/** How the summary is written. */
export interface TerminalOptions {
  /** Columns of the terminal; default 80. */
  width?: number;
  /** Only where the caller knows that a person looks at a terminal; default false. */
  colour?: boolean;
  /** Files that were written, as the user would name them. */
  files?: readonly { path: string; what: string }[];
}

const MOST_UNITS = 12;
const MOST_NOTICES = 10;
const MOST_FILES = 5;

/** Summary of a run for the terminal: coverage first, figures, units, notices, files. Ends with a line end. */
export function renderTerminal(report: Report, options: TerminalOptions = {}): string {
  const width = options.width ?? 80;
  const bold = (text: string): string => (options.colour === true ? `\u001b[1m${text}\u001b[22m` : text);
  const arrangement = arrange(report);
  const units = unitFigures(report, arrangement);
  const lines = [
    bold(`${report.run.regionName ?? ''}办事指南线上线下一致性和标准化检查`),
    `${DRAFT_NOTICE}（${report.run.policyNotice}）`,
    `${shortDateTime(report.run.startedAt)} 至 ${shortDateTime(report.run.finishedAt)}`,
    '', bold('取证情况'),
    ...sideCoverage(report).map(({ side, all, ok }) => `  ${padTo(sideName(side), 10)}应取证 ${all} 次，成功 ${ok} 次（${percent(ok, all)}）`),
    ...failures(report),
    '', bold('主要数据'),
  ];
  const figures = keyFigures(report, arrangement);
  const name = Math.max(...figures.map((figure) => displayWidth(figure.name))) + 2;
  const value = Math.max(...figures.map((figure) => displayWidth(figure.value))) + 2;
  for (const figure of figures) lines.push(cutTo(`  ${padTo(figure.name, name)}${padTo(figure.value, value)}${figure.formula}`, width));
  lines.push('', bold('单位情况'), ...unitTable(units, width));
  if (report.notices.length > 0) {
    lines.push('', bold('需要处理'));
    for (const notice of report.notices.slice(0, MOST_NOTICES)) lines.push(`  ${notice.where}：${notice.message}`);
    if (report.notices.length > MOST_NOTICES) lines.push(`  另有 ${report.notices.length - MOST_NOTICES} 条，见报告。`);
  }
  const timings = timingsText(report.run.timings);
  if (timings !== '') lines.push('', `用时：${timings}`);
  if (options.files !== undefined && options.files.length > 0) {
    const room = Math.max(...options.files.map((file) => displayWidth(file.path))) + 2;
    lines.push('', bold('已写出'), ...options.files.map((file) => `  ${padTo(file.path, room)}${file.what}`));
  }
  return `${lines.map((line) => plainLine(line).trimEnd()).join('\n')}\n`;
}

/** Outcomes that were not ok, counted, with whose side they are on and what to do; files that could not be used are named. */
function failures(report: Report): string[] {
  const groups = new Map<string, CoverageRow[]>();
  for (const row of report.coverage) {
    if (row.outcome === 'ok') continue;
    const words = outcomeWords(row.outcome, row.channel);
    const key = `${sideName(row.channel)}“${words.name}”，由${words.side}处理：${words.todo}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].flatMap(([text, rows]) => {
    const named = rows.filter((row) => row.file !== undefined);
    const more = named.length > MOST_FILES ? [`         另有 ${named.length - MOST_FILES} 个文件，见报告。`] : [];
    return [`  ${rows.length} 次　${text}`, ...named.slice(0, MOST_FILES).map((row) => `         ${troubleOf(row)}`), ...more];
  });
}

function unitTable(units: ReturnType<typeof unitFigures>, width: number): string[] {
  const head = ['单位', '可比对', '问题事项', '严重', '较重', '一般', '待核实', '拟扣分'];
  const shown = new Set([...units].sort((a, b) => b.problems - a.problems).slice(0, MOST_UNITS));
  const rows = units.filter((unit) => shown.has(unit)).map((unit) => [
    unit.department, String(unit.checked), String(unit.itemsWithProblems), String(unit.severities.严重), String(unit.severities.较重), String(unit.severities.一般), String(unit.doubts), points(unit.points),
  ]);
  const widths = head.map((title, column) => Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[column] ?? ''))));
  const rest = widths.slice(1).reduce((sum, column) => sum + column + 2, 2);
  widths[0] = Math.max(8, Math.min(widths[0] ?? 0, width - rest));
  const line = (cells: readonly string[]): string => `  ${cells.map((cell, column) => padTo(cutTo(cell, widths[column] ?? 0), widths[column] ?? 0, column === 0 ? 'right' : 'left')).join('  ')}`;
  const more = units.length > MOST_UNITS ? [`  另有 ${units.length - MOST_UNITS} 个单位，见报告。`] : [];
  return [line(head), ...rows.map(line), ...more];
}

/** What a portal or a file name says must not steer the terminal: control characters go, but for the bold marks set here. */
export function plainLine(line: string): string {
  let plain = '';
  for (const part of line.split(/(\u001b\[(?:1|22)m)/u)) {
    if (/^\u001b\[(?:1|22)m$/u.test(part)) plain += part;
    else for (const sign of part) plain += isControl(sign.codePointAt(0) ?? 0) ? ' ' : sign;
  }
  return plain;
}

function isControl(code: number): boolean {
  return code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}
