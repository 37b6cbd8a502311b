import path from 'node:path';
import type { CoverageRow } from '../model/report.js';
import type { ServiceItem } from '../model/item.js';
import type { Notice } from './catalogue.js';
import { UserProblem } from './problem.js';

/** An address that says by itself where it leads. */
export const isAbsolute = (address: string): boolean => /^https?:\/\//i.test(address);

/**
 * Addresses of a catalogue that stand on a portal which was not named. Where no page at all could be fetched for that, the command
 * was not given what it needs; where some can, the others are said.
 * @throws UserProblem (usage) where every address is relative.
 */
export function addressesWithoutPortal(items: readonly ServiceItem[], catalogue: string, settings: { portal?: string; handover?: readonly string[] }): Notice[] {
  if (settings.portal !== undefined || (settings.handover ?? []).length > 0) return [];
  const relative = items.filter((item) => item.online.some((address) => !isAbsolute(address)));
  const [first] = relative.flatMap((item) => item.online.filter((address) => !isAbsolute(address)));
  if (first === undefined) return [];
  const name = path.basename(catalogue);
  if (items.every((item) => !item.online.some(isAbsolute))) {
    throw new UserProblem(`目录文件“${name}”的线上地址都是相对地址（如“${first}”），请用 --portal 写明门户网址；只核查线下指南和手册的，请清空“线上地址”列。`);
  }
  return [{ where: `${name} 第${relative.map((item) => item.row).join('、')}行`, message: '线上地址是相对地址，而没有用 --portal 写明门户网址，这些地址未核查，请写明后重新运行。' }];
}

/** Sites of which not one page could be had: said once for the site, besides each page's own outcome. */
export function unreachedSites(coverage: readonly CoverageRow[]): Notice[] {
  const sites = new Map<string, CoverageRow[]>();
  for (const row of coverage) {
    if (row.channel !== 'online' || row.url === undefined || !URL.canParse(row.url)) continue;
    const { origin } = new URL(row.url);
    sites.set(origin, [...(sites.get(origin) ?? []), row]);
  }
  return [...sites].flatMap(([origin, rows]) => {
    const [first] = rows;
    if (!first || rows.some((row) => row.outcome !== 'network')) return [];
    return [{ where: origin, message: `目录所列该网站的 ${rows.length} 个网页一个也没有取到，没有核查线上指南，其余照常核查。${first.detail ?? ''}` }];
  });
}
