import { hash } from 'node:crypto';
import type { Outcome } from '../model/capture.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import { headerOf, mediaTypeOf } from './page.js';
import type { Reply, Session } from './session.js';
import type { HeaderMap } from './types.js';
import { visit } from './visit.js';

/** A style sheet, a picture or a linked file that was fetched to be kept. */
export interface PartResult {
  url: string;
  finalUrl: string;
  outcome: Outcome;
  status?: number;
  headers: HeaderMap;
  mediaType: string;
  /** ISO 8601 with +08:00. */
  takenAt: string;
  /** Absent where nothing whole came or it is larger than was asked for. */
  bytes?: Uint8Array;
  sha256?: string;
}

/** Fetches a part in its turn at the host, once, without retries: a page is evidence without its pictures too. */
export async function takePart(session: Session, address: string, maxBytes: number): Promise<PartResult> {
  const url = new URL(address);
  const { reply, final } = await visit(session, url, { part: true, priority: 0, headers: { accept: '*/*' } });
  const base = { url: address, finalUrl: final.href, headers: {}, mediaType: '', takenAt: shanghaiTime(session.settings.now()) };
  if (!('status' in reply)) return { ...base, outcome: withheldAs(reply) };
  const seen = { ...base, headers: reply.headers, mediaType: mediaTypeOf(headerOf(reply.headers, 'content-type')), status: reply.status };
  if (reply.status !== 200) return { ...seen, outcome: reply.status === 404 || reply.status === 410 ? 'not-found' : reply.status === 429 ? 'rate-limited' : reply.status < 500 && reply.status >= 400 ? 'forbidden' : 'unavailable' };
  if (reply.cut) return { ...seen, outcome: reply.cut };
  if (reply.body.length > maxBytes) return { ...seen, outcome: 'too-large' };
  if (reply.body.length === 0) return { ...seen, outcome: 'empty' };
  return { ...seen, outcome: 'ok', bytes: reply.body, sha256: hash('sha256', reply.body) };
}

function withheldAs(reply: Exclude<Reply, { status: number }>): Outcome {
  if ('failure' in reply) return reply.failure === 'timeout' ? 'timeout' : 'network';
  if (reply.withheld === 'stopped') return 'not-captured';
  return reply.withheld === 'robots-unreachable' ? 'unavailable' : reply.withheld;
}
