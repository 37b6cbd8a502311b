import type { Rule } from '../../model/rule.js';
import { CONSISTENCY_BASIS } from '../bases.js';
import { CHANNEL_MESSAGES } from '../between-channels.js';
import { placesBetweenChannels, PLACE_MESSAGES } from '../places-between-channels.js';

const rule: Rule = {
  meta: {
    id: 'sync/address',
    number: 'B12',
    group: 'B',
    title: '线上线下办理地点一致',
    failTitle: '线上线下办理地点不一致',
    why: '照着旧地址去，就是白跑一趟。',
    basis: CONSISTENCY_BASIS,
    fix: '核实现址，两处写到楼层、窗口或房间号。',
    elements: ['places[].address'],
    needs: ['online', 'offline'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...CHANNEL_MESSAGES, ...PLACE_MESSAGES },
    examples: [
      { title: '门牌号不同', online: '# 犬类准养登记\n\n- 办理地点：萧山区市心中路188号2楼B区12号窗口', offline: '# 犬类准养登记\n\n- 办理地点：萧山区市心中路198号2楼B区12号窗口', expect: 'fail' },
      { title: '楼层写法不同', online: '# 犬类准养登记\n\n- 办理地点：萧山区市心中路188号2楼B区12号窗口', offline: '# 犬类准养登记\n\n- 办理地点：萧山区市心中路188号二楼B区12号窗口', expect: 'pass' },
    ],
  },
  check: placesBetweenChannels('places[].address', 'address', (place) => place.address),
};
export default rule;
