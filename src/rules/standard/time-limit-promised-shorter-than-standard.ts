import type { Rule } from '../../model/rule.js';
import { againstStandard } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';

const elements = ['promisedTimeLimit'];

const rule: Rule = {
  meta: {
    id: 'time-limit/promised-shorter-than-standard',
    number: 'A20',
    group: 'A',
    title: '承诺办结时限与手册同步',
    failTitle: '承诺时限短于手册（优于手册）',
    why: '办得比手册快是好事，不扣分；但手册没有跟上，其他单位就不知道可以更快。',
    basis: HANDBOOK_BASIS,
    fix: '确能做到的，建议手册编制单位修订手册；写错的，更正指南。',
    elements,
    needs: ['handbook'],
    severity: '提示',
    lifecycle: 'stable',
    messages: { shorter: '{{side}}的承诺办结时限为“{{value}}”，短于手册的“{{standard}}”，优于手册，不扣分，建议修订手册' },
    examples: [
      { title: '比手册短', offline: '# 犬类准养登记\n\n- 承诺办结时限：3个工作日', handbook: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日', expect: 'fail' },
      { title: '相同', offline: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日', handbook: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日', expect: 'pass' },
    ],
  },
  check: againstStandard({
    elements,
    second: true,
    judge: ({ comparison }) => (comparison.order === 'less' ? { messageId: 'shorter' } : undefined),
  }),
};
export default rule;
