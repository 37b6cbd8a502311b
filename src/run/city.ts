import path from 'node:path';
import { orderFindings, type CheckResult } from '../check/index.js';
import { byCodePoint } from '../model/code-points.js';
import type { CompareContext } from '../model/comparison.js';
import type { ServiceItem } from '../model/item.js';
import type { Report } from '../model/report.js';
import type { Policy } from '../model/score.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import type { Region, VocabularyRow } from '../model/vocabulary.js';
import { scoreFindings } from '../score/index.js';
import { tallySites } from './addresses.js';
import type { Notice } from './catalogue.js';
import { confirmFindings } from './confirm.js';
import type { Engine } from './engine.js';
import { keepForms } from './parts.js';
import { readAllForms } from './form-files.js';
import { keepEvidence } from './evidence.js';
import { fetchOnline, openWeb, type FetchSettings, type Web } from './fetching.js';
import { openFileReader } from './file-reader.js';
import { openFieldSheets, type FieldSheetFile } from './field-sheet-sides.js';
import { FileFinder } from './files.js';
import { openHandover, type HandoverSettings } from './handover.js';
import { inputsOf } from './inputs.js';
import type { HeldCase } from './held-case.js';
import { Interrupted } from './interrupted.js';
import { Keeper } from './keeping.js';
import { tryCaseLinks } from './links.js';
import { openRunCache } from './open-cache.js';
import { openInputs } from './open-inputs.js';
import { makeFolder } from './out-folder.js';
import { drawPictures } from './pictures.js';
import type { Progress } from './progress.js';
import { sameProblems } from './problems.js';
import { brokenProfiles, excuse, profileNotice } from './profiles.js';
import { regionContext } from './region.js';
import { Stages } from './stages.js';
import { StandardShelf } from './standards.js';
import { coverageRow } from './coverage.js';
import { entrancesOf } from './entrances.js';
import { ruleErrors } from './rule-errors.js';
import { stopwatch } from './stopwatch.js';
import { readCalls } from './test-calls.js';
import { timestampServer } from './timestamp-server.js';
import { sha256, toolVersion, versionOf } from './versions.js';
import { openWorkers } from './workers.js';
import { writeReport, type Written } from './write.js';

export interface CitySettings extends FetchSettings, HandoverSettings {
  catalogue: string;
  offline?: string;
  handbook?: string;
  policy?: string;
  region?: string;
  /** Draw n items by the seed; absent: all. */
  sample?: number;
  seed?: string;
  /** Identities of the items to be checked, drawn before; absent: all. */
  only?: string[];
  /** A list of `zhinan sample draw`: only its items. */
  drawn?: string;
  /** Rules that people's decisions put back on trial, by id, with the sentence that says so: their findings cost nothing. */
  trial?: ReadonlyMap<string, string>;
  /** Filled forms of test calls (拨测). */
  calls?: string[];
  out: string;
  /** Folder of the store, from which a run that was ended goes on; absent: nothing is journalled. */
  data?: string;
  /** Whether what earlier runs read and compared is used again; default true. */
  cache?: boolean;
  /** Address of a PostgreSQL database that holds the store instead. */
  database?: string;
  /** Seconds from the first fetch of a page with a mismatch to its second; default 60, on this machine itself 0. */
  confirmAfter?: number;
  /** Files with profiles of portals besides those of the schemas. */
  profiles?: string[];
  /** Those who take the evidence (双人核查). */
  inspectors?: string[];
  /** Filled-in field sheets: further captures of the offline side. */
  fieldSheets?: FieldSheetFile[];
  /** Synonyms that people confirmed, besides those of the schemas. */
  vocabulary?: VocabularyRow[];
}

export interface CityRun {
  report: Report;
  written: Written;
}

/** A run whose inputs are read. */
interface Begun {
  settings: CitySettings;
  engine: Engine;
  stages: Stages;
  policy: Policy;
  items: ServiceItem[];
  /** Items of the catalogue. */
  all: number;
  region: Region | undefined;
  notices: Notice[];
  keeper: Keeper;
  watch: ReturnType<typeof stopwatch>;
  /** Timestamp server. */
  server?: string;
  progress: Progress;
  now: () => Date;
}

/**
 * The main job: reads the catalogue, fetches and reads the sides of each item, checks, takes what is accused a second time, scores and
 * writes the report. A run of the same inputs that was ended goes on where it was.
 * @throws UserProblem where nothing can be checked, Interrupted where the signal was raised; whatever concerns one item or page is said
 * in the report and the rest goes on.
 */
export async function runCity(settings: CitySettings, progress: Progress, now: () => Date = () => new Date()): Promise<CityRun> {
  const watch = stopwatch();
  await makeFolder(settings.out);
  const server = await timestampServer();
  const { engine, policy, all, items, region, notices } = await openInputs(settings);
  const keeper = await Keeper.open(settings.out, settings, await inputsOf(settings, engine, policy), now());
  if (keeper.trouble) progress('运行记录', 0, 0, keeper.trouble);
  const workers = openWorkers(engine, settings.vocabulary);
  const files = openFileReader(() => engine.reader, { ahead: false });
  const cache = openRunCache(settings.cache === false ? undefined : settings.data);
  const stages = new Stages(engine, workers, files, cache, settings.vocabulary, keeper.startedAt);
  try {
    return await runBegun({ settings, stages, engine, policy, items, all: all.length, region, notices, keeper, watch, progress, now, ...(server ? { server } : {}) });
  } catch (cause) {
    if (settings.signal?.aborted === true) throw new Interrupted(keeper.journalled);
    throw cause;
  } finally {
    files.close();
    workers.close();
    cache.close();
    await keeper.close();
  }
}

async function runBegun(run: Begun): Promise<CityRun> {
  const { settings, engine, stages, items, keeper, watch, progress, now } = run;
  const base = path.dirname(settings.catalogue);
  const context: CompareContext = { ...regionContext(run.region, engine.schemas.regions), day: keeper.startedAt.slice(0, 10) };
  const handbook = await FileFinder.open(base, settings.handbook, 'handbook');
  const shelf = new StandardShelf(handbook, stages.files, keeper.store);
  const offline = await FileFinder.open(base, settings.offline, 'offline');
  const handover = await openHandover(settings, items, engine, keeper.store);
  const sheets = await openFieldSheets(settings.fieldSheets ?? [], items, context, stages.files, keeper.store, keeper.startedAt);
  run.notices.push(...handover.notices, ...sheets.notices);
  const { calls, notices: uncalled } = await readCalls(settings.calls ?? []);
  run.notices.push(...uncalled);
  const web = await openWeb(items, { ...settings, holdsGuide: stages.holdsGuide(context) }, engine, keeper, progress, now);
  watch.lap('prepare');
  try {
    const pages = await fetchOnline(items, settings.portal, web, keeper, progress);
    stopIfAsked(settings, keeper);
    keeper.settleSoon();
    watch.lap('fetch');

    const sources = { reader: stages.papers, readerAt: stages.readerAt, values: stages.values, shelf, offline, keeper, pages, handover, sheets, units: new Set(items.map((item) => item.department)), context, ...(settings.portal ? { portal: settings.portal } : {}), ...(settings.calls ? { calls } : {}) };
    const stop = (): void => stopIfAsked(settings, keeper);
    const cases = await stages.read(items, sources, now, progress, stop);
    watch.lap('read');

    await tryCaseLinks(cases, web, keeper, progress);
    stopIfAsked(settings, keeper);
    watch.lap('links');

    await keepForms(cases, { folder: path.join(settings.out, 'evidence'), store: keeper.store, web, since: keeper.startedAt }, progress);
    await readAllForms(cases, { folder: path.join(settings.out, 'evidence'), store: keeper.store, handbook, offline, files: stages.files, values: stages.values });
    stopIfAsked(settings, keeper);
    watch.lap('forms');

    const first = await stages.check(cases, progress, stop);
    watch.lap('check');

    const results = await confirmFindings(cases, first, {
      web, sources, check: (subject) => stages.checkAnew(subject), progress, now,
      ...(settings.confirmAfter === undefined ? {} : { after: settings.confirmAfter }),
      ...(settings.signal ? { signal: settings.signal } : {}),
    });
    stopIfAsked(settings, keeper);
    watch.lap('confirm');
    await keepEvidence(settings.out, keeper, web, progress);
    stopIfAsked(settings, keeper);
    watch.lap('evidence');
    return await finish(run, ...byUnit(cases, results), web);
  } finally {
    await web.close();
  }
}

/** By unit and item, so that a report does not depend on the order of the catalogue's rows. */
function byUnit(cases: readonly HeldCase[], results: readonly CheckResult[]): [HeldCase[], CheckResult[]] {
  const rows = cases.flatMap((subject, index) => {
    const result = results[index];
    return result ? [{ subject, result }] : [];
  }).sort((a, b) => byCodePoint(a.subject.item.department, b.subject.item.department) || byCodePoint(a.subject.item.id, b.subject.item.id));
  return [rows.map(({ subject }) => subject), rows.map(({ result }) => result)];
}

async function finish(run: Begun, cases: HeldCase[], results: CheckResult[], web: Web): Promise<CityRun> {
  const { settings, engine, policy, keeper, watch } = run;
  const broken = brokenProfiles(cases, engine);
  const scored = scoreFindings(
    excuse(orderFindings(results.flatMap((result) => result.findings)), broken).map((finding) => (settings.trial?.has(finding.rule) ? { ...finding, lifecycle: 'trial' as const } : finding)),
    policy,
    cases.map((subject) => ({ department: subject.item.department, checked: subject.checked })),
    new Set(engine.schemas.elements.filter((element) => element.kind === 'text').map((element) => element.id)),
  );
  const coverage = cases.flatMap((subject) => subject.captures.map((capture) => coverageRow(subject.item, capture)));
  const report: Report = {
    schemaVersion: 1,
    run: {
      id: keeper.runId ?? sha256(`${keeper.startedAt}\n${path.basename(settings.catalogue)}\n${settings.seed ?? ''}`).slice(0, 12),
      startedAt: keeper.startedAt,
      finishedAt: '',
      catalogue: path.basename(settings.catalogue),
      ...(settings.portal ? { portal: settings.portal } : {}),
      ...(run.region ? { region: run.region.code, regionName: run.region.name } : {}),
      ...(settings.seed ? { seed: settings.seed } : {}),
      ...(settings.inspectors && settings.inspectors.length > 0 ? { inspectors: settings.inspectors } : {}),
      items: run.all,
      checked: cases.filter((subject) => subject.checked).length,
      ...entrancesOf(cases.map(({ light, entrances }) => ({ online: light.online.length > 0, entrances, links: light.links }))),
      versions: {
        tool: toolVersion(),
        schema: engine.schemas.versions.schema,
        rules: engine.ruleVersion,
        policy: policy.version,
        handbook: versionOf(cases.flatMap((subject) => (subject.light.handbook?.capture.sha256 ? [subject.light.handbook.capture.sha256] : []))),
      },
      policyNotice: policy.notice,
      timings: {},
    },
    coverage,
    findings: scored.findings,
    problems: sameProblems(scored.findings, engine),
    unstated: results.flatMap((result) => result.unstated),
    scores: scored.scores,
    notices: [...run.notices, ...[...(settings.trial?.values() ?? [])].map((message) => ({ where: '规则', message })), ...broken.map(profileNotice), ...tallySites(coverage).notices(), ...(await web.notices()), ...results.flatMap(ruleErrors)],
  };
  watch.lap('score');
  await drawPictures(report.findings, report.coverage, settings.out, keeper.store, settings.browser, run.progress);
  watch.lap('pictures');
  report.run.finishedAt = shanghaiTime(run.now().getTime());
  report.run.timings = watch.seconds();
  await keeper.settle();
  const written = await writeReport(report, settings.out, engine, run.server);
  report.run.timings = { ...watch.seconds(), report: watch.since() };
  await keeper.finish(report.run.finishedAt);
  return { report, written };
}

/** Ends the run where it was asked to stop: every step so far is in the journal. */
function stopIfAsked(settings: CitySettings, keeper: Keeper): void {
  if (settings.signal?.aborted === true) throw new Interrupted(keeper.journalled);
}
