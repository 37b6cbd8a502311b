import path from 'node:path';
import type { Capture } from '../model/capture.js';
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
export class SiteTally {
  private readonly sites = new Map<string, { pages: number; reached: boolean; detail: string }>();

  add({ channel, url, outcome, detail }: Capture): void {
    if (channel !== 'online' || url === undefined || !URL.canParse(url)) return;
    const { origin } = new URL(url);
    const site = this.sites.get(origin) ?? { pages: 0, reached: false, detail: detail ?? '' };
    site.pages += 1;
    site.reached ||= outcome !== 'network';
    this.sites.set(origin, site);
  }

  /** Whether pages were due and the network let not one site be reached: then nothing online was checked at all. */
  get nothingReached(): boolean {
    return this.sites.size > 0 && [...this.sites.values()].every(({ reached }) => !reached);
  }

  notices(): Notice[] {
    return [...this.sites].flatMap(([origin, { pages, reached, detail }]) => (reached ? [] : [{ where: origin, message: `目录所列该网站的 ${pages} 个网页一个也没有取到，没有核查线上指南，其余照常核查。${detail}` }]));
  }
}

export function tallySites(captures: readonly Capture[]): SiteTally {
  const tally = new SiteTally();
  for (const capture of captures) tally.add(capture);
  return tally;
}
