import type { Rule } from '../../model/rule.js';
import { CONSISTENCY_BASIS } from '../bases.js';
import { missingChannel } from '../missing-channel.js';

const rule: Rule = {
  meta: {
    id: 'channel/offline-missing',
    number: 'B02',
    group: 'B',
    title: '线下有办事指南',
    failTitle: '线下无指南',
    why: '网上有指南而大厅没有，不上网的群众得不到一次性告知。机器只知道目录没有文件，是否公布须由人核实。',
    basis: CONSISTENCY_BASIS,
    fix: '在办事大厅摆放指南，并在目录填写文件。',
    elements: ['sourceChannel'],
    needs: [],
    severity: '较重',
    lifecycle: 'trial',
    messages: {
      unnamed: '目录没有填写线下指南的文件，请核实是否已公布；经核准不公布的，登记为例外',
      gone: '线下指南没有取到，请核实是否已撤下：{{detail}}',
    },
    examples: [
      { title: '两个渠道都有', online: '# 犬类准养登记\n\n- 承诺办结时限：3个工作日', offline: '# 犬类准养登记\n\n- 承诺办结时限：3个工作日', expect: 'pass' },
      { title: '只有一个渠道有', online: '# 犬类准养登记\n\n- 承诺办结时限：3个工作日', expect: 'cannot-tell' },
    ],
  },
  check: missingChannel('offline'),
};
export default rule;
