import type { Outcome } from '../model/capture.js';
import type { HeaderMap } from './types.js';

const RETRIED: ReadonlySet<Outcome> = new Set<Outcome>(['unavailable', 'rate-limited', 'network', 'truncated', 'timeout', 'maintenance']);
/** Errors that will be the same in a second. */
const LASTING = /ENOTFOUND|CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|EPROTO|ERR_INVALID|UND_ERR_INVALID/;

/** Whether another attempt can help. Of statuses only 408, 425, 429 and 5xx are worth it. */
export function worthRetry(outcome: Outcome, attempt: number, retries: number, status: number | undefined, code: string | undefined): boolean {
  if (!RETRIED.has(outcome) || attempt > retries) return false;
  if (outcome === 'timeout') return attempt === 1;
  if (outcome === 'network') return !LASTING.test(code ?? '');
  if (outcome === 'unavailable') return status === undefined || status < 400 || status >= 500 || status === 408 || status === 425;
  if (outcome === 'maintenance') return status !== undefined && status >= 500;
  return true;
}

/** Retry-After in milliseconds from `now`; seconds or a date, undefined where absent or not understood. */
export function retryAfter(headers: HeaderMap, now: number): number | undefined {
  const header = headers['retry-after'];
  const text = (Array.isArray(header) ? header[0] : header)?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
