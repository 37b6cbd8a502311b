import type { Rule } from '../../model/rule.js';
import { CONSISTENCY_BASIS } from '../bases.js';
import { CHANNEL_MESSAGES } from '../between-channels.js';
import { placesBetweenChannels, PLACE_MESSAGES } from '../places-between-channels.js';

const rule: Rule = {
  meta: {
    id: 'sync/hours',
    number: 'B13',
    group: 'B',
    title: '线上线下办理时间一致',
    failTitle: '线上线下办理时间不一致',
    why: '网上说两点上班、大厅一点半就叫号，群众不是早到就是错过。',
    basis: CONSISTENCY_BASIS,
    fix: '核实实际办公时间，分冬夏令的都写清，两处统一。',
    elements: ['places[].openingHours'],
    needs: ['online', 'offline'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...CHANNEL_MESSAGES, ...PLACE_MESSAGES },
    examples: [
      { title: '下午上班时间不同', online: '# 犬类准养登记\n\n- 办公时间：工作日 9:00-12:00，14:00-17:30', offline: '# 犬类准养登记\n\n- 办公时间：工作日 9:00-12:00，13:30-17:00', expect: 'fail' },
      { title: '写法不同', online: '# 犬类准养登记\n\n- 办公时间：周一至周五 9:00-12:00，13:30-17:00', offline: '# 犬类准养登记\n\n- 办公时间：工作日 上午9:00-12:00，下午1:30-5:00', expect: 'pass' },
    ],
  },
  check: placesBetweenChannels('places[].openingHours', 'officeHours', (place) => place.openingHours),
};
export default rule;
