import type { Crawler, LinkResult } from '../crawl/index.js';
import type { Case } from '../model/case.js';
import type { CapturedKeptGuide, HeldCase } from './held-case.js';
import type { Progress } from './progress.js';
import type { RunKeeper } from './keeping.js';

/** Schemes that a link of a guide may have to be tried; others (mailto, javascript, file) are none of ours. */
const WEB = /^https?:$/;

/** Tries the links and the addresses that the guides' contents name and puts their outcomes into the cases. Links of paper guides are tried too where they are absolute. */
export async function tryCaseLinks(cases: readonly HeldCase[], web: Crawler, keeper: RunKeeper, progress: Progress): Promise<void> {
  const all = [...new Set(cases.flatMap(({ links }) => links))];
  if (all.length === 0) return;
  const outcomes = await tryLinks(all, 'link', web, keeper, (done) => progress('核对链接', done, all.length));
  for (const { links, light } of cases) if (links.length > 0) light.links = linkStates(links, outcomes);
}

/** Outcomes of links by address; those that the journal holds are not asked again. */
export async function tryLinks(addresses: string[], kind: 'link' | 'link-again', web: Crawler, keeper: RunKeeper, onDone: (done: number) => void): Promise<Map<string, LinkResult>> {
  const outcomes = await keeper.links(kind, addresses);
  const open = addresses.filter((address) => !outcomes.has(address));
  let done = addresses.length - open.length;
  onDone(done);
  await web.checkLinks(open, async (result) => {
    await keeper.keepLink(kind, result);
    outcomes.set(result.url, result);
    onDone(++done);
  });
  return outcomes;
}

/** What a case says of its links. */
export function linkStates(addresses: string[], outcomes: Map<string, LinkResult>): NonNullable<Case['links']> {
  return Object.fromEntries(
    addresses.flatMap((address) => {
      const result = outcomes.get(address);
      return result ? [[address, { outcome: result.outcome, ...(result.status === undefined ? {} : { status: result.status }), ...(result.detail ? { detail: result.detail } : {}) }]] : [];
    }),
  );
}

/** The addresses of the web that guides name, absolute. */
export function linksOf(guides: readonly CapturedKeptGuide[]): string[] {
  const addresses = new Set<string>();
  for (const { capture, guide } of guides) {
    for (const link of guide.addresses) {
      const base = capture.url;
      if (URL.canParse(link.href, base) && WEB.test(new URL(link.href, base).protocol)) addresses.add(new URL(link.href, base).href);
    }
  }
  return [...addresses];
}
