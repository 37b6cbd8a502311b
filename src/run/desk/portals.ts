import { listWeekRuns } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { decode } from '../../parse/decode.js';
import { profileAt, readersOf, statedElements } from '../profiles.js';
import { openRun, type OpenedRun } from './run-reports.js';
import { namesOf } from './finding-rows.js';

export interface PortalView {
  host: string;
  /** Name of its profile; absent: read without one. */
  name?: string;
  pages: number;
  taken: number;
  /** Pages whose reading was tried for the rates below. */
  read: number;
  /** Elements that the middle page shows, and what the profile says is usual. */
  found: number;
  usual?: number;
  broken: boolean;
  rates: { label: string; share: number }[];
}

/** Pages of a portal that are read again for the rates; those of a city are alike. */
const SAMPLED = 60;

/** The portals of the last finished run: how many of their pages were taken, and which elements they show. */
export async function portalViews(desk: Desk): Promise<{ runName?: string; portals: PortalView[] }> {
  const run = (await listWeekRuns(desk.store)).find(({ state }) => state === 'done' || state === 'published');
  if (!run) return { portals: [] };
  const opened = await openRun(desk, run.id);
  const hosts = new Map<string, typeof opened.report.coverage>();
  for (const row of opened.report.coverage) {
    if (row.channel !== 'online' || row.url === undefined || !URL.canParse(row.url)) continue;
    const { host } = new URL(row.url);
    hosts.set(host, [...(hosts.get(host) ?? []), row]);
  }
  const portals = await Promise.all([...hosts].map(([host, rows]) => viewOf(desk, opened, host, rows)));
  return { runName: `${(await namesOf(desk)).week(run.week)}${run.kind === 'census' ? '普查' : '抽查'}`, portals: portals.sort((a, b) => b.pages - a.pages) };
}

async function viewOf(desk: Desk, { snapshots, pages }: OpenedRun, host: string, rows: OpenedRun['report']['coverage']): Promise<PortalView> {
  const { engine } = desk;
  const profile = profileAt(engine.schemas.portals, rows[0]?.url);
  const reader = readersOf(engine).at(rows[0]?.url ?? '');
  const taken = rows.filter(({ outcome, file }) => outcome === 'ok' && file === undefined);
  const counts = new Map<string, number>();
  const sizes: number[] = [];
  for (const row of taken.slice(0, SAMPLED)) {
    const bytes = row.sha256 === undefined ? undefined : await snapshots.get(row.sha256);
    if (!bytes || row.sha256 === undefined) continue;
    const [guide] = reader.readBody(decode(bytes, pages.get(row.sha256)?.charset).text, row.sha256, {});
    const stated = guide ? statedElements(guide) : new Set<string>();
    sizes.push(stated.size);
    for (const id of stated) counts.set(id, (counts.get(id) ?? 0) + 1);
    await new Promise(setImmediate);
  }
  sizes.sort((a, b) => a - b);
  const found = sizes[Math.floor((sizes.length - 1) / 2)] ?? 0;
  const usual = profile && (profile.usualElements ?? Math.round(Object.values(profile.fillRates ?? {}).reduce((sum, share) => sum + share, 0)));
  const labels = new Map(engine.schemas.elements.map(({ id, label }) => [id, label]));
  return {
    host, ...(profile ? { name: profile.name } : {}), pages: rows.length, taken: taken.length, read: sizes.length, found, ...(usual ? { usual } : {}), broken: usual !== undefined && usual > 0 && sizes.length > 0 && found * 2 < usual,
    rates: [...counts].map(([id, count]) => ({ label: labels.get(id) ?? '其他要素', share: count / sizes.length })).sort((a, b) => b.share - a.share),
  };
}
