import type { Rule } from '../../model/rule.js';
import { SAME_SOURCE_BASIS } from '../bases.js';
import { betweenChannels, CHANNEL_MESSAGES } from '../between-channels.js';

const elements = ['eligibility'];

const rule: Rule = {
  meta: {
    id: 'sync/condition',
    number: 'B06',
    group: 'B',
    title: '线上线下受理条件一致',
    failTitle: '线上线下受理条件不一致',
    why: '网上看着能办，到窗口却说不符合条件，是群众最不满的事。',
    basis: SAME_SOURCE_BASIS,
    fix: '按手册的文字统一受理条件。',
    elements,
    needs: ['online', 'offline'],
    severity: '严重',
    lifecycle: 'stable',
    messages: { ...CHANNEL_MESSAGES },
    examples: [
      { title: '线下多一条', online: '# 犬类准养登记\n\n\n## 受理条件\n\n1. 有固定住所。', offline: '# 犬类准养登记\n\n\n## 受理条件\n\n1. 有固定住所；\n2. 具有本区户籍。', expect: 'fail' },
      { title: '编号写法不同', online: '# 犬类准养登记\n\n\n## 受理条件\n\n1. 有固定住所；\n2. 犬只已免疫。', offline: '# 犬类准养登记\n\n\n## 受理条件\n\n（一）有固定住所；\n（二）犬只已免疫。', expect: 'pass' },
    ],
  },
  check: betweenChannels(elements),
};
export default rule;
