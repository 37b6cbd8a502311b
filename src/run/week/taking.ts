import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Report } from '../../model/report.js';
import { runCity } from '../city.js';
import type { Desk } from '../desk.js';
import { MANIFEST } from '../manifest.js';
import type { CityPlan } from './city.js';
import { rulesOnTrial } from './rule-stages.js';
import type { RunOptions } from './run-week.js';

/** The report of a run whose process ended after its pack was closed and before the store had it all. The list of the pack is written last. */
export async function wholeReport(out: string): Promise<Report | undefined> {
  try {
    await access(path.join(out, MANIFEST));
    return JSON.parse(await readFile(path.join(out, 'report.json'), 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

/** Takes, reads and judges the sides of some items; its pages are journalled below the data folder. */
export async function takeReport(desk: Desk, plan: CityPlan, only: string[], out: string, options: RunOptions): Promise<Report> {
  const { report } = await runCity({
    catalogue: plan.catalogue, only, out, data: path.join(options.root, 'journal'), browser: options.browser ?? true,
    ...(plan.portal ? { portal: plan.portal } : {}), ...(plan.offline ? { offline: plan.offline } : {}), ...(plan.handbook ? { handbook: plan.handbook } : {}), ...(plan.region ? { region: plan.region } : {}),
    allowHosts: plan.allowHosts ?? [], trial: await rulesOnTrial(desk), ...(plan.handover ? { handover: plan.handover } : {}), ...(plan.fieldSheets ? { fieldSheets: plan.fieldSheets } : {}), ...(options.signal ? { signal: options.signal } : {}),
    ...(options.confirmAfter === undefined ? {} : { confirmAfter: options.confirmAfter }), ...(options.inspectors ? { inspectors: options.inspectors } : {}),
    ...(options.vocabulary && options.vocabulary.length > 0 ? { vocabulary: options.vocabulary } : {}),
  }, options.progress ?? (() => {}), () => new Date(Date.parse(desk.now())));
  return report;
}

/** Items of which two sides at least could be judged. */
export function checkedItems(report: Report): string[] {
  const sides = new Map<string, Set<string>>();
  for (const { itemId, channel, outcome } of report.coverage) if (outcome === 'ok') sides.set(itemId, (sides.get(itemId) ?? new Set()).add(channel));
  return [...sides].filter(([, channels]) => channels.size > 1).map(([item]) => item);
}

/** Items of which a page could not be taken. */
export function failedItems(report: Report): string[] {
  return [...new Set(report.coverage.filter(({ channel, outcome }) => channel === 'online' && outcome !== 'ok' && outcome !== 'not-captured').map(({ itemId }) => itemId))];
}
