import type { ServiceItem } from '../model/item.js';
import type { Policy } from '../model/score.js';
import type { Region } from '../model/vocabulary.js';
import { addressesWithoutPortal } from './addresses.js';
import type { Notice } from './catalogue.js';
import { chosenItems } from './chosen.js';
import type { CitySettings } from './city.js';
import { openEngine, type Engine } from './engine.js';
import { openCatalogue } from './open-catalogue.js';
import { loadPolicy } from './policy.js';
import { withProfiles } from './profile-files.js';
import { regionOf } from './region.js';

/** What a run or census is about, before anything is opened or fetched. */
export interface Inputs {
  engine: Engine;
  policy: Policy;
  /** All items of the catalogue, and those that are to be checked. */
  all: ServiceItem[];
  items: ServiceItem[];
  region: Region | undefined;
  notices: Notice[];
}

/** Reads the engine's data, the catalogue and the policy. @throws UserProblem where nothing can be checked */
export async function openInputs(settings: Omit<CitySettings, 'out'>): Promise<Inputs> {
  const engine = await withProfiles(openEngine(settings.vocabulary), settings.profiles);
  const policy = await loadPolicy(engine, settings.policy);
  const { items: all, notices } = await openCatalogue(settings.catalogue, engine);
  const items = await chosenItems(all, settings, notices);
  notices.push(...addressesWithoutPortal(items, settings.catalogue, settings));
  const region = regionOf(items, engine.schemas.regions, settings.region);
  if (!region) notices.push({ where: '地区', message: '没有从目录中认出所在地区，带区号与不带区号的号码将列为待人工核实；可用 --region 指定行政区划代码。' });
  return { engine, policy, all, items, region, notices };
}
