import type { Case } from '../../model/case.js';
import type { Rule } from '../../model/rule.js';
import { CONSISTENCY_BASIS } from '../bases.js';
import { betweenChannels, CHANNEL_MESSAGES } from '../between-channels.js';
import { pairPlaces, withPlaces } from '../place-pairs.js';
import { PLACE_MESSAGES, placesBetweenChannels } from '../places-between-channels.js';
import { channelContext, channelPairs } from '../sides.js';

const elements = ['consultation.phones', 'complaint.phones'];

const rule: Rule = {
  meta: {
    id: 'sync/phone',
    number: 'B14',
    group: 'B',
    title: '线上线下电话一致',
    failTitle: '线上线下电话不一致',
    why: '打不通的号码就是关上的门。两处号码不同，至少有一处没有更新。',
    basis: CONSISTENCY_BASIS,
    fix: '逐个拨测，两处统一为有效号码。',
    elements,
    needs: ['online', 'offline'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...CHANNEL_MESSAGES, ...PLACE_MESSAGES },
    examples: [
      { title: '差一位', online: '# 犬类准养登记\n\n- 咨询电话：0571-82110001', offline: '# 犬类准养登记\n\n- 咨询电话：0571-82110002', expect: 'fail' },
      { title: '分隔写法不同', online: '# 犬类准养登记\n\n- 咨询电话：0571-82110001', offline: '# 犬类准养登记\n\n- 咨询电话：（0571）8211 0001', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const { online, offline } of channelPairs(subject)) {
      const one: Case = { ...subject, online: [online], offline: [offline] };
      const pairs = pairPlaces(withPlaces(online.guide), withPlaces(offline.guide), kit, channelContext(subject));
      // Of several places each has its own telephone; that of a place without a partner is for a person.
      const byPlace = pairs.some(({ a, b, key }) => key !== undefined && a.phones !== undefined && (b === undefined || b.phones !== undefined));
      if (byPlace) yield* placesBetweenChannels('consultation.phones', 'phone', (place) => place.phones)(one, kit);
      yield* betweenChannels(byPlace ? elements.slice(1) : elements)(one, kit);
    }
  },
};
export default rule;
