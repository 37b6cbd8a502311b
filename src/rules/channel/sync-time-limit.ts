import type { Rule } from '../../model/rule.js';
import { SAME_SOURCE_BASIS } from '../bases.js';
import { betweenChannels, CHANNEL_MESSAGES } from '../between-channels.js';

const elements = ['promisedTimeLimit', 'statutoryTimeLimit'];

const rule: Rule = {
  meta: {
    id: 'sync/time-limit',
    number: 'B05',
    group: 'B',
    title: '线上线下办理时限一致',
    failTitle: '线上线下时限不一致',
    why: '网上说5天、窗口说15天，群众不知道该信哪个。',
    basis: SAME_SOURCE_BASIS,
    fix: '按手册统一承诺时限和法定时限，单位写清工作日还是自然日。',
    elements,
    needs: ['online', 'offline'],
    severity: '严重',
    lifecycle: 'stable',
    messages: { ...CHANNEL_MESSAGES },
    examples: [
      { title: '承诺时限不同', online: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日', offline: '# 犬类准养登记\n\n- 承诺办结时限：15个工作日', expect: 'fail' },
      { title: '写法不同', online: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日', offline: '# 犬类准养登记\n\n- 承诺办结时限：五个工作日内', expect: 'pass' },
    ],
  },
  check: betweenChannels(elements),
};
export default rule;
