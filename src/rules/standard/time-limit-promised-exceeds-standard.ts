import type { Rule } from '../../model/rule.js';
import { againstStandard, STANDARD_MESSAGES } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';

const elements = ['promisedTimeLimit'];

const rule: Rule = {
  meta: {
    id: 'time-limit/promised-exceeds-standard',
    number: 'A19',
    group: 'A',
    title: '承诺办结时限不长于手册',
    failTitle: '承诺时限长于手册',
    why: '同一事项在全市应一样快。比手册长，群众多等；工作日写成自然日，算法就不同。',
    basis: HANDBOOK_BASIS,
    fix: '按手册更正承诺办结时限的数字和单位（工作日、自然日），即办件写“即办”。',
    elements,
    needs: ['handbook'],
    severity: '严重',
    lifecycle: 'stable',
    messages: { ...STANDARD_MESSAGES, exceeds: '{{side}}的承诺办结时限为“{{value}}”，长于手册的“{{standard}}”' },
    examples: [
      { title: '比手册长', online: '# 犬类准养登记\n\n- 承诺办结时限：10个工作日', handbook: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日', expect: 'fail' },
      { title: '写法不同', online: '# 犬类准养登记\n\n- 承诺办结时限：五个工作日内', handbook: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日', expect: 'pass' },
      { title: '比手册短，由另一条规则提示', online: '# 犬类准养登记\n\n- 承诺办结时限：3个工作日', handbook: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日', expect: 'pass' },
    ],
  },
  check: againstStandard({
    elements,
    judge: ({ comparison }) => (comparison.order === 'less' ? undefined : { messageId: comparison.order === 'more' ? 'exceeds' : 'differs' }),
  }),
};
export default rule;
