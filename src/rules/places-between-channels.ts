import type { Case } from '../model/case.js';
import type { Field } from '../model/field.js';
import type { ServicePlace } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';
import type { Mark, Rule } from '../model/rule.js';
import { CHANNEL_MESSAGE_OF, channelVerdict } from './between-channels.js';
import { pairPlaces, withPlaces } from './place-pairs.js';
import { brief, channelContext, channelPairs, present, type Channel } from './sides.js';

/** The shape of “what a place says of itself differs between the channels”: the paper of a place against that place's entry online. */
export function placesBetweenChannels(element: string, kind: string, of: (place: ServicePlace) => Field | undefined): Rule['check'] {
  return function* (subject: Case, kit: RuleKit): Iterable<Mark> {
    const context = channelContext(subject);
    const { label } = kit.element(element);
    for (const { online, offline } of channelPairs(subject)) {
      const [here, there] = [withPlaces(online.guide), withPlaces(offline.guide)];
      for (const { a, b, key } of pairPlaces(here, there, kit, context)) {
        const base = { relation: 'online-offline', element, ...(key === undefined ? {} : { key: brief(key) }), defect: 'differs' } as const;
        const left = of(a);
        if (!b) {
          if (!left) continue;
          const side: Channel = here.places.includes(a) ? 'online' : 'offline';
          const data = { label, name: brief(key ?? left.text) };
          yield { ...base, verdict: 'cannot-tell', messageId: 'unmatched', data, sides: { [side]: present(side === 'online' ? online : offline, left) } };
          continue;
        }
        const right = of(b);
        if (!left || !right || left.text.trim() === '' || right.text.trim() === '') continue;
        const comparison = kit.compare(kind, left.text, right.text, context);
        yield {
          ...base,
          verdict: channelVerdict(comparison.verdict),
          messageId: CHANNEL_MESSAGE_OF[comparison.verdict],
          data: { label, online: brief(left.text), offline: brief(right.text), reason: comparison.reason },
          sides: { online: present(online, left), offline: present(offline, right) },
          comparison,
        };
      }
    }
  };
}

export const PLACE_MESSAGES = {
  unmatched: '“{{name}}”的{{label}}在另一渠道没有对应的办理点，需人工核实',
} as const;
