import path from 'node:path';
import { checkCase, orderFindings, type CheckResult } from '../check/index.js';
import type { Case } from '../model/case.js';
import type { Capture } from '../model/capture.js';
import type { CompareContext } from '../model/comparison.js';
import type { ServiceItem } from '../model/item.js';
import type { CoverageRow, Report } from '../model/report.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import { scoreFindings } from '../score/index.js';
import { createSnapshotStore, openCaptureLog } from '../store/index.js';
import { readCatalogue, type Notice } from './catalogue.js';
import { fetchOnline, openWeb, type FetchSettings } from './fetching.js';
import { openEngine, type Engine } from './engine.js';
import { FileFinder, readBytes } from './files.js';
import { tryCaseLinks } from './links.js';
import { maintainerOf } from './maintainers.js';
import { readPage } from './online.js';
import { paperFiles, readPaper } from './paper.js';
import { UserProblem } from './problem.js';
import { sameProblems } from './problems.js';
import { regionContext, regionOf } from './region.js';
import { drawSample } from './sample.js';
import { StandardShelf } from './standards.js';
import { loadPolicy } from './policy.js';
import { sha256, toolVersion, versionOf } from './versions.js';
import { writeReport, type Written } from './write.js';

export interface CitySettings extends FetchSettings {
  catalogue: string;
  offline?: string;
  handbook?: string;
  policy?: string;
  region?: string;
  /** Draw n items by the seed; absent: all. */
  sample?: number;
  seed?: string;
  out: string;
}

export interface CityRun {
  report: Report;
  written: Written;
}

/** How far a stage is; `total` 0 where it is not yet known. */
export type Progress = (stage: string, done: number, total: number, note?: string) => void;

/**
 * The main job: reads the catalogue, fetches and reads the sides of each item, checks, scores and writes the report.
 * @throws UserProblem where nothing can be checked; whatever concerns one item or page is said in the report and the rest goes on.
 */
export async function runCity(settings: CitySettings, progress: Progress, now: () => Date = () => new Date()): Promise<CityRun> {
  const watch = stopwatch();
  const startedAt = now();
  const engine = openEngine();
  const policy = await loadPolicy(engine, settings.policy);
  const { items: all, notices } = await openCatalogue(settings.catalogue, engine);
  const items = settings.sample === undefined ? all : drawSample(all, settings.sample, settings.seed ?? '');
  const region = regionOf(items, engine.schemas.regions, settings.region);
  if (settings.region && !region) throw new UserProblem(`--region ${settings.region} 不是行政区划代码表中的六位代码，请核对（如 330109）。`);
  const context: CompareContext = { ...regionContext(region, engine.schemas.regions), day: shanghaiTime(startedAt.getTime()).slice(0, 10) };
  if (!region) notices.push({ where: '地区', message: '没有从目录中认出所在地区，带区号与不带区号的号码将列为待人工核实；可用 --region 指定行政区划代码。' });
  watch.lap('prepare');

  const store = createSnapshotStore(path.join(settings.out, 'evidence'), { flush: false });
  const log = openCaptureLog(path.join(settings.out, 'evidence', 'captures.jsonl'));
  const base = path.dirname(settings.catalogue);
  const offline = await FileFinder.open(base, settings.offline);
  const shelf = new StandardShelf(await FileFinder.open(base, settings.handbook), engine.reader, store);
  const web = openWeb(items, settings, engine, now);
  const pages = await fetchOnline(items, settings.portal, web, store, log, progress);
  watch.lap('fetch');

  const cases: Case[] = [];
  for (const [index, item] of items.entries()) {
    const takenAt = shanghaiTime(now().getTime());
    const subject: Case = { item, online: [], offline: [], captures: [], context };
    const standard = await shelf.entry(item, context, takenAt);
    if (standard.handbook) subject.handbook = standard.handbook;
    if (standard.gap) subject.handbookGap = standard.gap;
    subject.context = withItemType(context, standard.handbook?.standard.guide.fields.itemType?.[0]?.text);
    for (const page of pages.get(item.id) ?? []) {
      const { capture, guide } = readPage(page, item, subject.context, engine.reader);
      subject.captures.push(capture);
      if (guide) subject.online.push({ capture, guide });
    }
    if ((pages.get(item.id) ?? []).length === 0) subject.captures.push({ channel: 'online', capture: 'online-web', outcome: 'not-captured', attempts: 0, detail: settings.portal || item.online.length > 0 ? '目录没有填写线上地址，未核查线上指南。' : '没有指定门户，未核查线上指南。' });
    const papers = await paperFiles(item.offline, offline, [item.implementationCode, item.basicCode], item.name);
    for (const [order, file] of papers.entries()) {
      const { capture, guide } = await readPaper(file, 'offline', order === 0 ? 'hall-printed' : `hall-printed-${order + 1}`, subject.context, engine.reader, store, takenAt);
      subject.captures.push(capture);
      if (guide) subject.offline.push({ capture, guide });
    }
    if (papers.length === 0) subject.captures.push({ channel: 'offline', capture: 'hall-printed', outcome: 'missing', attempts: 0, takenAt, detail: '目录没有填写线下文件，也没有按编码或名称找到，未核查线下指南。' });
    subject.captures.push(standard.capture);
    cases.push(subject);
    progress('读取指南', index + 1, items.length);
  }
  watch.lap('read');

  await tryCaseLinks(cases, web, progress);
  await web.close();
  watch.lap('links');

  const results = cases.map((subject, index) => {
    const result = checkCase(subject, engine.kit, { maintainer: maintainerOf(engine.schemas.maintainers, subject) });
    progress('比对', index + 1, cases.length);
    return result;
  });
  watch.lap('check');

  const scored = scoreFindings(
    orderFindings(results.flatMap((result) => result.findings), items),
    policy,
    cases.map((subject) => ({ department: subject.item.department, checked: isChecked(subject) })),
    new Set(engine.schemas.elements.filter((element) => element.kind === 'text').map((element) => element.id)),
  );
  const report: Report = {
    schemaVersion: 1,
    run: {
      id: '',
      startedAt: shanghaiTime(startedAt.getTime()),
      finishedAt: '',
      catalogue: path.basename(settings.catalogue),
      ...(settings.portal ? { portal: settings.portal } : {}),
      ...(region ? { region: region.code, regionName: region.name } : {}),
      ...(settings.seed ? { seed: settings.seed } : {}),
      items: all.length,
      checked: cases.filter(isChecked).length,
      versions: {
        tool: toolVersion(),
        schema: engine.schemas.versions.schema,
        rules: engine.ruleVersion,
        policy: policy.version,
        handbook: versionOf(cases.flatMap((subject) => (subject.handbook?.capture.sha256 ? [subject.handbook.capture.sha256] : []))),
      },
      policyNotice: policy.notice,
      timings: {},
    },
    coverage: cases.flatMap((subject) => subject.captures.map((capture) => coverageRow(subject.item, capture))),
    findings: scored.findings,
    problems: sameProblems(scored.findings, engine),
    unstated: results.flatMap((result) => result.unstated),
    scores: scored.scores,
    notices: [...notices, ...ruleErrors(results)],
  };
  watch.lap('score');
  report.run.finishedAt = shanghaiTime(now().getTime());
  report.run.id = sha256(`${report.run.startedAt}\n${report.run.catalogue}\n${settings.seed ?? ''}`).slice(0, 12);
  report.run.timings = watch.seconds();
  const written = await writeReport(report, settings.out, engine);
  report.run.timings = { ...watch.seconds(), report: watch.since() };
  return { report, written };
}

async function openCatalogue(file: string, engine: Engine) {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(file);
  } catch {
    throw new UserProblem(`没有找到目录文件“${file}”，请核对 --catalogue 的路径。`);
  }
  const catalogue = readCatalogue(bytes, path.basename(file), engine.schemas.catalogueColumns);
  if (catalogue.items.length === 0) throw new UserProblem(`目录文件“${path.basename(file)}”里没有可核查的事项。${catalogue.notices.map((n) => `\n  ${n.where}：${n.message}`).join('')}`);
  return catalogue;
}

const withItemType = (context: CompareContext, itemType: string | undefined): CompareContext => (itemType ? { ...context, itemType } : context);

/** An item counts as checked when two of its three sides could be used: then something was compared. */
function isChecked(subject: Case): boolean {
  return [subject.online.length > 0, subject.offline.length > 0, subject.handbook !== undefined].filter(Boolean).length >= 2;
}

function coverageRow(item: ServiceItem, capture: Capture): CoverageRow {
  return { item: item.implementationCode ?? item.basicCode, itemId: item.id, itemName: item.name, department: item.department, ...capture };
}

function ruleErrors(results: CheckResult[]): Notice[] {
  return results.flatMap((result) => result.errors.map((error) => ({ where: error.item, message: `规则 ${error.number} 没有运行成功（${error.message}），该项未判断，请告知系统管理员。` })));
}

/** Seconds by stage, for the line that says where the time goes. */
function stopwatch() {
  const begin = performance.now();
  let last = begin;
  const laps: Record<string, number> = {};
  const round = (ms: number) => Math.round(ms / 10) / 100;
  return {
    lap(stage: string) {
      const at = performance.now();
      laps[stage] = round(at - last);
      last = at;
    },
    since: () => round(performance.now() - last),
    seconds: () => ({ ...laps, total: round(performance.now() - begin) }),
  };
}
