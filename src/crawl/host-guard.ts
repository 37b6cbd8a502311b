import ipaddr from 'ipaddr.js';

/** Why an address may not be fetched. */
export type Refusal = 'scheme' | 'host' | 'private';

export interface HostGuard {
  /** Judges an address before anything is sent; undefined: may be tried. */
  refuses(url: URL): Refusal | undefined;
  /** Whether the host was named by the portal or by hand, so that it may stand on a private network. */
  mayBePrivate(hostname: string, port: string): boolean;
}

/**
 * Only http and https, only named hosts. `portal` and `allowHosts` may be private, `allowedHosts` must be public.
 * A private host is bound to the port that was named, so that a portal cannot send us to its neighbours.
 */
export function createHostGuard(portal: string | undefined, allowedHosts: readonly string[], allowHosts: readonly string[]): HostGuard {
  const named = new Map<string, Set<string>>();
  const open = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, name: string, fromUrl: boolean): void => {
    const url = parseHost(name);
    if (!url) return;
    const host = bare(url.hostname);
    const ports = to.get(host) ?? new Set<string>();
    if (fromUrl) {
      ports.add(portOf(url));
      if (url.port === '') ports.add('80').add('443');
    } else ports.add(url.port === '' ? '*' : url.port);
    to.set(host, ports);
  };
  if (portal !== undefined) add(named, portal, true);
  for (const host of allowHosts) add(named, host, false);
  for (const host of allowedHosts) add(open, host, false);

  const has = (map: Map<string, Set<string>>, hostname: string, port: string): boolean => {
    const ports = map.get(bare(hostname));
    return ports !== undefined && (ports.has('*') || ports.has(port));
  };
  const mayBePrivate = (hostname: string, port: string): boolean => has(named, hostname, port);

  return {
    mayBePrivate,
    refuses(url) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme';
      const port = portOf(url);
      if (mayBePrivate(url.hostname, port)) return undefined;
      const known = has(open, url.hostname, port) || named.has(bare(url.hostname));
      if (isAddress(url.hostname) && !isPublicAddress(url.hostname)) return 'private';
      return known ? undefined : 'host';
    },
  };
}

/** Whether an IP address is one of the public internet; mapped IPv4 counts as IPv4, every special range as not public. */
export function isPublicAddress(address: string): boolean {
  const text = bare(address);
  if (!ipaddr.isValid(text)) return false;
  return ipaddr.process(text).range() === 'unicast';
}

/** Whether a host name of a URL is an IP address (URLs have decimal, octal and hexadecimal forms already resolved). */
export function isAddress(hostname: string): boolean {
  return ipaddr.isValid(bare(hostname));
}

/** Whether a host is this machine itself by name or address. */
export function isLoopback(hostname: string): boolean {
  const text = bare(hostname);
  if (text === 'localhost' || text.endsWith('.localhost')) return true;
  return ipaddr.isValid(text) && ipaddr.process(text).range() === 'loopback';
}

function parseHost(name: string): URL | undefined {
  const text = name.trim();
  try {
    return new URL(text.includes('://') ? text : `http://${text}`);
  } catch {
    return undefined;
  }
}

function portOf(url: URL): string {
  return url.port !== '' ? url.port : url.protocol === 'https:' ? '443' : '80';
}

function bare(hostname: string): string {
  const text = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return (text.endsWith('.') ? text.slice(0, -1) : text).toLowerCase();
}
