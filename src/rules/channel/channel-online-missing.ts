import type { Rule } from '../../model/rule.js';
import { CONSISTENCY_BASIS } from '../bases.js';
import { missingChannel } from '../missing-channel.js';

const rule: Rule = {
  meta: {
    id: 'channel/online-missing',
    number: 'B01',
    group: 'B',
    title: '线上有办事指南',
    failTitle: '线上无指南',
    why: '窗口有指南而网上没有，群众只能先跑一趟才知道怎么办。机器只知道目录没有地址，是否公布须由人核实。',
    basis: CONSISTENCY_BASIS,
    fix: '把指南发布到政务服务网，并在目录填写地址；涉密等不公开的，登记为例外。',
    elements: ['sourceChannel'],
    needs: [],
    severity: '较重',
    lifecycle: 'trial',
    messages: {
      unnamed: '目录没有填写线上指南的地址，请核实是否已公布；经核准不公布的，登记为例外',
      gone: '线上指南没有取到，请核实是否已撤下：{{detail}}',
    },
    examples: [
      { title: '两个渠道都有', online: '# 犬类准养登记\n\n- 承诺办结时限：3个工作日', offline: '# 犬类准养登记\n\n- 承诺办结时限：3个工作日', expect: 'pass' },
      { title: '只有一个渠道有', offline: '# 犬类准养登记\n\n- 承诺办结时限：3个工作日', expect: 'cannot-tell' },
    ],
  },
  check: missingChannel('online'),
};
export default rule;
