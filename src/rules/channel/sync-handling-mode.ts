import type { Rule } from '../../model/rule.js';
import { CONSISTENCY_BASIS } from '../bases.js';
import { betweenChannels, CHANNEL_MESSAGES } from '../between-channels.js';

const elements = ['handlingModes'];

const rule: Rule = {
  meta: {
    id: 'sync/handling-mode',
    number: 'B19',
    group: 'B',
    title: '线上线下办理形式一致',
    failTitle: '线上线下办理形式不一致',
    why: '网上写着能邮寄，窗口却不收，群众还是要跑。',
    basis: CONSISTENCY_BASIS,
    fix: '按手册统一办理形式，并核对实际开通的方式。',
    elements,
    needs: ['online', 'offline'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...CHANNEL_MESSAGES },
    examples: [
      { title: '线下缺网上办理', online: '# 犬类准养登记\n\n- 办理形式：窗口办理、网上办理', offline: '# 犬类准养登记\n\n- 办理形式：窗口办理', expect: 'fail' },
      { title: '次序不同', online: '# 犬类准养登记\n\n- 办理形式：窗口办理、网上办理', offline: '# 犬类准养登记\n\n- 办理形式：网上办理、窗口办理', expect: 'pass' },
    ],
  },
  check: betweenChannels(elements),
};
export default rule;
