import { hash } from 'node:crypto';
import { classify } from './classify.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import { charsetOf, headerOf, mediaTypeOf } from './page.js';
import { worthRetry } from './retry.js';
import { sentence, stoppedSentence } from './sentences.js';
import type { Session } from './session.js';
import type { LinkResult } from './types.js';
import { visit, type Visit } from './visit.js';

/** Enough of a page to see an error text in. */
const PEEK = 64 * 1024;

/**
 * Looks whether a link leads anywhere: HEAD, and a small GET where HEAD is not understood or a page may say in words that
 * there is nothing. A link that leads to any content is `ok`: it need not be a guide.
 */
export async function checkLink(session: Session, address: string): Promise<LinkResult> {
  const { settings } = session;
  const done = (known: Omit<LinkResult, 'url' | 'takenAt'>): LinkResult => ({ url: address, ...known, takenAt: shanghaiTime(settings.now()) });
  if (!URL.canParse(address)) return done({ finalUrl: address, outcome: 'not-allowed', detail: '链接写法有误，无法打开。' });
  const url = new URL(address);
  let result = done({ finalUrl: address, outcome: 'not-captured' });
  for (let attempt = 1; ; attempt += 1) {
    let seen = await visit(session, url, { method: 'HEAD' });
    if (needsBody(seen)) seen = await visit(session, url, { peek: PEEK });
    result = done(await judgeLink(session, url, seen, attempt));
    const code = 'failure' in seen.reply ? seen.reply.code : undefined;
    if ('withheld' in seen.reply || !worthRetry(result.outcome, attempt, Math.min(1, settings.retries), result.status, code)) return result;
    await settings.sleep(settings.backoff, settings.signal);
  }
}

function needsBody({ reply }: Visit): boolean {
  if ('failure' in reply) return reply.failure === 'network';
  if (!('status' in reply)) return false;
  if (reply.status >= 400) return reply.status !== 404 && reply.status !== 410 && reply.status !== 429;
  const type = mediaTypeOf(headerOf(reply.headers, 'content-type'));
  return type === '' || type.includes('html') || type.includes('json');
}

async function judgeLink(session: Session, url: URL, { reply, final, loop }: Visit, attempts: number): Promise<Omit<LinkResult, 'url' | 'takenAt'>> {
  const { settings } = session;
  const facts = { attempts, requested: url, final, maxBytes: settings.maxBytes };
  const finalUrl = final.href;
  if ('withheld' in reply) {
    const outcome = reply.withheld === 'robots-unreachable' ? reply.rules?.unreachable?.outcome ?? 'unavailable' : reply.withheld === 'stopped' ? session.hostAt(reply.url)?.stopped?.outcome ?? 'unavailable' : reply.withheld;
    const detail = reply.withheld === 'stopped' ? stoppedSentence(session.hostAt(reply.url)?.stopped?.message ?? '') : sentence(outcome, { ...facts, refusal: reply.refusal });
    return { finalUrl, outcome, detail };
  }
  if ('failure' in reply) {
    if (reply.failure === 'aborted') throw new Error('aborted');
    return { finalUrl, outcome: reply.failure, detail: sentence(reply.failure, { ...facts, code: reply.code }) };
  }
  const contentType = headerOf(reply.headers, 'content-type');
  const html = (): string => settings.decode(reply.body, contentType);
  const named = reply.body.length === 0 && reply.status >= 200 && reply.status < 300
    ? { outcome: 'ok' as const }
    : await classify({
      status: reply.status, headers: reply.headers, mediaType: mediaTypeOf(contentType), size: reply.body.length, html,
      holdsGuide: () => settings.holdsGuide({ url: final.href, bytes: reply.body, sha256: hash('sha256', reply.body), html, ...charsetOf(contentType) }), requested: url, final, partial: true,
      ...(reply.cut ? { cut: reply.cut } : {}),
      ...(settings.portal === undefined ? {} : { portal: settings.portal }),
    }, settings.phrases);
  // Content that is no guide is what a link usually leads to.
  const outcome = ['shell', 'unreadable', 'empty', 'too-large'].includes(named.outcome) || (named.outcome === 'redirect-elsewhere' && reply.status < 300) ? 'ok' : named.outcome;
  return {
    finalUrl, outcome, status: reply.status, mediaType: mediaTypeOf(contentType),
    ...(outcome === 'ok' ? {} : { detail: sentence(outcome, { ...facts, status: reply.status, phrase: 'phrase' in named ? named.phrase : undefined, loop }) }),
  };
}
