import type { Rule } from '../../model/rule.js';
import { CONSISTENCY_BASIS } from '../bases.js';
import { betweenChannels, CHANNEL_MESSAGES } from '../between-channels.js';

const elements = ['caseType'];

const rule: Rule = {
  meta: {
    id: 'sync/case-type',
    number: 'B18',
    group: 'B',
    title: '线上线下办件类型一致',
    failTitle: '线上线下办件类型不一致',
    why: '即办件当场可取，承诺件要等；两处不同，群众不知道要不要等。',
    basis: CONSISTENCY_BASIS,
    fix: '按手册统一办件类型。',
    elements,
    needs: ['online', 'offline'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...CHANNEL_MESSAGES },
    examples: [
      { title: '即办件与承诺件', online: '# 犬类准养登记\n\n- 办件类型：即办件', offline: '# 犬类准养登记\n\n- 办件类型：承诺件', expect: 'fail' },
      { title: '一致', online: '# 犬类准养登记\n\n- 办件类型：承诺件', offline: '# 犬类准养登记\n\n- 办件类型：承诺件', expect: 'pass' },
    ],
  },
  check: betweenChannels(elements),
};
export default rule;
