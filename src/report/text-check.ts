import type { Side } from '../model/capture.js';
import type { Finding, FindingSide } from '../model/finding.js';
import type { Report } from '../model/report.js';
import { explanation } from './explain.js';
import type { Wording } from './labels.js';
import { findingTitle, remedy, SEVERITIES, SIDES } from './labels.js';
import { outcomeWords } from './outcomes.js';
import { placesInWords } from './places.js';
import { plainLine } from './terminal.js';
import { displayWidth, padTo } from './width.js';

/** The side of a precheck's finding that its author can mend: the file under check, not the handbook. */
export function ownSide(finding: Finding): { side: Side; source: FindingSide } | undefined {
  const order: Side[] = [...(finding.fault === undefined ? [] : [finding.fault]), 'offline', 'online', ...SIDES];
  for (const side of order) {
    const source = finding.sides[side];
    if (source !== undefined && (side !== 'handbook') && source.file !== undefined) return { side, source };
  }
  for (const side of order) {
    const source = finding.sides[side];
    if (source !== undefined) return { side, source };
  }
  return undefined;
}

/** Units of a text that are shown of either side. */
const LONGEST = 120;

/** A precheck as text: file by file, each finding with its place, what is there, and what to do; a count at the end. */
export function renderCheckText(report: Report, wording: Wording): string {
  const files = new Map<string, Finding[]>();
  for (const row of report.coverage) if (row.channel !== 'handbook' && row.file !== undefined) files.set(row.file, []);
  for (const finding of report.findings) {
    const file = ownSide(finding)?.source.file ?? finding.itemName;
    files.set(file, [...(files.get(file) ?? []), finding]);
  }
  const lines: string[] = [];
  for (const row of report.coverage) {
    if (row.outcome !== 'ok' && row.outcome !== 'not-captured' && row.file !== undefined) {
      const words = outcomeWords(row.outcome, row.channel);
      lines.push(row.file, `  ${words.name}：${row.detail ?? words.todo}`, '');
    }
  }
  for (const notice of report.notices) lines.push(`${notice.where}：${notice.message}`, '');
  for (const [file, findings] of files) {
    if (findings.length === 0) continue;
    lines.push(file, ...findings.flatMap((finding) => findingLines(finding, findings, wording)), '');
  }
  lines.push(countLine(report));
  return `${lines.map((line) => plainLine(line).trimEnd()).join('\n')}\n`;
}

function findingLines(finding: Finding, all: readonly Finding[], wording: Wording): string[] {
  const place = (one: Finding): string => placesInWords(ownSide(one)?.source.at ?? null) || '全文';
  const room = Math.min(40, Math.max(...all.map((one) => displayWidth(place(one)))));
  const level = finding.verdict === 'cannot-tell' ? '待核实' : finding.severity;
  return [
    `  ${padTo(place(finding), room)}  ${padTo(level, 6)}  ${finding.number}  ${findingTitle(finding, wording)}`,
    `      ${explanation(finding)}`,
    ...sideLines(finding),
    `      怎么办：${remedy(finding, wording)}`,
  ];
}

/** What stands here and what the handbook says, where the sentence does not quote it already. */
function sideLines(finding: Finding): string[] {
  const said = explanation(finding).replace(/\s/g, '');
  const own = ownSide(finding)?.source;
  const shown: [string, FindingSide | undefined][] = [['现在写的', own], ['手册规定', finding.sides.handbook === own ? undefined : finding.sides.handbook]];
  return shown.flatMap(([label, side]) => {
    const text = (side?.text ?? side?.raw ?? '').trim().replace(/\s*\n\s*/g, ' / ');
    return text === '' || side?.at === null || said.includes(text.replace(/\s/g, '')) ? [] : [`      ${label}：${text.length > LONGEST ? `${text.slice(0, LONGEST)}……` : text}`];
  });
}

function countLine(report: Report): string {
  const fails = report.findings.filter((finding) => finding.verdict === 'fail');
  const doubts = report.findings.length - fails.length;
  const unread = report.run.items - report.run.checked;
  const rest = unread === 0 ? '' : `，另有 ${unread} 个文件没有读出，未检查`;
  if (report.findings.length === 0) return report.run.checked === 0 ? `没有检查任何文件${rest}。` : `共检查 ${report.run.checked} 个文件，没有发现问题${rest}。`;
  const counts = SEVERITIES.map((severity) => `${severity} ${fails.filter((finding) => finding.severity === severity).length}`).join('、');
  return `共检查 ${report.run.checked} 个文件，疑似问题 ${fails.length} 条（${counts}），待核实 ${doubts} 条${rest}。`;
}
