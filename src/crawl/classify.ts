import type { Outcome } from '../model/capture.js';
import { findPhrase, type PhraseClass } from './phrases.js';
import { landsAtHome, landsAtLogin, samePlace } from './redirects.js';
import type { CrawlPhrases, HeaderMap } from './types.js';
import { sketch, type PageSketch } from './visible-text.js';

/** What is known of a page when its outcome is named. */
export interface Evidence {
  status: number;
  headers: HeaderMap;
  mediaType: string;
  /** Size of the body in bytes. */
  size: number;
  /** Decoded body, made on demand. */
  html: () => string;
  /** Does the body certainly end with its page, which its last bytes tell without being decoded? */
  closed?: () => boolean;
  holdsGuide: () => boolean | Promise<boolean>;
  cut?: 'truncated' | 'timeout' | 'too-large' | 'unreadable';
  requested: URL;
  final: URL;
  portal?: string;
  expect?: { name: string; codes: string[] };
  /** The text is what a browser drew. */
  rendered?: boolean;
  /** Only the beginning of the body was asked for. */
  partial?: boolean;
}

/** An outcome, with the words that named it. */
export interface Named {
  outcome: Outcome;
  phrase?: string;
  /** Worth a browser. */
  render?: boolean;
  /** The page is nothing but a way to another address. */
  follow?: string;
}

/** Names what came of an exchange. Decisions by words are made only where the page holds no guide data. */
export async function classify(evidence: Evidence, phrases: CrawlPhrases): Promise<Named> {
  const { status, cut } = evidence;
  if (status === 404 || status === 410) return { outcome: 'not-found' };
  if (status >= 300 && status < 400) return { outcome: 'redirect-elsewhere' };
  if (status < 200 || status >= 300) return byStatus(evidence, phrases);
  if (cut) return { outcome: cut };
  if (evidence.size === 0) return hasHeader(evidence.headers, phrases.challenge.headers) ? { outcome: 'challenge' } : { outcome: 'empty' };
  const moved = !samePlace(evidence.requested, evidence.final);
  if (moved && landsAtHome(evidence.requested, evidence.final, evidence.portal, phrases.homeNames) === 'root') return { outcome: 'redirect-home' };
  if (!isMarkup(evidence.mediaType)) return byOtherText(evidence, phrases);
  if (evidence.rendered !== true && evidence.partial !== true && evidence.closed?.() !== true && endsTooSoon(evidence.html())) return { outcome: 'truncated' };
  if (await evidence.holdsGuide()) return { outcome: 'ok' };
  return withoutGuide(evidence, phrases, sketch(evidence.html()), moved);
}

function withoutGuide(evidence: Evidence, phrases: CrawlPhrases, page: PageSketch, moved: boolean): Named {
  if (isChallenge(evidence, phrases, page)) return { outcome: 'challenge' };
  const scripted = page.hasScript || page.hasFrame;
  const follow = evidence.rendered === true ? undefined : signpost(page);
  if (page.text === '' && page.title === '' && !scripted && follow === undefined) return { outcome: 'empty' };
  const strict = scripted && evidence.rendered !== true;
  const found = findPhrase(page, phrases, strict, evidence.expect?.name);
  if (found) return found;
  if (follow !== undefined) return { outcome: 'redirect-elsewhere', follow };
  if (moved) {
    if (landsAtHome(evidence.requested, evidence.final, evidence.portal, phrases.homeNames)) return { outcome: 'redirect-home' };
    if (landsAtLogin(evidence.final, phrases.loginPaths) || !scripted || evidence.rendered === true) return { outcome: 'redirect-elsewhere' };
    return { outcome: 'redirect-elsewhere', render: true };
  }
  if (evidence.rendered === true) return { outcome: page.plain.length >= 100 ? 'unreadable' : 'shell' };
  return scripted ? { outcome: 'shell', render: true } : { outcome: page.text === '' ? 'empty' : 'unreadable' };
}

/** Target of a page that only leads on: a meta refresh, or a short script that sets the location to a fixed address. */
function signpost(page: PageSketch): string | undefined {
  if (page.plain.length >= 200) return undefined;
  if (page.refresh !== undefined && page.refresh !== '') return page.refresh;
  if (page.plain.length >= 50 || page.scripts.length > 1000) return undefined;
  return /location(?:\.href)?\s{0,4}=\s{0,4}["']([^"']{1,500})["']/.exec(page.scripts)?.[1] ?? /location\.(?:replace|assign)\(["']([^"']{1,500})["']\)/.exec(page.scripts)?.[1];
}

function byStatus(evidence: Evidence, phrases: CrawlPhrases): Named {
  const { status } = evidence;
  const page = evidence.size > 0 && isMarkup(evidence.mediaType) ? sketch(evidence.html()) : undefined;
  if (hasHeader(evidence.headers, phrases.challenge.headers) || (page && isChallenge(evidence, phrases, page))) return { outcome: 'challenge' };
  if (status === 429) return { outcome: 'rate-limited' };
  if (page && status >= 500) {
    const found = findPhrase(page, phrases, false);
    if (found && (found.outcome === 'maintenance' || found.outcome === 'rate-limited')) return found;
  }
  if (status === 401 || status === 403 || status === 407 || status === 451) return { outcome: 'forbidden' };
  return { outcome: 'unavailable' };
}

/** JSON and plain text: only short ones speak of trouble; everything else is content. */
async function byOtherText(evidence: Evidence, phrases: CrawlPhrases): Promise<Named> {
  if (!/^text\/|json/.test(evidence.mediaType) || evidence.size > 2000) return { outcome: 'ok' };
  const text = evidence.html().trim();
  if (text === '') return { outcome: 'empty' };
  if (await evidence.holdsGuide()) return { outcome: 'ok' };
  const page: PageSketch = { title: '', headings: '', text, plain: text, scripts: '', hasScript: true, hasFrame: false };
  return findPhrase(page, phrases, true) ?? { outcome: evidence.mediaType.includes('json') ? 'unreadable' : 'ok' };
}

/** A firewall's page: its scripts, its words, or a page of nothing but a script that sets a cookie and loads again. */
function isChallenge(evidence: Evidence, phrases: CrawlPhrases, page: PageSketch): boolean {
  const { challenge } = phrases;
  if (hasHeader(evidence.headers, challenge.headers)) return true;
  const bare = page.plain.length < 100;
  const html = evidence.html();
  if (bare && evidence.rendered !== true && challenge.scripts.some((part) => html.includes(part))) return true;
  const said: PhraseClass | undefined = findPhrase(page, { ...phrases, limits: { strong: Math.min(phrases.limits.strong, 1000), weak: phrases.limits.weak } }, page.hasScript)?.outcome;
  if (said === 'challenge') return true;
  if (!bare || !page.hasScript || evidence.rendered === true) return false;
  if (page.text.length < 50 && challenge.statuses.includes(evidence.status)) return true;
  return page.text.length < 50 && page.scripts.includes('document.cookie') && /location\.(?:reload|replace|href)|location\s{0,4}=/.test(page.scripts);
}

function hasHeader(headers: HeaderMap, wanted: string[]): boolean {
  return wanted.some((line) => {
    const [name = '', value] = line.split(/:\s*/, 2);
    const present = headers[name];
    return present !== undefined && (value === undefined || String(present).toLowerCase().includes(value.toLowerCase()));
  });
}

export function isMarkup(mediaType: string): boolean {
  return mediaType === '' || mediaType.includes('html') || mediaType.includes('xml');
}

/** Elements whose end tag HTML does not let an author leave out. */
const CLOSED = ['table', 'div', 'dl', 'ul', 'ol', 'section', 'script', 'style'];

const CLOSES = /<\/(?:html|body)\s{0,9}>/i;

/** Does the end of the page stand in its last bytes? No encoding of pages but UTF-16, where this finds nothing, has other characters in the bytes of a tag. */
export function endsWithItsPage(bytes: Uint8Array): boolean {
  return CLOSES.test(Buffer.from(bytes.buffer, bytes.byteOffset + Math.max(0, bytes.byteLength - 4096), Math.min(4096, bytes.byteLength)).toString('latin1'));
}

/** Whether markup ends in the middle: neither `</html>` nor `</body>`, and something that must be closed is still open. */
export function endsTooSoon(html: string): boolean {
  if (CLOSES.test(html.slice(-4096))) return false;
  const lower = html.toLowerCase();
  if (lower.includes('</html') || lower.includes('</body') || !(lower.includes('<html') || lower.includes('<body'))) return false;
  if (lower.lastIndexOf('<') > lower.lastIndexOf('>')) return true;
  return CLOSED.some((name) => count(lower, `<${name}`) > count(lower, `</${name}`));
}

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
    const after = text.charCodeAt(at + part.length);
    // `<divider` is no `<div`.
    if (!(after >= 97 && after <= 122)) found += 1;
  }
  return found;
}
