import type { Rule } from '../../model/rule.js';
import { againstStandard, STANDARD_MESSAGES } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';

const elements = ['handlingModes'];

const rule: Rule = {
  meta: {
    id: 'handling-mode/missing',
    number: 'A29',
    group: 'A',
    title: '办理形式不少于手册',
    failTitle: '缺少手册规定的办理形式',
    why: '手册规定能网上办、能邮寄的，指南不写，群众就只好跑窗口。多提供一种方式不算问题。',
    basis: `${HANDBOOK_BASIS}；同文件要求全部开通网上办理端口`,
    fix: '按手册补齐办理形式，并实际开通。',
    elements,
    needs: ['handbook'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...STANDARD_MESSAGES, missing: '{{side}}的办理形式为“{{value}}”，缺少手册“{{standard}}”中的方式' },
    examples: [
      { title: '缺网上办理', offline: '# 犬类准养登记\n\n- 办理形式：窗口办理', handbook: '# 犬类准养登记\n\n- 办理形式：窗口办理、网上办理', expect: 'fail' },
      { title: '多于手册', offline: '# 犬类准养登记\n\n- 办理形式：窗口办理、网上办理、快递申请', handbook: '# 犬类准养登记\n\n- 办理形式：窗口办理、网上办理', expect: 'pass' },
    ],
  },
  check: againstStandard({
    elements,
    judge: ({ comparison }) => (comparison.order === 'less' ? undefined : { messageId: 'missing', defect: 'missing' }),
  }),
};
export default rule;
