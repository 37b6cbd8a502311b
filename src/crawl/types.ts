import type { Outcome } from '../model/capture.js';

/** A page that is to be fetched. */
export interface PageRequest {
  /** Handed back with the result; several requests may name the same address, which is then fetched once. */
  id: string;
  /** Absolute address. */
  url: string;
  /** What the catalogue says stands there; a page that shows it is not called missing because of a weak word. */
  expect?: { name: string; codes: string[] };
  /** Fetch it whole even where an unchanged copy is kept: a second look must not rest on the first. */
  fresh?: boolean;
}

/**
 * An answer of an earlier run, by which a site is asked whether the page has changed since. Without bytes it is one that was looked at
 * by the same code and called `ok`: where it has not changed, it is not looked at again.
 */
export interface KeptAnswer {
  status: number;
  headers: HeaderMap;
  bytes?: Uint8Array;
  /** Of bytes that are not here. */
  sha256?: string;
  etag?: string;
  lastModified?: string;
}

/** Hours of the day, Asia/Shanghai, in minutes since midnight; `from` after `to` spans midnight. */
export interface NightWindow {
  from: number;
  to: number;
}

/** A host that is left alone, with the outcome of its pages and why. */
export interface StoppedHost {
  outcome: Outcome;
  message: string;
}

/** Response headers, names in lower case. */
export type HeaderMap = Record<string, string | string[]>;

/** The page as a browser drew it. */
export interface RenderedPage {
  /** UTF-8 of `document.documentElement.outerHTML`, the contents of same-site frames put in. */
  bytes: Uint8Array;
  sha256: string;
  /** ISO 8601 with +08:00. */
  takenAt: string;
  /** What the page loaded besides itself, in order. */
  requests: SubRequest[];
}

/** One request of a page's own scripts and parts. */
export interface SubRequest {
  url: string;
  method: string;
  /** script, stylesheet, xhr, fetch, document … as the browser names it. */
  type: string;
  status?: number;
  sha256?: string;
  /** Why it was not let through: `not-allowed`, `disallowed`, `skipped` (picture, font), `timeout`, `network` … */
  refused?: string;
}

/** What came of one page. */
export interface PageResult {
  id: string;
  url: string;
  /** After redirects. */
  finalUrl: string;
  outcome: Outcome;
  /** One Chinese sentence: what happened, on whose side, what to do; absent when `ok`. */
  detail?: string;
  /** Exchanges started for the page itself; 0 when none was allowed. */
  attempts: number;
  status?: number;
  headers: HeaderMap;
  /** Charset of the content-type header as declared, in lower case. */
  charset?: string;
  /** Body, content encoding removed; also of failed pages, as evidence. */
  bytes?: Uint8Array;
  sha256?: string;
  /** When the last exchange was answered, ISO 8601 with +08:00. */
  takenAt: string;
  /** The site said that the page has not changed since the kept copy, whose bytes these are; they are missing where the copy had none. */
  unchanged?: boolean;
  rendered?: RenderedPage;
  /** Milliseconds: waiting for a turn, exchanging, rendering. */
  timings: { queued: number; fetch: number; render: number };
}

/** What came of a link that a page or paper names. */
export interface LinkResult {
  url: string;
  finalUrl: string;
  outcome: Outcome;
  detail?: string;
  status?: number;
  mediaType?: string;
  takenAt: string;
}

/** How a host is treated; what is absent comes from robots.txt and the defaults. */
export interface HostManners {
  /** Milliseconds from the start of one request to the start of the next. */
  delay?: number;
  concurrency?: number;
}

/** Words by which a page without guide data is named; `strong` ones count in any short page, `weak` ones in titles, headings and very short pages only. */
export interface PhraseSet {
  strong: string[];
  weak: string[];
}

/** The shape of `schemas/crawl-phrases.json`. */
export interface CrawlPhrases {
  softNotFound: PhraseSet;
  maintenance: PhraseSet;
  unavailable: PhraseSet;
  rateLimited: PhraseSet;
  forbidden: PhraseSet;
  challenge: PhraseSet & {
    /** Parts of scripts that only a firewall writes. */
    scripts: string[];
    /** Response headers (`name` or `name: value`) that say so. */
    headers: string[];
    /** Statuses that firewalls use for it, believed only together with a page that has scripts and no text. */
    statuses: number[];
  };
  /** Parts of paths of sign-in pages. */
  loginPaths: string[];
  /** Names of start pages, without extension. */
  homeNames: string[];
  /** Characters of visible text up to which strong and weak words count. */
  limits: { strong: number; weak: number };
}

export interface Timeouts {
  /** Until the connection stands. */
  connect: number;
  /** Until the headers are there. */
  headers: number;
  /** Between two pieces of a body. */
  idle: number;
  /** For the whole exchange. */
  total: number;
}

export interface BrowserOptions {
  /** Default true: a browser is used where one is found. */
  enabled?: boolean;
  executablePath?: string;
  /** Tabs that work at once. */
  tabs?: number;
  /** Milliseconds until a page must show guide data, waiting for its turn at the host not counted. */
  timeout?: number;
  /** Pages after which the browser is started anew. */
  recycleAfter?: number;
}

export type CrawlProgress =
  | { type: 'page'; id: string; url: string; outcome: Outcome; done: number; total: number }
  | { type: 'retry'; url: string; outcome: Outcome; attempt: number; wait: number }
  | { type: 'host-stopped'; host: string; outcome: Outcome; message: string }
  | { type: 'window'; host: string; until: number }
  | { type: 'robots'; origin: string; delay: number; message?: string }
  | { type: 'browser'; message: string };

/** The body of a page: as it was fetched, or as a browser drew it, then in UTF-8. */
export interface BodyToRead {
  url: string;
  bytes: Uint8Array;
  /** Of the bytes. */
  sha256: string;
  /** Character set that the answer's header names. */
  charset?: string;
  /** The bytes decoded; made when it is asked for. */
  html: () => string;
}

/** What one process leaves behind of a host for the next one that asks it. */
export interface HostLeft {
  /** Milliseconds until the next request may start. */
  wait: number;
  /** Pages in a row that it refused. */
  rebuffs: number;
  stopped?: StoppedHost;
}

/** Where several machines fetch: only one of them may ask a host (`name` or `name:port`) at a time, one request after the other. */
export interface HostGate {
  /** Resolves when this process may ask, with what another one left behind. Rejects when its work is no longer its own. */
  enter(host: string): Promise<HostLeft | undefined>;
  /** Throws when the host is no longer this process's, right before a request is sent. */
  check(host: string): void;
  leave(host: string): void;
  /** Told how many milliseconds the host wants between two starts. */
  spaced(host: string, delay: number): void;
}

export interface CrawlOptions {
  /** The portal; its host may be private. */
  portal?: string;
  /** Further hosts (`host` or `host:port`) that may be fetched as long as they are public. */
  allowedHosts?: readonly string[];
  /** Hosts named by hand (`--allow-host`); these may be private. */
  allowHosts?: readonly string[];
  phrases: CrawlPhrases;
  /** Whether a page holds labelled guide data at all. */
  holdsGuide: (page: BodyToRead) => boolean | Promise<boolean>;
  /** Bytes and content-type header to text. */
  decode: (bytes: Uint8Array, contentType: string | undefined) => string;
  /** Default `zhinan/<version> (+government service guide check)`. */
  userAgent?: string;
  version?: string;
  /** Milliseconds between starts; a longer Crawl-delay of robots.txt wins. */
  delay?: number;
  concurrency?: number;
  hosts?: Readonly<Record<string, HostManners>>;
  timeouts?: Partial<Timeouts>;
  /** Largest body, inflated. Default 10 MB. */
  maxBytes?: number;
  /** Attempts after the first. Default 2; timeouts are tried again once at most. */
  retries?: number;
  /** First wait before a new attempt, doubled each time. Default 500 ms. */
  backoff?: number;
  /** Longest Retry-After that is waited for. Default 30 s. */
  maxRetryAfter?: number;
  /** Failing pages in a row that stop a host. Default 10. */
  streak?: number;
  browser?: BrowserOptions;
  /** Selector of what stands on a page of this address once its scripts have drawn it; undefined where nobody knows. */
  ready?: (url: string) => string | undefined;
  /** What is kept of an address from an earlier run; undefined where nothing is. */
  kept?: (request: PageRequest) => Promise<KeptAnswer | undefined>;
  /** Hosts other than this machine are asked within these hours only. */
  window?: NightWindow;
  gate?: HostGate;
  /** Hosts that the same run has already been stopped by. */
  stopped?: Readonly<Record<string, StoppedHost>>;
  signal?: AbortSignal;
  onProgress?: (progress: CrawlProgress) => void;
  /** Milliseconds since 1970. */
  now?: () => number;
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}
