import type { Case } from '../../model/case.js';
import type { Field } from '../../model/field.js';
import type { Guide } from '../../model/guide.js';
import type { MarkSide, Rule } from '../../model/rule.js';
import { HANDBOOK_BASIS } from '../bases.js';
import { absent, present } from '../sides.js';
import { statementsOf } from '../statements.js';

const MESSAGE_OF = { 手册未收录: 'absent', 手册未施行: 'notYet', 手册无法读取: 'unreadable' } as const;

const HANDBOOK_SAYS = { 手册未收录: '（手册没有此事项）', 手册未施行: '（手册条目尚未施行）', 手册无法读取: '（手册文件无法读取）' } as const;

/** Name and code as a guide states them, one field. */
function namedField(guide: Guide): Field | undefined {
  const name = statementsOf(guide, 'mainItemName')?.[0] ?? guide.title;
  const code = statementsOf(guide, 'basicCode')?.[0] ?? statementsOf(guide, 'implementationCode')?.[0];
  if (!name || !code) return name ?? code;
  return { value: undefined, text: `${name.text}（${code.text}）`, raw: `${name.raw}\n${code.raw}`, at: [name.at, code.at].flat() };
}

/** The first capture of each channel with the name and code that it states, and the handbook that has none. */
function sidesOf(subject: Case, gap: NonNullable<Case['handbookGap']>) {
  const sides: { online?: MarkSide; offline?: MarkSide; handbook: MarkSide } = {
    handbook: { absent: HANDBOOK_SAYS[gap], capture: subject.captures.find(({ channel }) => channel === 'handbook')?.capture ?? 'handbook' },
  };
  for (const side of ['online', 'offline'] as const) {
    const [captured] = subject[side];
    if (!captured) continue;
    const field = namedField(captured.guide);
    sides[side] = field ? present(captured, field) : absent(captured, '（未载名称和编码）');
  }
  return sides;
}

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
      { title: '手册没有收录', online: '# 临时摊位审批\n\n- 承诺办结时限：3个工作日', given: '手册中没有这个事项', facts: { handbookGap: '手册未收录' }, expect: 'cannot-tell' },
      { title: '手册中有此事项', online: '# 犬类准养登记\n\n- 承诺办结时限：3个工作日', handbook: '# 犬类准养登记\n\n- 承诺办结时限：3个工作日', expect: 'pass' },
    ],
  },
  *check(subject) {
    const common = { relation: subject.online.length > 0 || subject.offline.length === 0 ? 'online-handbook' : 'offline-handbook', element: 'basicCode', data: { code: subject.item.basicCode }, fault: 'handbook', defect: 'not-in-handbook' } as const;
    if (subject.handbookGap) yield { ...common, sides: sidesOf(subject, subject.handbookGap), verdict: 'cannot-tell', messageId: MESSAGE_OF[subject.handbookGap] };
    else if (subject.handbook) yield { ...common, sides: {}, verdict: 'pass', messageId: 'present' };
  },
};
export default rule;
