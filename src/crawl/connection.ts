import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { isAddress, isPublicAddress, type HostGuard } from './host-guard.js';

/** Raised at connect time when a name turns out to stand for a private address. */
export class PrivateAddressError extends Error {
  readonly code = 'PRIVATE_ADDRESS';
}

/**
 * An agent whose every connection is checked on the address that is really used, so that neither a name that turns
 * private between check and use nor a redirect can reach an inner host.
 */
export function createAgent(guard: HostGuard, connections: number, connectTimeout: number): Agent {
  const free = buildConnector({ timeout: connectTimeout });
  const guarded = buildConnector({ timeout: connectTimeout, lookup: publicLookup });
  return new Agent({
    connections,
    pipelining: 1,
    keepAliveTimeout: 15_000,
    maxHeaderSize: 64 * 1024,
    // Time is kept by the exchange, to the millisecond and per phase.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect(options, callback) {
      const port = options.port !== '' ? options.port : options.protocol === 'https:' ? '443' : '80';
      if (guard.mayBePrivate(options.hostname, port)) return free(options, callback);
      if (isAddress(options.hostname) && !isPublicAddress(options.hostname)) {
        callback(new PrivateAddressError(options.hostname), null);
        return;
      }
      guarded(options, callback);
    },
  });
}

/** dns.lookup that refuses a name as soon as one of its addresses is not public. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  const all: LookupOptions & { all: true } = { ...options, all: true };
  resolve(hostname, all, (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => {
    if (error) return callback(error, '');
    const inner = addresses.find((each) => !isPublicAddress(each.address));
    if (inner) return callback(new PrivateAddressError(`${hostname} → ${inner.address}`), '');
    if (options.all) return callback(null, addresses);
    const first = addresses[0];
    return first ? callback(null, first.address, first.family) : callback(new Error('no address'), '');
  });
};
