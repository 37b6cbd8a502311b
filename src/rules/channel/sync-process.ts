import type { Rule } from '../../model/rule.js';
import { CONSISTENCY_BASIS } from '../bases.js';
import { betweenChannels, CHANNEL_MESSAGES } from '../between-channels.js';

const elements = ['process.steps'];

const rule: Rule = {
  meta: {
    id: 'sync/process',
    number: 'B07',
    group: 'B',
    title: '线上线下办事流程一致',
    failTitle: '线上线下流程不一致',
    why: '流程不同，群众不知道办到哪一步，也不知道还要等什么。',
    basis: CONSISTENCY_BASIS,
    fix: '按手册的环节和次序统一流程。',
    elements,
    needs: ['online', 'offline'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...CHANNEL_MESSAGES },
    examples: [
      { title: '线下多一个环节', online: '# 犬类准养登记\n\n- 办理流程：受理→决定', offline: '# 犬类准养登记\n\n- 办理流程：受理→公示→决定', expect: 'fail' },
      { title: '箭头写法不同', online: '# 犬类准养登记\n\n- 办理流程：受理→审查→决定', offline: '# 犬类准养登记\n\n- 办理流程：受理-审查-决定', expect: 'pass' },
    ],
  },
  check: betweenChannels(elements),
};
export default rule;
