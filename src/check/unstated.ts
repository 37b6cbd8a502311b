import type { Side } from '../model/capture.js';
import type { Case } from '../model/case.js';
import type { ElementSpec } from '../model/element.js';
import type { Guide, MaterialPart } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';
import type { Report } from '../model/report.js';
import { statementsOf } from '../rules/statements.js';
import { placesOf } from '../rules/place-pairs.js';

export type Unstated = Report['unstated'][number];

/**
 * Elements that one side states and another, although it was read, does not, so that they could not be compared.
 * The handbook is asked only for what it lays down for all; both channels only for what they are compared on.
 */
export function unstatedOf(subject: Case, kit: RuleKit, elements: ReadonlySet<string>): Unstated[] {
  const channels: { side: Side; guide: Guide }[] = [
    ...subject.online.map(({ guide }) => ({ side: 'online' as const, guide })),
    ...subject.offline.map(({ guide }) => ({ side: 'offline' as const, guide })),
  ];
  const guides = subject.handbook ? [...channels, { side: 'handbook' as const, guide: subject.handbook.standard.guide }] : channels;
  const unstated: Unstated[] = [];
  const { item } = subject;
  for (const spec of kit.elements) {
    if (!elements.has(spec.id)) continue;
    const asked = spec.scope === 'local' || spec.scope === 'meta' ? channels : guides;
    const silent = asked.filter(({ guide }) => !states(guide, spec));
    if (silent.length === 0 || silent.length === asked.length) continue;
    const sides = [...new Set(silent.map(({ side }) => side))].filter((side) => side !== 'handbook' || spec.required);
    if (sides.length > 0) unstated.push({ item: item.implementationCode ?? item.basicCode, itemId: item.id, basicCode: item.basicCode, department: item.department, element: spec.id, sides });
  }
  return unstated;
}

function states(guide: Guide, spec: ElementSpec): boolean {
  if (spec.id === 'materials') return guide.materials !== undefined;
  if (spec.id.startsWith('material.')) {
    const part = spec.id.slice('material.'.length) as MaterialPart;
    return (guide.materials ?? []).some((material) => material.parts[part] !== undefined);
  }
  if (spec.id === 'places[].address') return placesOf(guide).some((place) => place.address !== undefined);
  if (spec.id === 'places[].openingHours') return placesOf(guide).some((place) => place.openingHours !== undefined);
  // Who prints whether he charges, or how much, has said what can be compared.
  if (spec.id === 'feeCharged' && statementsOf(guide, 'fees[].amount')) return true;
  return statementsOf(guide, spec.id) !== undefined;
}
