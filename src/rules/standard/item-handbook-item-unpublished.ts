import type { Rule } from '../../model/rule.js';
import { HANDBOOK_BASIS } from '../bases.js';

const rule: Rule = {
  meta: {
    id: 'item/handbook-item-unpublished',
    number: 'A02',
    group: 'A',
    title: '手册事项已公布办事指南',
    failTitle: '手册事项未见办事指南',
    why: '手册收录而线上线下都没有指南的事项，群众无从得知怎样办理。机器只知道目录中没有地址和文件，是否公布须由人核实。',
    basis: HANDBOOK_BASIS,
    fix: '公布该事项的线上、线下指南，并在目录中填写地址和文件；确不公开的，登记理由。',
    elements: ['sourceChannel'],
    needs: ['handbook'],
    severity: '较重',
    lifecycle: 'trial',
    messages: { unpublished: '手册收录此事项，目录中没有线上地址，也没有线下文件，请核实是否已公布指南' },
    examples: [
      { title: '两个渠道都有指南', online: '# 犬类准养登记\n\n- 到办事现场次数：0次', offline: '# 犬类准养登记\n\n- 到办事现场次数：0次', handbook: '# 犬类准养登记\n\n- 到办事现场次数：0次', expect: 'pass' },
      { title: '目录中没有任何指南', handbook: '# 犬类准养登记\n\n- 到办事现场次数：0次', expect: 'cannot-tell' },
    ],
  },
  *check(subject) {
    if (!subject.handbook) return;
    const common = { relation: 'online-handbook', element: 'sourceChannel', data: {}, sides: {}, defect: 'unpublished' } as const;
    const named = subject.item.online.length + subject.item.offline.length > 0;
    const taken = subject.captures.some((capture) => capture.channel !== 'handbook' && capture.outcome !== 'missing' && capture.outcome !== 'not-captured');
    if (named || taken || subject.online.length + subject.offline.length > 0) yield { ...common, verdict: 'pass', messageId: 'published' };
    else yield { ...common, verdict: 'cannot-tell', messageId: 'unpublished' };
  },
};
export default rule;
