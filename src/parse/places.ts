import type { Guide, ServicePlace } from '../model/guide.js';

/** Places of handling: the n-th address with the n-th hours; hours or a name that stand alone belong to the only place. */
export function placesOf(fields: Guide['fields']): ServicePlace[] {
  const names = fields['places[].name'] ?? [];
  const addresses = fields['places[].address'] ?? [];
  const hours = fields['places[].openingHours'] ?? [];
  const count = Math.max(addresses.length, 1);
  const places: ServicePlace[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = names.length === count ? names[index] : count === 1 ? names[0] : undefined;
    const address = addresses[index];
    const openingHours = hours.length === count ? hours[index] : hours.length === 1 || count === 1 ? hours[0] : undefined;
    if (!name && !address && !openingHours) continue;
    places.push({
      ...(name ? { name: { ...name, value: name.text } } : {}),
      ...(address ? { address } : {}),
      ...(openingHours ? { openingHours } : {}),
    });
  }
  return places;
}
