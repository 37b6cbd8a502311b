import type { Rule } from '../../model/rule.js';
import { CONSISTENCY_BASIS } from '../bases.js';
import { betweenChannels, CHANNEL_MESSAGES } from '../between-channels.js';

const elements = ['legalBasis'];

const rule: Rule = {
  meta: {
    id: 'sync/legal-basis',
    number: 'B11',
    group: 'B',
    title: '线上线下设定依据一致',
    failTitle: '线上线下依据不一致',
    why: '依据条款不同，群众和复核的人无从判断哪个有效。',
    basis: CONSISTENCY_BASIS,
    fix: '按手册统一法规名称和条、款、项。',
    elements,
    needs: ['online', 'offline'],
    severity: '一般',
    lifecycle: 'stable',
    messages: { ...CHANNEL_MESSAGES },
    examples: [
      { title: '条号不同', online: '# 犬类准养登记\n\n- 设定依据：《养犬管理条例》第二十条', offline: '# 犬类准养登记\n\n- 设定依据：《养犬管理条例》第十二条', expect: 'fail' },
      { title: '数字写法不同', online: '# 犬类准养登记\n\n- 设定依据：《养犬管理条例》第十二条', offline: '# 犬类准养登记\n\n- 设定依据：《养犬管理条例》第12条', expect: 'pass' },
    ],
  },
  check: betweenChannels(elements),
};
export default rule;
