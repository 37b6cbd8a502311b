import robotsModule from 'robots-parser';

/** What robots.txt of one origin lets us do. */
export interface RobotsRules {
  allows(url: URL): boolean;
  /** Crawl-delay in milliseconds; undefined where it says nothing, 0 where it says 0. */
  delay: number | undefined;
  /** The file could not be had because the site is in trouble: nothing may be fetched (RFC 9309, 2.3.1.4); `attempts` is how often it was asked for. */
  unreachable?: { attempts: number; outcome: 'unavailable' | 'network' | 'timeout' | 'rate-limited' | 'not-allowed'; status?: number; code?: string };
}

// The package's types describe an ES module, its code is CommonJS: what arrives is the function itself.
const parseRobots = robotsModule as unknown as typeof robotsModule.default;

export const NO_RULES: RobotsRules = { allows: () => true, delay: undefined };

/** Reads robots.txt for one user agent; text that is no robots.txt (an HTML page) forbids nothing. */
export function readRobots(address: string, text: string, userAgent: string): RobotsRules {
  const robots = parseRobots(address, text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  const seconds = robots.getCrawlDelay(userAgent);
  return {
    allows: (url) => robots.isDisallowed(url.href, userAgent) !== true,
    delay: seconds === undefined || !Number.isFinite(seconds) || seconds < 0 ? undefined : seconds * 1000,
  };
}
