import type { Rule } from '../../model/rule.js';
import { CONSISTENCY_BASIS } from '../bases.js';
import { betweenChannels, CHANNEL_MESSAGES } from '../between-channels.js';

const elements = ['output.name', 'output.validity'];

const rule: Rule = {
  meta: {
    id: 'sync/result',
    number: 'B17',
    group: 'B',
    title: '线上线下办理结果一致',
    failTitle: '线上线下办理结果不一致',
    why: '证与批复、证明效力不同；结果写得不同，群众会拿错文件去办下一件事。',
    basis: CONSISTENCY_BASIS,
    fix: '按手册统一结果名称和有效期。',
    elements,
    needs: ['online', 'offline'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...CHANNEL_MESSAGES },
    examples: [
      { title: '证与批复', online: '# 犬类准养登记\n\n- 结果名称：养犬登记证', offline: '# 犬类准养登记\n\n- 结果名称：养犬登记批复', expect: 'fail' },
      { title: '书名号', online: '# 犬类准养登记\n\n- 结果名称：养犬登记证', offline: '# 犬类准养登记\n\n- 结果名称：《养犬登记证》', expect: 'pass' },
    ],
  },
  check: betweenChannels(elements),
};
export default rule;
