import type { Crawler } from '../crawl/index.js';
import type { Case } from '../model/case.js';
import type { Progress } from './city.js';

/** Schemes that a link of a guide may have to be tried; others (mailto, javascript, file) are none of ours. */
const WEB = /^https?:$/;

/** Tries the links that the online guides' contents name and puts their outcomes into the cases. Links of paper guides are tried too where they are absolute. */
export async function tryCaseLinks(cases: Case[], web: Crawler, progress: Progress): Promise<void> {
  const wanted = new Map<Case, string[]>();
  for (const subject of cases) {
    const addresses = new Set<string>();
    for (const { capture, guide } of [...subject.online, ...subject.offline]) {
      for (const link of guide.links) {
        const base = capture.url;
        if (URL.canParse(link.href, base) && WEB.test(new URL(link.href, base).protocol)) addresses.add(new URL(link.href, base).href);
      }
    }
    if (addresses.size > 0) wanted.set(subject, [...addresses]);
  }
  const all = [...new Set([...wanted.values()].flat())];
  if (all.length === 0) return;
  const outcomes = new Map((await web.checkLinks(all)).map((result) => [result.url, result]));
  progress('核对链接', all.length, all.length);
  for (const [subject, addresses] of wanted) {
    subject.links = Object.fromEntries(
      addresses.flatMap((address) => {
        const result = outcomes.get(address);
        return result ? [[address, { outcome: result.outcome, ...(result.status === undefined ? {} : { status: result.status }), ...(result.detail ? { detail: result.detail } : {}) }]] : [];
      }),
    );
  }
}
