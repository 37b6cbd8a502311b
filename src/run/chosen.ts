import type { ServiceItem } from '../model/item.js';
import { currentPicks } from '../office/replacements.js';
import type { Notice } from './catalogue.js';
import type { CitySettings } from './city.js';
import { readSealed } from './draw-files.js';
import { drawSample } from './sample.js';

/** The items that a run is about: those named, those of a list drawn before (`zhinan sample draw`), a sample by a seed, or all; in the order of the catalogue. What the catalogue no longer has is said. */
export async function chosenItems(all: ServiceItem[], { only, drawn, sample, seed }: Pick<CitySettings, 'only' | 'drawn' | 'sample' | 'seed'>, notices: Notice[]): Promise<ServiceItem[]> {
  if (only) return all.filter((item) => only.includes(item.id));
  if (drawn === undefined) return sample === undefined ? all : drawSample(all, sample, seed ?? '');
  const draw = await readSealed(drawn);
  const wanted = new Set(currentPicks({ ...draw, random: '' }).map((pick) => pick.item));
  const items = all.filter((item) => wanted.has(item.id));
  const known = new Set(items.map((item) => item.id));
  const gone = [...wanted].filter((id) => !known.has(id));
  if (gone.length > 0) notices.push({ where: drawn, message: `名单里的${gone.length}个事项不在目录里，没有核查：${gone.join('、')}。请核对目录，或用 zhinan sample replace 递补。` });
  return items;
}
