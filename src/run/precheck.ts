import { stat } from 'node:fs/promises';
import path from 'node:path';
import { checkCase } from '../check/index.js';
import type { Case } from '../model/case.js';
import type { Finding } from '../model/finding.js';
import type { Guide } from '../model/guide.js';
import type { ServiceItem } from '../model/item.js';
import type { Report } from '../model/report.js';
import { renderJson } from '../report/json.js';
import { renderSarif } from '../report/sarif.js';
import { renderCheckText } from '../report/text-check.js';
import { renderHtml } from '../report/html.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import { scoreFindings } from '../score/index.js';
import { openEngine, type Engine } from './engine.js';
import { FileFinder, filesBelow } from './files.js';
import { reportLabels } from './labels.js';
import { maintainerOf } from './maintainers.js';
import { readPaper } from './paper.js';
import { loadPolicy } from './policy.js';
import { UserProblem } from './problem.js';
import { regionContext, regionOf } from './region.js';
import { StandardShelf } from './standards.js';
import { sha256, toolVersion } from './versions.js';

export type PrecheckFormat = 'text' | 'json' | 'sarif' | 'html';

/** One file of a precheck: its findings, or why it could not be read. */
interface Prechecked {
  file: string;
  unreadable?: string;
  findings: Finding[];
  subject?: Case;
}

const GUIDE_FILE = /\.(?:md|markdown|txt|docx|html?)$/i;
/** Offices name files by the item's basic code. */
const CODE_NAME = /^([0-9A-Z]{12})\./;
const UNREADABLE = 2;

/**
 * A department's precheck of guide files before it files them, with the rules and the engine of the weekly run.
 * Exit code 0: no error; 1: errors (严重 or 较重); 2: a file could not be read.
 */
export async function precheck(named: string[], options: { handbook?: string; region?: string; format: PrecheckFormat }, now: () => Date = () => new Date()): Promise<{ output: string; exitCode: number }> {
  const engine = openEngine();
  const policy = await loadPolicy(engine, undefined);
  const takenAt = shanghaiTime(now().getTime());
  const files = await guideFiles(named);
  if (options.handbook && (await filesBelow(options.handbook)).length === 0) throw new UserProblem(`手册文件夹“${options.handbook}”不存在或是空的，请核对 --handbook 的路径。`);
  const shelf = new StandardShelf(await FileFinder.open('.', options.handbook), engine.reader, undefined);
  const checked: Prechecked[] = [];
  for (const file of files) {
    const first = await readPaper({ path: file, named: file }, 'offline', 'filed', {}, engine.reader, undefined, takenAt);
    if (!first.guide) {
      checked.push({ file, unreadable: first.capture.detail ?? '', findings: [] });
      continue;
    }
    const item = itemOf(first.guide, file);
    const region = regionOf([item], engine.schemas.regions, options.region);
    const context = { ...regionContext(region, engine.schemas.regions), day: takenAt.slice(0, 10) };
    const standard = await shelf.entry(item, context, takenAt);
    const subject: Case = {
      item, online: [], offline: [{ capture: first.capture, guide: first.guide }], captures: [first.capture, ...(options.handbook ? [standard.capture] : [])],
      context: { ...context, ...itemType(standard.handbook?.standard.guide ?? first.guide) },
      ...(standard.handbook ? { handbook: standard.handbook } : {}),
      ...(options.handbook && standard.gap ? { handbookGap: standard.gap } : {}),
    };
    const { findings } = checkCase(subject, engine.kit, { maintainer: maintainerOf(engine.schemas.maintainers, subject) });
    checked.push({ file, findings: scoreFindings(findings, policy, [{ department: item.department, checked: true }]).findings, subject });
  }
  const failed = checked.some(({ findings }) => findings.some((finding) => finding.verdict === 'fail' && (finding.severity === '严重' || finding.severity === '较重')));
  const exitCode = checked.some((entry) => entry.unreadable !== undefined) ? UNREADABLE : failed ? 1 : 0;
  return { output: await render(checked, options.format, engine, takenAt, policy.notice, policy.version), exitCode };
}

async function guideFiles(named: string[]): Promise<string[]> {
  const files: string[] = [];
  for (const name of named) {
    let folder: boolean;
    try {
      folder = (await stat(name)).isDirectory();
    } catch {
      throw new UserProblem(`没有找到“${name}”，请核对文件名。`);
    }
    if (!folder) files.push(name);
    else files.push(...(await filesBelow(name)).filter((file) => GUIDE_FILE.test(file)).map((file) => path.join(name, file)));
  }
  if (files.length === 0) throw new UserProblem(`“${named.join('”“')}”里没有指南文件（.md .docx .html）。`);
  return files;
}

const stated = (guide: Guide, id: string) => guide.fields[id]?.[0]?.text.trim();
const itemType = (guide: Guide) => (stated(guide, 'itemType') ? { itemType: stated(guide, 'itemType') ?? '' } : {});

/** The item that a guide says it is about. */
function itemOf(guide: Guide, file: string): ServiceItem {
  const implementationCode = stated(guide, 'implementationCode')?.replace(/\s/g, '');
  const basicCode = stated(guide, 'basicCode')?.replace(/\s/g, '') ?? implementationCode?.slice(19, 31) ?? CODE_NAME.exec(path.basename(file))?.[1] ?? '';
  const name = stated(guide, 'mainItemName') ?? guide.title?.text ?? path.basename(file).replace(/\.[^.]+$/, '');
  return {
    id: implementationCode ?? (basicCode || file), basicCode, ...(implementationCode ? { implementationCode } : {}), name,
    department: stated(guide, 'competentAuthority') ?? '本单位', row: 0, online: [], offline: [file],
  };
}

async function render(checked: Prechecked[], format: PrecheckFormat, engine: Engine, takenAt: string, notice: string, policyVersion: string): Promise<string> {
  const wording = reportLabels(engine);
  const report: Report = {
    schemaVersion: 1,
    run: {
      id: sha256(checked.map(({ file }) => file).join('\n')).slice(0, 12), startedAt: takenAt, finishedAt: takenAt, catalogue: '自查', items: checked.length,
      checked: checked.filter((entry) => entry.unreadable === undefined).length,
      versions: { tool: toolVersion(), schema: engine.schemas.versions.schema, rules: engine.ruleVersion, policy: policyVersion, handbook: '' },
      policyNotice: notice, timings: {},
    },
    coverage: checked.flatMap(({ subject }) =>
      (subject?.captures ?? []).map((capture) => ({ item: subject?.item.implementationCode ?? subject?.item.basicCode ?? '', itemId: subject?.item.id ?? '', itemName: subject?.item.name ?? '', department: subject?.item.department ?? '', ...capture }))),
    findings: checked.flatMap(({ findings }) => findings),
    problems: [], unstated: [], scores: [],
    notices: checked.flatMap(({ file, unreadable }) => (unreadable === undefined ? [] : [{ where: file, message: unreadable }])),
  };
  if (format === 'json') return renderJson(report);
  if (format === 'sarif') return renderSarif(report, wording);
  return format === 'html' ? renderHtml(report, wording) : renderCheckText(report, wording);
}
