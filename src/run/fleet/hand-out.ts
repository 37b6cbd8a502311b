import path from 'node:path';
import type { CompareContext } from '../../model/comparison.js';
import { shanghaiTime } from '../../model/shanghai-time.js';
import { closeHandedOut, forgetHandedOut, getHandedOut, handOut, handOutFailed, fleetProgress, listHandedOut, reopenHandedOut, type Queue } from '../../store/index.js';
import { isAbsolute } from '../addresses.js';
import { scopeOf, type Census } from '../census/open.js';
import { portionsOf } from '../census/portions.js';
import { UserProblem } from '../problem.js';
import type { FleetAbout } from './opened-census.js';
import { shareFiles } from './files.js';

/** Items of a slice: what a worker that dies leaves to be begun anew, but for its pages. */
const SLICE = 20;
/** Censuses whose progress is kept for looking at. */
const KEPT = 5;

/** Hands a census out to the workers, or goes on with one that was handed out; what was given up is begun anew. */
export async function handOutCensus(census: Census, queue: Queue, version: string): Promise<void> {
  const { store, record, settings, items, done, sources } = census;
  const scope = scopeOf(settings);
  const others = (await listHandedOut(store, 1_000)).filter((one) => one.census !== record.id);
  for (const one of others) if (one.state === 'open' && (one.about as FleetAbout).scope === scope) await closeHandedOut(store, one.census, 'stopped');
  const handed = await getHandedOut(store, record.id);
  if (handed) {
    if (handed.state === 'stopped') return reopenHandedOut(store, queue, record.id);
    const { open, failed } = await fleetProgress(store, record.id);
    if (open === 0 && failed.length > 0) await handOutFailed(store, queue, record.id);
    return;
  }
  if (settings.handover && settings.handover.length > 0) throw new UserProblem('交给多台机器的普查不收移交的线上数据（--handover），请在一台机器上普查，或去掉这个选项。');
  for (const one of others.filter(({ state }) => state !== 'open').slice(KEPT)) await forgetHandedOut(store, one.census);
  const at = shanghaiTime(census.now().getTime());
  const open = items.filter(({ id }) => !done.has(id));
  const about: FleetAbout = {
    startedAt: record.startedAt,
    catalogue: path.basename(settings.catalogue),
    scope,
    allowHosts: settings.allowHosts,
    browser: settings.browser,
    ...(settings.portal ? { portal: settings.portal } : {}),
    ...(settings.window ? { window: settings.window } : {}),
    ...(settings.confirmAfter === undefined ? {} : { confirmAfter: settings.confirmAfter }),
    ...(settings.vocabulary ? { vocabulary: settings.vocabulary } : {}),
    offline: settings.offline !== undefined,
    handbook: settings.handbook !== undefined,
    profiles: settings.profiles?.length ?? 0,
    hosts: [...new Set(items.flatMap(({ online }) => online).filter((address) => isAbsolute(address) && URL.canParse(address)).map((address) => new URL(address).host))].sort(),
    units: [...sources.units].sort(),
    context: sources.context satisfies CompareContext,
    ...(sources.calls ? { calls: sources.calls } : {}),
    shared: store.location.folder !== undefined,
    files: await shareFiles(store, settings, items, { offline: sources.offline, handbook: census.handbook }, at),
  };
  const slices = portionsOf(open, settings.portal, SLICE).map((portion, number) => ({ number, host: portion.host, items: portion.items.length, content: portion.items }));
  await handOut(store, queue, { census: record.id, version, handedOutAt: at, about }, slices);
}
