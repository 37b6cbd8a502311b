import { byCodePoint } from '../../model/code-points.js';
import type { ServiceItem } from '../../model/item.js';
import { isAbsolute } from '../addresses.js';

/** Items that are checked together. */
const SIZE = 64;

/** Items of one host, so that one that is slow holds up its own alone. */
export interface Portion {
  /** The host of the first address, with its port; '' where an item has none. */
  host: string;
  items: ServiceItem[];
}

/**
 * All items in portions of one host each, the hosts taking turns; within a host those of one entry of the handbook follow each other,
 * so that it is read once.
 */
export function portionsOf(items: readonly ServiceItem[], portal: string | undefined, size = SIZE): Portion[] {
  const hosts = new Map<string, ServiceItem[]>();
  for (const item of items) {
    const host = hostOf(item.online[0], portal);
    const own = hosts.get(host);
    if (own) own.push(item);
    else hosts.set(host, [item]);
  }
  const queues = [...hosts].map(([host, own]) => {
    const sorted = [...own].sort((a, b) => byCodePoint(a.handbook ?? a.basicCode, b.handbook ?? b.basicCode) || a.row - b.row);
    return Array.from({ length: Math.ceil(sorted.length / size) }, (_, n): Portion => ({ host, items: sorted.slice(n * size, (n + 1) * size) }));
  });
  const most = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: most }, (_, turn) => queues.flatMap((queue) => queue[turn] ?? [])).flat();
}

function hostOf(address: string | undefined, portal: string | undefined): string {
  if (address === undefined) return '';
  const absolute = isAbsolute(address) ? address : portal;
  return absolute !== undefined && URL.canParse(absolute) ? new URL(absolute).host : '';
}
