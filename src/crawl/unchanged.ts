import type { KeptAnswer } from './types.js';
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
export function revived(seen: Visit, kept: KeptAnswer): Visit {
  const headers = 'headers' in seen.reply ? seen.reply.headers : {};
  const said = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('content-') && name !== 'transfer-encoding'));
  return { ...seen, reply: { status: kept.status, headers: { ...kept.headers, ...said }, body: Buffer.from(kept.bytes.buffer, kept.bytes.byteOffset, kept.bytes.byteLength) } };
}
