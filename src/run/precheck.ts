import path from 'node:path';
import type { Report } from '../model/report.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import { isError } from '../office/filing.js';
import { renderHtml } from '../report/html.js';
import { renderJson } from '../report/json.js';
import { renderSarif } from '../report/sarif.js';
import { renderCheckText } from '../report/text-check.js';
import type { Notice } from './catalogue.js';
import { formPaths } from './form-files.js';
import { fixFile } from './fix.js';
import { reportLabels } from './labels.js';
import { precheckFiles } from './precheck-files.js';
import { Prechecker, type Prechecked, type PrecheckSettings } from './prechecker.js';
import { sha256, toolVersion } from './versions.js';

export type PrecheckFormat = 'text' | 'json' | 'sarif' | 'html';

export interface PrecheckResult {
  output: string;
  exitCode: number;
  /** What `--fix` wrote, for people. */
  fixes?: string;
}

const UNREADABLE = 2;

/**
 * A department's precheck of guide files before it files them, with the rules and the engine of the weekly run.
 * Exit code 0: no error; 1: errors (严重 or 较重); 2: a file could not be read.
 */
export async function precheck(named: string[], options: PrecheckSettings & { format: PrecheckFormat; fix?: boolean }, now: () => Date = () => new Date()): Promise<PrecheckResult> {
  const listing = precheckFiles(named);
  listing.catch(() => undefined);
  const checker = await Prechecker.open(options);
  try {
    return await precheckWith(checker, await listing, options, now());
  } finally {
    checker.close();
  }
}

/** The same with a checker that is already open. */
export async function precheckWith(checker: Prechecker, { files, notices }: { files: readonly string[]; notices: readonly Notice[] }, { format, fix = false }: { format: PrecheckFormat; fix?: boolean }, at: Date): Promise<PrecheckResult> {
  const asides: string[] = [];
  const all: Prechecked[] = [];
  for await (const one of checker.check(files, at)) if (one.aside === true) asides.push(one.file); else all.push(one);
  // A blank form in the folder of its guide is no guide that could not be read.
  const forms = new Set(all.flatMap(({ source, subject }) => (source === undefined ? [] : (subject?.offline ?? []).flatMap(({ guide }) => formPaths(source, guide)))));
  const isForm = ({ file, unreadable }: Prechecked): boolean => unreadable !== undefined && files.length > 1 && forms.has(path.resolve(file));
  const checked = all.filter((one) => !isForm(one));
  const failed = checked.some(({ findings }) => findings.some(isError));
  const exitCode = checked.some((entry) => entry.unreadable !== undefined) ? UNREADABLE : failed ? 1 : 0;
  const fixes: string[] = [];
  if (fix) for (const file of files) fixes.push((await fixFile(checker, file, checked.filter((one) => one.source === file), at)).words);
  return { ...(fix ? { fixes: `${fixes.join('\n\n')}\n` } : {}), output: render(reportOf(checker, checked, [...notices, ...left(asides)], shanghaiTime(at.getTime())), format, checker), exitCode };
}

/** What lay beside the guides in archives. */
function left(asides: readonly string[]): Notice[] {
  return asides.length === 0 ? [] : [{ where: '压缩包', message: `有 ${asides.length} 个图片等文件不是指南，没有检查（${asides.slice(0, 3).join('、')}${asides.length > 3 ? '……' : ''}）。` }];
}

function reportOf({ engine, policy }: Prechecker, checked: readonly Prechecked[], notices: readonly Notice[], takenAt: string): Report {
  return {
    schemaVersion: 1,
    run: {
      id: sha256(checked.map(({ file }) => file).join('\n')).slice(0, 12), startedAt: takenAt, finishedAt: takenAt, catalogue: '自查', items: checked.length,
      checked: checked.filter((entry) => entry.unreadable === undefined).length,
      versions: { tool: toolVersion(), schema: engine.schemas.versions.schema, rules: engine.ruleVersion, policy: policy.version, handbook: '' },
      policyNotice: policy.notice, timings: {},
    },
    coverage: checked.flatMap(({ subject }) =>
      (subject?.captures ?? []).map((capture) => ({ item: subject?.item.implementationCode ?? subject?.item.basicCode ?? '', itemId: subject?.item.id ?? '', itemName: subject?.item.name ?? '', department: subject?.item.department ?? '', ...capture }))),
    findings: checked.flatMap(({ findings }) => findings),
    problems: [], unstated: [], scores: [],
    notices: [...notices, ...checked.flatMap(({ file, unreadable }) => (unreadable === undefined ? [] : [{ where: file, message: unreadable }]))],
  };
}

function render(report: Report, format: PrecheckFormat, { engine }: Prechecker): string {
  const wording = reportLabels(engine);
  if (format === 'json') return renderJson(report);
  if (format === 'sarif') return renderSarif(report, wording);
  return format === 'html' ? renderHtml(report, wording) : renderCheckText(report, wording);
}
