import type { Lexicon } from './lexicon.js';
import type { RegionIndex, RegionNames } from './regions.js';

/** 开发区大道 and 度假区东路 are roads and 新城街道 a town, not zones with something behind them. */
const OTHER_BEHIND = '(?![东西南北中]?(?:大道|大街|公路|路|街|巷)|镇|乡|村|社区)';
const LONGEST_NAME = 14;

const made = new WeakMap<Lexicon, { zone: RegExp; end: RegExp } | null>();

function patterns(lexicon: Lexicon): { zone: RegExp; end: RegExp } | null {
  const known = made.get(lexicon);
  if (known !== undefined) return known;
  const ends = lexicon.terms('address.zone').join('|');
  const found = ends === '' ? null : { zone: new RegExp(`^[\u4e00-\u9fff]{0,${LONGEST_NAME}}?(?:${ends})${OTHER_BEHIND}`, 'u'), end: new RegExp(`(?:${ends})$`, 'u') };
  made.set(lexicon, found);
  return found;
}

/**
 * The functional zone (开发区, 度假区) that stands before a road or the name of an organisation. Zones are laid out by purpose and are no level of the administrative
 * division: one may lie in a district, across several or bear another's name, so it neither is nor excludes a district.
 * @param regions what was read before it; a zone that was taken for a district by its form is taken out of them
 */
export function readZone(text: string, regions: RegionNames, lexicon: Lexicon, index: RegionIndex): { regions: RegionNames; zone?: string; length: number } {
  const found = patterns(lexicon);
  if (found === null) return { regions, length: 0 };
  const { district, ...above } = regions;
  const formed = district !== undefined && !index.exists(district) && found.end.test(district) ? district : undefined;
  const zone = found.zone.exec(text)?.[0];
  const whole = `${formed ?? ''}${zone ?? ''}`;
  return { regions: formed === undefined ? regions : above, ...(whole === '' ? {} : { zone: whole }), length: zone?.length ?? 0 };
}

/** Do both sides name the same zone, one of them perhaps without the city before it, or neither any? */
export function sameZone(a: string | undefined, b: string | undefined): boolean {
  const [x, y] = [a, b].map((zone) => zone?.replace('国家级', '').replace('国家', ''));
  return x === y || (x !== undefined && y !== undefined && (x.endsWith(y) || y.endsWith(x)));
}
