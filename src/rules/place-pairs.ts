import type { CompareContext } from '../model/comparison.js';
import type { Field } from '../model/field.js';
import type { Guide, ServicePlace } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';

/** A place of one side with the same place of the other; `undefined` partner: a person must say which it is. */
export interface PlacePair {
  a: ServicePlace;
  b: ServicePlace | undefined;
  /** Name of the place where several are listed. */
  key?: string;
}

/** The places of a guide, also where it gives only an address or only hours. */
export function placesOf(guide: Guide): ServicePlace[] {
  if (guide.places.length > 0) return guide.places;
  const address = guide.fields['places[].address'] ?? [];
  const hours = guide.fields['places[].openingHours'] ?? [];
  const count = Math.max(address.length, hours.length);
  return Array.from({ length: count }, (_, index) => {
    const place: ServicePlace = {};
    if (address[index]) place.address = address[index];
    const own = hours.length === 1 ? hours[0] : hours[index];
    if (own) place.openingHours = own;
    return place;
  });
}

/** A guide with its places; the only one of them has the telephones that the guide gives for enquiries. */
export function withPlaces(guide: Guide): Guide {
  const places = placesOf(guide);
  const [place, ...others] = places;
  const [phones, ...more] = guide.fields['consultation.phones'] ?? [];
  const only = place && phones && others.length === 0 && more.length === 0 && !place.phones;
  return { ...guide, places: only ? [{ ...place, phones }] : places };
}

/**
 * Pairs the places of two sides. One place each: they are the same place. Several: by address or name, or by a telephone that no other
 * place has; a single one
 * left on each side belongs together. Places that only the longer list has are other places and not applicable.
 */
export function pairPlaces(a: Guide, b: Guide, kit: RuleKit, context: CompareContext): PlacePair[] {
  const left = placesOf(a);
  const right = placesOf(b);
  const [onlyLeft, onlyRight] = [left[0], right[0]];
  if (!onlyLeft || !onlyRight) return [];
  if (left.length === 1 && right.length === 1) return [{ a: onlyLeft, b: onlyRight }];
  const swapped = left.length > right.length;
  const [shorter, longer] = swapped ? [right, left] : [left, right];
  const same = (kind: string, one: Field | undefined, other: Field | undefined) => one !== undefined && other !== undefined && kit.compare(kind, one.text, other.text, context).verdict === 'same';
  const free = new Set(longer);
  const matched = new Map<ServicePlace, ServicePlace>();
  for (const place of shorter) {
    const [byPhone, ...more] = [...free].filter((other) => same('phone', place.phones, other.phones));
    const shared = more.length > 0 || shorter.filter((other) => same('phone', place.phones, other.phones)).length > 1;
    const partner = [...free].find((other) => same('address', place.address, other.address) || same('organ', place.name, other.name)) ?? (shared ? undefined : byPhone);
    if (!partner) continue;
    matched.set(place, partner);
    free.delete(partner);
  }
  const rest = shorter.filter((place) => !matched.has(place));
  const [lastShort, lastLong] = [rest[0], [...free][0]];
  if (rest.length === 1 && free.size === 1 && lastShort && lastLong) matched.set(lastShort, lastLong);
  return shorter.map((place): PlacePair => {
    const partner = matched.get(place);
    const name = (place.name ?? place.address ?? partner?.name ?? partner?.address)?.text.trim();
    const key = name ? { key: name } : {};
    return swapped ? (partner ? { a: partner, b: place, ...key } : { a: place, b: undefined, ...key }) : { a: place, b: partner, ...key };
  });
}
