import type { CheckResult } from '../check/index.js';
import type { Crawler, PageRequest } from '../crawl/index.js';
import type { Case } from '../model/case.js';
import type { Finding } from '../model/finding.js';
import { readKept, type Sources } from './cases.js';
import type { Progress } from './progress.js';
import { comparedAgain } from './again.js';
import { pageRequest } from './fetching.js';
import { pause } from './interrupted.js';
import type { HeldCase } from './held-case.js';
import type { KeptPage } from './keeping.js';
import { linkStates, tryLinks } from './links.js';

export interface Confirmation {
  web: Crawler;
  sources: Sources;
  check: (subject: Case) => Promise<CheckResult>;
  /** Seconds from a page's first fetch to its second; default 60, on this machine itself 0. */
  after?: number;
  /** Pages that need no second taking, because the site said that they are as an earlier census took them. */
  settled?: (page: KeptPage) => boolean;
  now: () => Date;
  signal?: AbortSignal;
  progress: Progress;
}

const AFTER = 60;

/** An accusation that rests on what stands online. */
export function restsOnline(finding: Finding): boolean {
  return finding.verdict === 'fail' && finding.sides.online !== undefined && (finding.fault === undefined || finding.fault === 'online')
    && finding.relations.some((relation) => relation.startsWith('online') || relation === 'quality');
}

/**
 * Takes each page with a mismatch once more, later, and compares again: what a page does not say twice is no accusation. Findings
 * come back confirmed, mended meanwhile (即知即改), or unconfirmed where the second fetch failed.
 */
export async function confirmFindings(cases: readonly HeldCase[], results: CheckResult[], how: Confirmation): Promise<CheckResult[]> {
  const accused = cases.flatMap((subject, index) => (results[index]?.findings.some(restsOnline) ? [subject] : []));
  const settled = accused.filter((subject) => isSettled(subject, how));
  const first = new Map(accused.filter((subject) => !settled.includes(subject)).map((subject) => [subject, pagesOf(subject, how)]));
  const pages = [...first.values()].flat();
  if (pages.length + settled.length === 0) return results;
  if (pages.length > 0) await waitFor(pages, how);
  const again = await fetchAgain(first, how);
  const links = await linksAgain([...first.keys()], how);
  if (how.signal?.aborted === true) return results;
  const confirmed = new Map<HeldCase, Finding[]>();
  for (const [index, held] of cases.entries()) {
    const [seen] = settled.includes(held) ? pagesOf(held, how) : [];
    if (seen) confirmed.set(held, (results[index]?.findings ?? []).map((finding) => (restsOnline(finding) ? { ...finding, confirmedAt: seen.takenAt } : finding)));
    const before = first.get(held) ?? [];
    if (before.length > 0) confirmed.set(held, await takeAgain(await held.load(), before, again, links, results[index]?.findings ?? [], how));
  }
  return results.map((result, index) => {
    const subject = cases[index];
    const findings = subject && confirmed.get(subject);
    return findings ? { ...result, findings } : result;
  });
}

const pagesOf = (subject: HeldCase, how: Confirmation): KeptPage[] => (how.sources.pages.get(subject.item.id) ?? []).filter((page) => page.outcome === 'ok');

/** Every page of it was taken twice already, and no link that led nowhere is left to be tried again. */
function isSettled(subject: HeldCase, how: Confirmation): boolean {
  const pages = pagesOf(subject, how);
  return how.settled !== undefined && pages.length > 0 && pages.every(how.settled) && Object.values(subject.light.links ?? {}).every(({ outcome }) => outcome === 'ok');
}

async function takeAgain(subject: Case, before: KeptPage[], again: Map<string, KeptPage>, links: Map<string, NonNullable<Case['links']>[string]>, found: Finding[], how: Confirmation): Promise<Finding[]> {
  const second: Case = { ...subject, online: subject.online.filter(({ capture }) => capture.file !== undefined || !before.some((page) => page.url === capture.url)), captures: subject.captures };
  if (subject.links) second.links = Object.fromEntries(Object.entries(subject.links).map(([url, state]) => [url, links.get(url) ?? state]));
  let at = '';
  for (const page of before) {
    const later = again.get(page.url);
    const { capture, guide } = later ? await readKept(later, subject.item, subject.context, how.sources) : { capture: { outcome: 'not-captured' as const, detail: '没有取到网页。', takenAt: page.takenAt }, guide: undefined };
    at = capture.takenAt ?? at;
    if (!guide || !('channel' in capture)) {
      const unconfirmed = { at, reason: capture.detail ?? '第二次没有取到网页。' };
      return found.map((finding) => (restsOnline(finding) ? { ...finding, unconfirmed } : finding));
    }
    second.online.push({ capture, guide: how.sources.values.guide(guide) });
  }
  return comparedAgain(found, (await how.check(second)).findings, second, at, restsOnline);
}

/** When the last of some pages may be fetched a second time, milliseconds since 1970; `after`: seconds from the first time. */
export function secondDue(pages: readonly KeptPage[], after: number | undefined): number {
  return Math.max(...pages.map((page) => Date.parse(page.takenAt) + 1000 * (after ?? (isLocal(page.url) ? 0 : AFTER))));
}

/** Waits until each page's second fetch is due. */
async function waitFor(pages: KeptPage[], how: Confirmation): Promise<void> {
  const wait = secondDue(pages, how.after) - how.now().getTime();
  if (wait <= 0) return;
  how.progress('复核取证', 0, 0, `等候 ${Math.ceil(wait / 1000)} 秒，再取一次有疑似问题的网页`);
  await pause(wait, how.signal);
}

async function fetchAgain(first: Map<HeldCase, KeptPage[]>, how: Confirmation): Promise<Map<string, KeptPage>> {
  const { keeper } = how.sources;
  const again = await keeper.pages('again');
  const requests = new Map<string, PageRequest>();
  for (const [subject, pages] of first) for (const page of pages) if (!again.has(page.url)) requests.set(page.url, { ...pageRequest(page.url, page.url, subject.item), fresh: true });
  let done = 0;
  for await (const page of how.web.crawl([...requests.values()])) {
    again.set(page.url, await keeper.keepPage('again', page));
    how.progress('复核取证', ++done, requests.size);
  }
  return again;
}

/** Links that led nowhere are tried once more as well. */
async function linksAgain(accused: readonly HeldCase[], how: Confirmation): Promise<Map<string, NonNullable<Case['links']>[string]>> {
  const broken = [...new Set(accused.flatMap((subject) => Object.entries(subject.light.links ?? {}).flatMap(([url, state]) => (state.outcome === 'ok' ? [] : [url]))))];
  if (broken.length === 0 || how.signal?.aborted === true) return new Map();
  const outcomes = await tryLinks(broken, 'link-again', how.web, how.sources.keeper, () => undefined);
  return new Map(Object.entries(linkStates(broken, outcomes)));
}

const LOCAL = /^(?:localhost|(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const isLocal = (url: string): boolean => LOCAL.test(new URL(url).hostname);
