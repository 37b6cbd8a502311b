import type { KeptAnswer, PageResult } from '../../crawl/index.js';
import type { Cache } from '../../store/index.js';
import { codeVersion } from '../code-version.js';
import type { Engine } from '../engine.js';
import type { KnownPages } from '../keeping.js';
import { sha256 } from '../versions.js';

type Known = Required<Pick<KeptAnswer, 'sha256'>> & Omit<KeptAnswer, 'bytes'>;

/** Headers that say something of the bytes. */
const OF_BODY = ['content-type', 'etag', 'last-modified'];

/** Pages that were called `ok`, kept in the cache by all that this rests on: address, what was expected there, and what looks at pages. */
export function knownPages(cache: Cache, { schemas }: Engine, { portal }: { portal?: string }): KnownPages {
  const version = sha256(JSON.stringify([codeVersion('page-code'), schemas.crawlPhrases, schemas.elements, schemas.columns, schemas.records, schemas.portals.map(({ hosts, labels, ready }) => [hosts, labels, ready]), portal ?? '']));
  const keyOf = (request: Parameters<KnownPages['find']>[0]): string => `page ${sha256(JSON.stringify([version, request.url, request.expect]))}`;
  return {
    find(request) {
      const text = cache.get(keyOf(request));
      return text === undefined ? undefined : (JSON.parse(text) as Known);
    },
    keep(request, page) {
      const { url, finalUrl, status, headers, sha256: hash } = page;
      const [etag, lastModified] = [one(headers['etag']), one(headers['last-modified'])];
      // Only a page's own address is asked so.
      if (status !== 200 || finalUrl !== url || hash === undefined || (etag === undefined && lastModified === undefined)) return;
      const known: Known = {
        status, sha256: hash, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => OF_BODY.includes(name))),
        ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }),
      };
      cache.put(keyOf(request), JSON.stringify(known));
    },
  };
}

const one = (value: PageResult['headers'][string] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
