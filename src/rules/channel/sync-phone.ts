import type { Rule } from '../../model/rule.js';
import { CONSISTENCY_BASIS } from '../bases.js';
import { betweenChannels, CHANNEL_MESSAGES } from '../between-channels.js';

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
    messages: { ...CHANNEL_MESSAGES },
    examples: [
      { title: '差一位', online: '# 犬类准养登记\n\n- 咨询电话：0571-82110001', offline: '# 犬类准养登记\n\n- 咨询电话：0571-82110002', expect: 'fail' },
      { title: '分隔写法不同', online: '# 犬类准养登记\n\n- 咨询电话：0571-82110001', offline: '# 犬类准养登记\n\n- 咨询电话：（0571）8211 0001', expect: 'pass' },
    ],
  },
  check: betweenChannels(elements),
};
export default rule;
