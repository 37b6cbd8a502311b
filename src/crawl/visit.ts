import { MAX_REDIRECTS } from './redirects.js';
import type { Reply, SendOptions, Session } from './session.js';

/** A page with its redirects followed. */
export interface Visit {
  reply: Reply;
  /** Where the last answer came from, or where the chain was ended. */
  final: URL;
  /** The chain did not end. */
  loop?: boolean;
  /** Milliseconds, summed over the chain. */
  queued: number;
  fetch: number;
}

/**
 * Sends a request and follows its redirects, each hop in its own turn and checked like an address of its own. Cookies that
 * the chain sets are sent along the chain: portals that set one and come back to the same address would turn in circles.
 */
export async function visit(session: Session, start: URL, options: SendOptions = {}): Promise<Visit> {
  let url = start;
  let queued = 0;
  let fetch = 0;
  const cookies = new Map<string, string>();
  for (let hop = 0; ; hop += 1) {
    const begun = performance.now();
    let waited = 0;
    const cookie = [...cookies.values()].join('; ');
    const reply = await session.send(url, {
      ...options,
      ...(cookie === '' ? {} : { headers: { ...options.headers, cookie } }),
      onTurn: (ms) => { waited = ms; },
    });
    queued += waited;
    fetch += performance.now() - begun - waited;
    const target = redirectTarget(reply, url);
    if (!target) return { reply, final: url, queued, fetch };
    if (hop >= MAX_REDIRECTS) return { reply, final: target, loop: true, queued, fetch };
    if (target.host !== url.host) cookies.clear();
    keepCookies(reply, cookies);
    if (target.hash === '') target.hash = url.hash;
    url = target;
  }
}

/** Where an answer sends us; undefined where it does not. */
export function redirectTarget(reply: Reply, from: URL): URL | undefined {
  if (!('status' in reply) || ![301, 302, 303, 307, 308].includes(reply.status)) return undefined;
  const header = reply.headers['location'];
  const location = Array.isArray(header) ? header[0] : header;
  if (location === undefined || location === '') return undefined;
  // Some servers write the address in raw UTF-8, which the header shows as Latin-1.
  const text = /[\u0080-\u00ff]/.test(location) ? Buffer.from(location, 'latin1').toString('utf8') : location;
  return URL.canParse(text, from.href) ? new URL(text, from) : undefined;
}

function keepCookies(reply: Reply, cookies: Map<string, string>): void {
  if (!('status' in reply)) return;
  const header = reply.headers['set-cookie'];
  for (const line of header === undefined ? [] : Array.isArray(header) ? header : [header]) {
    const pair = line.split(';', 1)[0] ?? '';
    const name = pair.split('=', 1)[0] ?? '';
    if (name !== '' && cookies.size < 50) cookies.set(name, pair);
  }
}
