import type { Field } from '../model/field.js';
import type { Guide, ServicePlace } from '../model/guide.js';
import { listedPlaces, namedLines } from './place-lines.js';

/**
 * Places of handling: those that one address lists by name; else the n-th address with the n-th hours and the n-th telephone.
 * Hours or a name that stand alone belong to the only place, hours that stand alone to every place.
 */
export function placesOf(fields: Guide['fields']): ServicePlace[] {
  const names = fields['places[].name'] ?? [];
  const addresses = fields['places[].address'] ?? [];
  const hours = fields['places[].openingHours'] ?? [];
  const phones = fields['consultation.phones'] ?? [];
  const listed = addresses.length === 1 && addresses[0] ? listedPlaces(addresses[0]) : undefined;
  if (listed) return listed.map((place) => ({ ...spread('openingHours', hours, place), ...spread('phones', phones.filter((field) => namedLines(field) !== undefined), place), ...place }));
  const count = Math.max(addresses.length, 1);
  const places: ServicePlace[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = names.length === count ? names[index] : count === 1 ? names[0] : undefined;
    const address = addresses[index];
    const openingHours = hours.length === count ? hours[index] : hours.length === 1 || count === 1 ? hours[0] : undefined;
    const phone = count > 1 && phones.length === count ? phones[index] : undefined;
    if (!name && !address && !openingHours) continue;
    places.push({
      ...(name ? { name: { ...name, value: name.text } } : {}),
      ...(address ? { address } : {}),
      ...(openingHours ? { openingHours } : {}),
      ...(phone ? { phones: phone } : {}),
    });
  }
  return places;
}

/** What a field says of a place: the line that begins with its name, or all of it where it names no places. */
function spread(part: 'openingHours' | 'phones', fields: readonly Field[], place: ServicePlace): ServicePlace {
  const only = fields[0];
  if (!only || fields.length > 1) return {};
  const named = namedLines(only);
  if (!named) return { [part]: only };
  const own = named.find((line) => line.name === place.name?.text);
  return own ? { [part]: { ...only, value: undefined, text: own.rest } } : {};
}
