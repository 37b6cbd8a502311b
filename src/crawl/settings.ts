import { pause } from './clock.js';
import type { BrowserOptions, CrawlOptions, Timeouts } from './types.js';

/** CrawlOptions with every default filled in. */
export type Settings = CrawlOptions & {
  userAgent: string;
  timeouts: Timeouts;
  maxBytes: number;
  retries: number;
  backoff: number;
  maxRetryAfter: number;
  streak: number;
  browser: Required<Omit<BrowserOptions, 'executablePath'>> & { executablePath?: string };
  now: () => number;
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

const TIMEOUTS: Timeouts = { connect: 8_000, headers: 10_000, idle: 6_000, total: 30_000 };

/** Fills in the defaults. */
export function settle(options: CrawlOptions): Settings {
  const agent = options.userAgent ?? `zhinan/${options.version ?? '0'} (+government service guide check)`;
  return {
    ...options,
    userAgent: asciiHeader(agent),
    timeouts: { ...TIMEOUTS, ...options.timeouts },
    maxBytes: options.maxBytes ?? 10 * 1024 * 1024,
    retries: options.retries ?? 2,
    backoff: options.backoff ?? 500,
    maxRetryAfter: options.maxRetryAfter ?? 30_000,
    streak: options.streak ?? 10,
    browser: { enabled: true, tabs: 2, timeout: 8_000, recycleAfter: 200, ...options.browser },
    now: options.now ?? Date.now,
    sleep: options.sleep ?? pause,
  };
}

/** Header values must be ASCII: anything else is percent-encoded. */
function asciiHeader(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, (part) => encodeURI(Buffer.from(part, 'utf8').toString('utf8')));
}
