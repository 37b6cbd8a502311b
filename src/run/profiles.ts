import type { BodyToRead } from '../crawl/index.js';
import type { ElementSpec } from '../model/element.js';
import type { Finding } from '../model/finding.js';
import type { Guide } from '../model/guide.js';
import type { PortalProfile } from '../model/portal.js';
import { createGuideReader, type GuideReader } from '../parse/index.js';
import type { Notice } from './catalogue.js';
import type { Engine } from './engine.js';
import type { HeldCase } from './held-case.js';

/** A portal whose pages show less than half of what its profile says. */
export interface BrokenProfile {
  profile: PortalProfile;
  pages: number;
  /** Elements that the middle one of its pages shows. */
  found: number;
  usual: number;
  /** Elements that its pages usually show and most of these do not. */
  lost: string[];
}

/** Of a broken profile: its name, and where its portal is. */
export interface BrokenPortal {
  profile: Pick<PortalProfile, 'name' | 'hosts'>;
}

/** What is known of an item's pages. */
export type SeenPages = Pick<HeldCase, 'pages' | 'captures'>;

/** An element that at least so many pages of a portal show belongs to its pages. */
const USUAL_SHARE = 0.8;

/** The profile of the portal on which an address stands; undefined where there is none. */
export function profileAt<T extends Pick<PortalProfile, 'hosts'>>(portals: readonly T[], url: string | undefined): T | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { host } = new URL(url);
  return portals.find((portal) => portal.hosts.some((name) => name.toLowerCase() === host));
}

/** Readers by address: a portal that calls elements by names of its own is read with these too. */
export function readersOf(engine: Engine): { at: (url: string) => GuideReader; holdsGuide: (page: BodyToRead) => boolean } {
  const own = new Map<string, GuideReader>();
  for (const profile of engine.schemas.portals) {
    if (Object.keys(profile.labels ?? {}).length > 0) own.set(profile.id, createGuideReader(relabelled([...engine.schemas.elements, ...engine.schemas.columns], profile), engine.comparisons, { records: engine.schemas.records }));
  }
  const readers = [engine.reader, ...own.values()];
  return {
    at: (url) => own.get(profileAt(engine.schemas.portals, url)?.id ?? '') ?? engine.reader,
    holdsGuide: ({ html }) => readers.some((reader) => reader.holdsGuide(html())),
  };
}

/** The elements with a portal's labels: what it says of a label holds before all else. */
function relabelled(elements: readonly ElementSpec[], { labels = {} }: PortalProfile): ElementSpec[] {
  const owner = new Map(Object.entries(labels).flatMap(([id, own]) => own.map((label) => [label, id] as const)));
  return elements.map((element) => {
    const others = (label: string): boolean => (owner.get(label) ?? element.id) === element.id;
    const shared = element.shared?.filter(({ label }) => !owner.has(label));
    return { ...element, aliases: [...element.aliases.filter(others), ...(labels[element.id] ?? [])], ...(shared ? { shared } : {}) };
  });
}

/** Identifiers of the elements that a guide states, lists among them. */
export function statedElements(guide: Guide): Set<string> {
  const stated = new Set(Object.entries(guide.fields).flatMap(([id, fields]) => (fields && fields.length > 0 ? [id] : [])));
  if (guide.materials && guide.materials.length > 0) stated.add('materials');
  if (guide.steps && guide.steps.length > 0) stated.add('process.steps');
  return stated;
}

/** Profiles that no longer fit: their portal's pages show less than half of the usual number of elements. Without a figure nothing is assumed. */
export function brokenProfiles(cases: readonly SeenPages[], engine: Engine): BrokenProfile[] {
  return engine.schemas.portals.flatMap((profile): BrokenProfile[] => {
    const usual = profile.usualElements ?? sum(Object.values(profile.fillRates ?? {}));
    const pages = pagesOf(cases, engine.schemas.portals, profile);
    if (usual === 0 || pages.length === 0) return [];
    const counts = pages.map((page) => page.size).sort((a, b) => a - b);
    const found = counts[Math.floor((counts.length - 1) / 2)] ?? 0;
    if (found * 2 >= usual) return [];
    const lost = Object.entries(profile.fillRates ?? {})
      .filter(([id, share]) => share >= USUAL_SHARE && pages.filter((page) => page.has(id)).length * 2 < pages.length)
      .map(([id]) => engine.schemas.elements.find((element) => element.id === id)?.label ?? id);
    return [{ profile, pages: pages.length, found, usual: Math.round(usual), lost }];
  });
}

/** What each page of a portal states. A page on which nothing could be read counts, one that was not taken does not. */
function pagesOf(cases: readonly SeenPages[], portals: readonly PortalProfile[], profile: PortalProfile): Set<string>[] {
  return cases.flatMap((subject) => [
    ...subject.pages.filter(({ url }) => profileAt(portals, url) === profile).map(({ stated }) => new Set(stated)),
    ...subject.captures.filter((capture) => capture.channel === 'online' && ['unreadable', 'shell'].includes(capture.outcome) && profileAt(portals, capture.url) === profile).map(() => new Set<string>()),
  ]);
}

/** What the report says of a broken profile, and whose side it is. */
export function profileNotice({ profile, pages, found, usual, lost }: BrokenProfile): Notice {
  return {
    where: `门户“${profile.name}”（${profile.hosts.join('、')}）`,
    message: `门户配置“${profile.id}”已失灵：本次读到 ${pages} 个网页，通常每页能读出约 ${usual} 个要素，这次居中的一页只读出 ${found} 个${lost.length > 0 ? `，多数网页没有读出${lost.slice(0, 8).join('、')}` : ''}。`
      + `多半是门户改版或网页未取全，属门户和本系统一侧，不是填报单位的问题；涉及该门户的问题一律不扣分。请系统管理员用 zhinan portal new 重新生成配置，改好后重新核查。`,
  };
}

/** Findings whose online side stands on a portal with a broken profile cost nothing, and say so. */
export function excuse(findings: readonly Finding[], broken: readonly BrokenPortal[]): Finding[] {
  const profiles = broken.map(({ profile }) => profile);
  return findings.map((finding) => {
    const profile = profileAt(profiles, finding.sides.online?.url);
    return profile ? { ...finding, brokenProfile: `门户“${profile.name}”的配置已失灵，读到的线上内容不可靠` } : finding;
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
