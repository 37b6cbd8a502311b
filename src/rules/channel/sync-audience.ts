import type { Rule } from '../../model/rule.js';
import { CONSISTENCY_BASIS } from '../bases.js';
import { betweenChannels, CHANNEL_MESSAGES } from '../between-channels.js';

const elements = ['audience', 'itemType'];

const rule: Rule = {
  meta: {
    id: 'sync/audience',
    number: 'B16',
    group: 'B',
    title: '线上线下服务对象、事项类型一致',
    failTitle: '线上线下服务对象或事项类型不一致',
    why: '对象写得不同，能办的人不敢来，不能办的人白跑。',
    basis: CONSISTENCY_BASIS,
    fix: '按手册统一服务对象和事项类型。',
    elements,
    needs: ['online', 'offline'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...CHANNEL_MESSAGES },
    examples: [
      { title: '多一类对象', online: '# 犬类准养登记\n\n- 服务对象：自然人', offline: '# 犬类准养登记\n\n- 服务对象：自然人、企业法人', expect: 'fail' },
      { title: '个人即自然人', online: '# 犬类准养登记\n\n- 服务对象：自然人', offline: '# 犬类准养登记\n\n- 服务对象：个人', expect: 'pass' },
    ],
  },
  check: betweenChannels(elements),
};
export default rule;
