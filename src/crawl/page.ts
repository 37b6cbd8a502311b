import { hash } from 'node:crypto';
import type { Outcome } from '../model/capture.js';
import { classify, endsWithItsPage, type Named } from './classify.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import type { Renderer } from './browser.js';
import { retryAfter, worthRetry } from './retry.js';
import { sentence, stoppedSentence, type Facts } from './sentences.js';
import type { Withheld, Session } from './session.js';
import type { HeaderMap, KeptAnswer, PageRequest, PageResult } from './types.js';
import { ifChanged, revived, revivedHeaders, saysUnchanged } from './unchanged.js';
import { visit, type Visit } from './visit.js';

/** A page's result without the identifier of the request. */
export type PageOutcome = Omit<PageResult, 'id' | 'url'>;

/** Fetches one page with retries, names its outcome and has it drawn by a browser where it holds nothing without one. */
export async function takePage(session: Session, renderer: () => Promise<Renderer | string>, request: PageRequest): Promise<PageOutcome> {
  if (!URL.canParse(request.url)) {
    return blank(session, { outcome: 'not-allowed', detail: '线上地址写法有误，无法打开：请核对目录中的线上地址。', finalUrl: request.url });
  }
  const url = new URL(request.url);
  const { settings } = session;
  const timings = { queued: 0, fetch: 0, render: 0 };
  const kept = request.fresh === true ? undefined : await settings.kept?.(request);
  for (let attempt = 1; ; attempt += 1) {
    const { look, seen } = await attemptPage(session, request, url, attempt, timings, kept);
    const { outcome } = look.named;
    const host = session.hostAt(seen.final);
    const sent = !('withheld' in seen.reply) || seen.final.href !== url.href;
    if (sent && attempt === 1 && host?.note(outcome) === true) settings.onProgress?.({ type: 'host-stopped', host: host.name, outcome, message: host.stopped?.message ?? '' });
    const asked = 'status' in seen.reply ? retryAfter(seen.reply.headers, settings.now()) : undefined;
    const tooLong = asked !== undefined && asked > settings.maxRetryAfter;
    const again = sent && !host?.stopped && !tooLong && worthRetry(outcome, attempt, settings.retries, look.facts.status, look.facts.code);
    if (!again) {
      const page = finish(look, { ...look.facts, retryAfter: tooLong ? asked : undefined }, timings);
      return look.named.render === true ? draw(session, renderer, request, url, page, look) : page;
    }
    const wait = Math.max(asked ?? 0, settings.backoff * 2 ** (attempt - 1));
    settings.onProgress?.({ type: 'retry', url: request.url, outcome, attempt, wait });
    await settings.sleep(wait, settings.signal);
  }
}

/** What one attempt showed. */
interface Look {
  named: Named;
  facts: Facts;
  attempts: number;
  final: URL;
  headers: HeaderMap;
  bytes?: Buffer;
  /** Of the bytes, also of kept ones that are not here. */
  sha256?: string;
  detail?: string;
  takenAt: number;
  unchanged?: boolean;
}

/** One attempt, with pages that only lead on followed like redirects. */
async function attemptPage(session: Session, request: PageRequest, url: URL, attempt: number, timings: PageOutcome['timings'], kept: KeptAnswer | undefined): Promise<{ look: Look; seen: Visit }> {
  let start = url;
  let known = kept;
  for (let hop = 0; ; hop += 1) {
    const answered = await visit(session, start, { headers: ifChanged(known) });
    timings.queued += answered.queued;
    timings.fetch += answered.fetch;
    const unchanged = known !== undefined && saysUnchanged(answered);
    if (unchanged && answered.final.href !== url.href) {
      // Some other address has not changed: that says nothing of what is kept of this one.
      known = undefined;
      continue;
    }
    if (unchanged && known && known.bytes === undefined) return { look: asKnown(session, url, answered, attempt, known), seen: answered };
    const seen = unchanged && known?.bytes ? revived(answered, known, known.bytes) : answered;
    const look = { ...(await judge(session, request, url, seen, attempt)), unchanged };
    known = undefined;
    const { follow } = look.named;
    if (follow === undefined || hop >= 3 || !URL.canParse(follow, seen.final.href)) return { look, seen };
    start = new URL(follow, seen.final);
    if (start.href === seen.final.href) return { look, seen };
  }
}

/** A page that was called `ok` before and has not changed. */
function asKnown(session: Session, url: URL, seen: Visit, attempt: number, known: KeptAnswer): Look {
  const { settings } = session;
  return {
    named: { outcome: 'ok' }, facts: { attempts: attempt, requested: url, final: seen.final, maxBytes: settings.maxBytes, status: known.status },
    attempts: attempt, final: seen.final, headers: revivedHeaders(seen, known), takenAt: settings.now(), unchanged: true, ...(known.sha256 === undefined ? {} : { sha256: known.sha256 }),
  };
}

async function judge(session: Session, request: PageRequest, url: URL, seen: Visit, attempt: number): Promise<Look> {
  const { settings } = session;
  const { reply, final } = seen;
  const takenAt = settings.now();
  const facts: Facts = { attempts: attempt, requested: url, final, maxBytes: settings.maxBytes };
  const base = { attempts: attempt, final, headers: {}, takenAt };
  if ('withheld' in reply) return { ...base, attempts: final.href === url.href ? attempt - 1 : attempt, ...withheld(session, reply, facts) };
  if ('failure' in reply) {
    if (reply.failure === 'aborted') throw new Error('aborted');
    return { ...base, named: { outcome: reply.failure }, facts: { ...facts, code: reply.code } };
  }
  const contentType = headerOf(reply.headers, 'content-type');
  const sha256 = hash('sha256', reply.body);
  let text: string | undefined;
  const html = (): string => (text ??= settings.decode(reply.body, contentType));
  const named = await classify({
    status: reply.status, headers: reply.headers, mediaType: mediaTypeOf(contentType), size: reply.body.length, html,
    closed: () => endsWithItsPage(reply.body),
    holdsGuide: () => settings.holdsGuide({ url: request.url, bytes: reply.body, sha256, html, ...charsetOf(contentType) }),
    requested: url, final,
    ...(reply.cut ? { cut: reply.cut } : {}),
    ...(settings.portal === undefined ? {} : { portal: settings.portal }),
    ...(request.expect ? { expect: request.expect } : {}),
  }, settings.phrases);
  return { ...base, named, facts: { ...facts, status: reply.status, phrase: named.phrase, loop: seen.loop }, headers: reply.headers, ...(reply.body.length > 0 ? { bytes: reply.body, sha256 } : {}) };
}

function withheld(session: Session, reply: Withheld, facts: Facts): Pick<Look, 'named' | 'facts' | 'detail'> & { attempts?: number } {
  if (reply.withheld === 'stopped') {
    const stopped = session.hostAt(reply.url)?.stopped;
    return { named: { outcome: stopped?.outcome ?? 'unavailable' }, facts, detail: stoppedSentence(stopped?.message ?? `${reply.url.host} 已停止访问`) };
  }
  if (reply.withheld === 'robots-unreachable') {
    const trouble = reply.rules?.unreachable;
    const outcome: Outcome = trouble?.outcome ?? 'unavailable';
    // The site was asked, though for its robots.txt alone: that is how often it was tried.
    const attempts = trouble?.attempts ?? facts.attempts;
    const known: Facts = { ...facts, attempts, status: trouble?.status, code: trouble?.code, ...(outcome === 'not-allowed' ? { refusal: 'private' } : {}) };
    const said = sentence(outcome, known);
    return { named: { outcome }, facts: known, attempts, detail: outcome === 'unavailable' || outcome === 'rate-limited' ? `门户的 robots.txt 无法读取，按规定不抓取该网站。${said}` : said };
  }
  return { named: { outcome: reply.withheld }, facts: { ...facts, refusal: reply.refusal } };
}

function finish(look: Look, facts: Facts, timings: PageOutcome['timings']): PageOutcome {
  const { outcome } = look.named;
  return {
    finalUrl: look.final.href,
    outcome,
    ...(outcome === 'ok' ? {} : { detail: look.detail ?? sentence(outcome, facts) }),
    attempts: look.attempts,
    ...(facts.status === undefined ? {} : { status: facts.status }),
    headers: look.headers,
    ...charsetOf(headerOf(look.headers, 'content-type')),
    ...(look.bytes ? { bytes: look.bytes } : {}),
    ...(look.sha256 === undefined ? {} : { sha256: look.sha256 }),
    takenAt: shanghaiTime(look.takenAt),
    ...(look.unchanged === true ? { unchanged: true } : {}),
    timings,
  };
}

async function draw(session: Session, renderer: () => Promise<Renderer | string>, request: PageRequest, url: URL, page: PageOutcome, look: Look): Promise<PageOutcome> {
  const { settings } = session;
  const browser = await renderer();
  if (typeof browser === 'string') {
    if (page.outcome !== 'shell') return page;
    return { ...page, outcome: 'not-rendered', detail: sentence('not-rendered', { ...look.facts, rendering: browser }) };
  }
  const begun = performance.now();
  const bytes = look.bytes ?? Buffer.alloc(0);
  const html = settings.decode(bytes, headerOf(look.headers, 'content-type'));
  const drawn = await browser.render({ url: look.final, html, headers: look.headers });
  page.timings.render = performance.now() - begun;
  // A drawing that was broken off says nothing of the page.
  if (settings.signal?.aborted === true) throw new Error('aborted');
  if (!drawn.page) return { ...page, detail: sentence(page.outcome, { ...look.facts, rendering: drawn.trouble }) };
  const text = drawn.html;
  const named = await classify({
    status: 200, headers: {}, mediaType: 'text/html', size: text.length, html: () => text, holdsGuide: () => drawn.holds,
    requested: url, final: drawn.final, rendered: true,
    ...(settings.portal === undefined ? {} : { portal: settings.portal }),
    ...(request.expect ? { expect: request.expect } : {}),
  }, settings.phrases);
  const refined = named.outcome === 'shell' && drawn.cause ? drawn.cause : named.outcome;
  const facts: Facts = { ...look.facts, phrase: named.phrase, final: drawn.final, rendering: drawn.trouble };
  const result: PageOutcome = { ...page, finalUrl: drawn.final.href, outcome: refined, rendered: drawn.page };
  if (refined === 'ok') delete result.detail;
  else result.detail = sentence(refined, facts);
  return result;
}

function blank(session: Session, known: { outcome: Outcome; detail: string; finalUrl: string }): PageOutcome {
  return { ...known, attempts: 0, headers: {}, takenAt: shanghaiTime(session.settings.now()), timings: { queued: 0, fetch: 0, render: 0 } };
}

export function headerOf(headers: HeaderMap, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The character set that a header declares. */
export function charsetOf(contentType: string | undefined): { charset?: string } {
  const charset = /charset\s{0,4}=\s{0,4}["']?([\w-]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();
  return charset === undefined ? {} : { charset };
}

export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
