import type { Rule } from '../../model/rule.js';
import { HANDBOOK_BASIS } from '../bases.js';

const MESSAGE_OF = { 手册未收录: 'absent', 手册未施行: 'notYet', 手册无法读取: 'unreadable' } as const;

const rule: Rule = {
  meta: {
    id: 'item/not-in-handbook',
    number: 'A01',
    group: 'A',
    title: '事项已收入标准化手册',
    failTitle: '手册缺此事项，无法对标',
    why: '没有施行中的手册条目，就不能判断指南是否符合全市标准。手册的缺口不是部门的差错，只列出，不扣分。',
    basis: HANDBOOK_BASIS,
    fix: '由手册编制单位补录该事项、确认施行日期或更换可读取的文件；事项名称、编码有误的，由部门更正目录。',
    elements: ['basicCode'],
    needs: [],
    severity: '较重',
    lifecycle: 'stable',
    messages: {
      absent: '手册未收录此事项（基本编码{{code}}），未对标',
      notYet: '手册中此事项的条目尚未施行，未对标',
      unreadable: '手册中此事项的文件无法读取，未对标',
    },
    examples: [
      { title: '手册中有此事项', online: '# 犬类准养登记\n\n- 承诺办结时限：3个工作日', handbook: '# 犬类准养登记\n\n- 承诺办结时限：3个工作日', expect: 'pass' },
    ],
  },
  *check(subject) {
    const common = { relation: subject.online.length > 0 || subject.offline.length === 0 ? 'online-handbook' : 'offline-handbook', element: 'basicCode', data: { code: subject.item.basicCode }, sides: {}, fault: 'handbook', defect: 'not-in-handbook' } as const;
    if (subject.handbookGap) yield { ...common, verdict: 'cannot-tell', messageId: MESSAGE_OF[subject.handbookGap] };
    else if (subject.handbook) yield { ...common, verdict: 'pass', messageId: 'present' };
  },
};
export default rule;
