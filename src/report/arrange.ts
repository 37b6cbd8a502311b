import { byCodePoint } from '../model/code-points.js';
import type { Finding } from '../model/finding.js';
import type { CoverageRow, Report } from '../model/report.js';
import type { ScoreLine } from '../model/score.js';
import { SEVERITIES } from './labels.js';

/** A finding with its number in this report, by which all outputs name it. */
export interface NumberedFinding {
  finding: Finding;
  /** `问题12` or `待核实3`. */
  name: string;
  /** Anchor in the page: `w12` or `h3`. */
  anchor: string;
  line?: ScoreLine;
  /** Numbers of the captures that show it, for example `证0012`. */
  evidence: string[];
  /** The problem across items that it belongs to. */
  problem?: SharedProblem;
}

/** One wrong value in many items of a unit (同一问题), with at least two of them. */
export interface SharedProblem {
  number: number;
  /** Distinct items. */
  items: number;
  title: string;
  department: string;
  element: string;
  findings: NumberedFinding[];
}

export interface ArrangedItem {
  itemId: string;
  name: string;
  code: string;
  findings: NumberedFinding[];
}

export interface ArrangedUnit {
  department: string;
  items: ArrangedItem[];
  problems: SharedProblem[];
}

/** A report's content in the order of `report.json`: unit, item, severity, element, key, all names by code point. */
export interface Arrangement {
  /** All departments of the catalogue, also those without findings. */
  departments: string[];
  fails: ArrangedUnit[];
  doubts: ArrangedUnit[];
  problems: SharedProblem[];
  captures: { row: CoverageRow; number: string }[];
}

/** Puts a report in reading order and numbers its findings and captures. */
export function arrange(report: Report): Arrangement {
  const departments = [...new Set([...report.coverage, ...report.findings, ...report.scores].map((row) => row.department))].sort(byCodePoint);
  const sorted = [...report.findings].sort((a, b) => byCodePoint(a.department, b.department) || byCodePoint(a.itemId, b.itemId)
    || SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
    || byCodePoint(a.element, b.element) || byCodePoint(a.key ?? '', b.key ?? '') || byCodePoint(a.fingerprint, b.fingerprint));
  const captures = report.coverage.map((row, index) => ({ row, number: `证${String(index + 1).padStart(4, '0')}` }));
  const evidenceOf = evidenceNumbers(captures);
  const lines = new Map(report.scores.flatMap((card) => card.lines.map((line) => [line.fingerprint, line] as const)));
  const numbered = (verdict: Finding['verdict'], word: string, letter: string): NumberedFinding[] =>
    sorted.filter((finding) => finding.verdict === verdict).map((finding, index) => {
      const line = lines.get(finding.fingerprint);
      return { finding, name: `${word}${index + 1}`, anchor: `${letter}${index + 1}`, evidence: evidenceOf(finding), ...(line && { line }) };
    });
  const fails = numbered('fail', '问题', 'w');
  const problems = sharedProblems(report, fails);
  return {
    departments,
    fails: byUnit(fails, problems),
    doubts: byUnit(numbered('cannot-tell', '待核实', 'h'), []),
    problems,
    captures,
  };
}

function evidenceNumbers(captures: Arrangement['captures']): (finding: Finding) => string[] {
  const numbers = new Map<string, string>();
  for (const { row, number } of captures) numbers.set(`${row.itemId}\n${row.channel}\n${row.capture}`, number);
  return (finding) => {
    const named = Object.entries(finding.sides).map(([side, value]) => numbers.get(`${finding.itemId}\n${side}\n${value?.capture ?? ''}`));
    return [...new Set(named.filter((number) => number !== undefined))].sort(byCodePoint);
  };
}

function sharedProblems(report: Report, fails: NumberedFinding[]): SharedProblem[] {
  const known = new Map(fails.map((entry) => [entry.finding.fingerprint, entry]));
  const problems: SharedProblem[] = [];
  for (const { title, department, element, fingerprints } of report.problems) {
    const findings = fingerprints.map((fingerprint) => known.get(fingerprint)).filter((entry) => entry !== undefined);
    const items = new Set(findings.map(({ finding }) => finding.itemId)).size;
    if (items < 2) continue;
    const problem = { number: problems.length + 1, items, title, department, element, findings };
    for (const entry of findings) entry.problem = problem;
    problems.push(problem);
  }
  return problems;
}

function byUnit(entries: NumberedFinding[], problems: SharedProblem[]): ArrangedUnit[] {
  const units = new Map<string, ArrangedUnit>();
  for (const entry of entries) {
    const { department, itemId, itemName, item } = entry.finding;
    let unit = units.get(department);
    if (unit === undefined) {
      unit = { department, items: [], problems: problems.filter((problem) => problem.department === department) };
      units.set(department, unit);
    }
    const last = unit.items.at(-1);
    if (last?.itemId === itemId) last.findings.push(entry);
    else unit.items.push({ itemId, name: itemName, code: item, findings: [entry] });
  }
  return [...units.values()];
}
