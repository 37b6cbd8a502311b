import type { HeaderMap, KeptAnswer } from './types.js';
import type { Visit } from './visit.js';

/** Headers that ask for a page only if it has changed since it was kept. */
export function ifChanged(kept: KeptAnswer | undefined): Record<string, string> {
  return {
    ...(kept?.etag === undefined ? {} : { 'if-none-match': kept.etag }),
    ...(kept?.lastModified === undefined ? {} : { 'if-modified-since': kept.lastModified }),
  };
}

export function saysUnchanged({ reply }: Visit): boolean {
  return 'status' in reply && reply.status === 304;
}

/** A visit that was answered by “unchanged”, as if the kept answer had come again; newer headers beside the kept ones. */
export function revived(seen: Visit, kept: KeptAnswer, bytes: Uint8Array): Visit {
  return { ...seen, reply: { status: kept.status, headers: revivedHeaders(seen, kept), body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) } };
}

/** The kept headers with what the site said anew of other things than the body. */
export function revivedHeaders({ reply }: Visit, kept: KeptAnswer): HeaderMap {
  const said = Object.entries('headers' in reply ? reply.headers : {}).filter(([name]) => !name.startsWith('content-') && name !== 'transfer-encoding');
  return { ...kept.headers, ...Object.fromEntries(said) };
}
