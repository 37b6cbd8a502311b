import type { Rule } from '../../model/rule.js';
import { CONSISTENCY_BASIS } from '../bases.js';
import { betweenChannels, CHANNEL_MESSAGES } from '../between-channels.js';

const elements = ['onSiteVisits'];

const rule: Rule = {
  meta: {
    id: 'sync/visits',
    number: 'B09',
    group: 'B',
    title: '线上线下到现场次数一致',
    failTitle: '线上线下现场次数不一致',
    why: '网上说不用跑，窗口说跑一次，群众会白等或白跑。',
    basis: CONSISTENCY_BASIS,
    fix: '按手册统一到办事现场次数。',
    elements,
    needs: ['online', 'offline'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...CHANNEL_MESSAGES },
    examples: [
      { title: '0次与1次', online: '# 犬类准养登记\n\n- 到办事现场次数：0次', offline: '# 犬类准养登记\n\n- 到办事现场次数：1次', expect: 'fail' },
      { title: '零次即0次', online: '# 犬类准养登记\n\n- 到办事现场次数：0次', offline: '# 犬类准养登记\n\n- 到办事现场次数：零次', expect: 'pass' },
    ],
  },
  check: betweenChannels(elements),
};
export default rule;
