import type { PageResult } from '../crawl/index.js';
import type { Capture } from '../model/capture.js';
import type { CompareContext } from '../model/comparison.js';
import type { Guide } from '../model/guide.js';
import type { ServiceItem } from '../model/item.js';
import { decode } from '../parse/decode.js';
import type { GuideReader } from '../parse/index.js';
import { isOtherItem } from './identity.js';
import type { GuideFace } from './kept-guide.js';

/** A page that was read: its guide, or what is kept of it in its place. */
export interface OnlineReading<G = Guide> {
  capture: Capture;
  guide?: G;
}

/** A page's bytes, and the character set that the answer's header named. */
export interface PageBody {
  bytes: Uint8Array;
  charset?: string;
}

/** What reads the guides of a page's body, here or elsewhere. */
export interface BodyReader<G = Guide> {
  readBody(body: PageBody, snapshot: string, context: CompareContext): G[] | Promise<G[]>;
}

/** Reads bodies in this process. */
export function bodyReader(reader: GuideReader): BodyReader {
  return { readBody: ({ bytes, charset }, snapshot, context) => reader.readBody(decode(bytes, charset).text, snapshot, context) };
}

/** A page as it was fetched, read as a guide. A page that shows another item is an outcome of its own. */
export async function readPage<G extends GuideFace>(page: PageResult, item: ServiceItem, context: CompareContext, reader: BodyReader<G>, options: { anyItem?: boolean } = {}): Promise<OnlineReading<G>> {
  const capture: Capture = {
    channel: 'online',
    capture: 'online-web',
    outcome: page.outcome,
    attempts: page.attempts,
    url: page.url,
    ...(page.detail ? { detail: page.detail } : {}),
    ...(page.sha256 ? { sha256: page.sha256 } : {}),
    ...(page.takenAt ? { takenAt: page.takenAt } : {}),
  };
  if (page.outcome !== 'ok' || !page.bytes) return { capture };
  const shown = page.rendered ?? { bytes: page.bytes, sha256: page.sha256 ?? '' };
  const charset = page.rendered ? 'utf-8' : page.charset;
  let guides: G[];
  try {
    guides = await reader.readBody({ bytes: shown.bytes, ...(charset === undefined ? {} : { charset }) }, shown.sha256, context);
  } catch (cause) {
    return { capture: { ...capture, outcome: 'unreadable', detail: `网页已取得，读取时出错（${cause instanceof Error ? cause.message : String(cause)}），未与“${item.name}”比对；请告知系统管理员。` } };
  }
  const guide = guides.find((one) => !isOtherItem(one, item)) ?? guides[0];
  if (!guide) return { capture };
  const read = { ...capture, sha256: shown.sha256 };
  if (options.anyItem || !isOtherItem(guide, item)) return { capture: read, guide };
  const shownName = guide.fields.mainItemName?.[0]?.text ?? guide.title?.text ?? '';
  return {
    capture: {
      ...read,
      outcome: 'wrong-item',
      detail: `网页显示的是另一事项${shownName ? `“${shownName}”` : ''}，没有与“${item.name}”比对；请核对目录中的线上地址，地址无误的请通知门户运营单位。`,
    },
  };
}
