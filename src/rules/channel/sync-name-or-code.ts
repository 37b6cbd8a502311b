import type { Rule } from '../../model/rule.js';
import { CONSISTENCY_BASIS } from '../bases.js';
import { betweenChannels, CHANNEL_MESSAGES } from '../between-channels.js';

const elements = ['mainItemName', 'subItemName', 'basicCode', 'implementationCode', 'competentAuthority'];

const rule: Rule = {
  meta: {
    id: 'sync/name-or-code',
    number: 'B10',
    group: 'B',
    title: '线上线下名称、编码、实施主体一致',
    failTitle: '线上线下名称、编码或实施主体不一致',
    why: '名称编码对不上，就不能确定说的是同一件事；实施主体不同，群众会找错门。',
    basis: CONSISTENCY_BASIS,
    fix: '按手册统一名称和基本编码，按本单位实际统一实施编码和实施主体。',
    elements,
    needs: ['online', 'offline'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...CHANNEL_MESSAGES },
    examples: [
      { title: '名称不同', online: '# 犬类准养登记\n\n- 事项名称：户外广告设置许可', offline: '# 犬类准养登记\n\n- 事项名称：户外广告设置备案', expect: 'fail' },
      { title: '括号写法不同', online: '# 犬类准养登记\n\n- 事项名称：犬类准养登记（新办）', offline: '# 犬类准养登记\n\n- 事项名称：犬类准养登记(新办)', expect: 'pass' },
    ],
  },
  check: betweenChannels(elements),
};
export default rule;
