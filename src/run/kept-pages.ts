import type { CaptureRecord } from '../store/index.js';

/** What is known of a kept page besides its bytes. */
export interface KeptPageInfo {
  /** Where it stood, redirects followed. */
  url: string;
  /** Charset that its bytes are declared in. */
  charset: string | undefined;
  mediaType: string;
}

/** Pages of the log that were read, by the SHA-256 of what was read: what a browser drew where one did, else what was fetched. */
export function keptPages(records: readonly CaptureRecord[], since = ''): Map<string, KeptPageInfo> {
  const pages = new Map<string, KeptPageInfo>();
  for (const record of records) {
    const shown = record.rendered?.sha256 ?? record.sha256;
    if (record.outcome !== 'ok' || shown === undefined || record.takenAt < since) continue;
    const type = [record.headers['content-type']].flat()[0] ?? '';
    const charset = record.rendered ? 'utf-8' : /charset\s{0,4}=\s{0,4}["']?([\w-]+)/i.exec(type)?.[1];
    pages.set(shown, { url: record.finalUrl, charset, mediaType: record.rendered ? 'text/html' : type.split(';', 1)[0]?.trim().toLowerCase() ?? '' });
  }
  return pages;
}
