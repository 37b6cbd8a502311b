import type { Phone } from '../../compare/phone-reader.js';
import type { Case, TestCall } from '../../model/case.js';
import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { statementsOf } from '../statements.js';

/** A number that does not exist is told by one call; what may be chance needs three. */
const AT_ONCE: readonly TestCall['result'][] = ['空号停机', '非本部门'];
const BY_CHANCE = 3;

function callOf(subject: Case, phone: Phone): TestCall | undefined {
  const local = phone.area ?? subject.context.areaCode ?? '';
  return subject.calls?.[`${local}${phone.number}`] ?? subject.calls?.[phone.number];
}

const rule: Rule = {
  meta: {
    id: 'phone/unreachable',
    number: 'C40',
    group: 'C',
    title: '电话打得通',
    failTitle: '电话打不通',
    why: '公布的电话是空号或者没人接，群众只能跑到现场去问。拨测由人进行，机器只记录结果。',
    basis: '萧跑改办〔2018〕10号：开展咨询电话专项整改',
    fix: '更换为打得通的号码，安排人接听，改后复拨。',
    elements: ['consultation.phones', 'complaint.phones'],
    needs: [],
    severity: '较重',
    lifecycle: 'trial',
    messages: { found: '{{side}}的{{label}}“{{number}}”拨测{{count}}次，结果为{{result}}' },
    examples: [
      { title: '空号', online: '# 犬类准养登记\n\n- 咨询电话：0571-82898184', given: '拨打0571-82898184，是空号', facts: { calls: { '057182898184': { result: '空号停机', at: ['2018-09-12T10:00:00+08:00'] } } }, expect: 'fail' },
      { title: '没有拨测过', online: '# 犬类准养登记\n\n- 咨询电话：0571-82898184', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    if (!subject.calls) return;
    for (const own of ownSides(subject)) {
      for (const element of ['consultation.phones', 'complaint.phones']) {
        for (const field of statementsOf(own.guide, element) ?? []) {
          for (const phone of (kit.read('phone', field.text, subject.context).value as Phone[] | undefined) ?? []) {
            const call = callOf(subject, phone);
            if (!call || call.result === '正确' || !(AT_ONCE.includes(call.result) || call.at.length >= BY_CHANCE)) continue;
            const number = phone.area ? `${phone.area}-${phone.number}` : phone.number;
            yield { ...qualityMark(own, 'fail', element, 'unreachable', 'found', { label: kit.element(element).label, number, count: String(call.at.length), result: call.result }, field), key: number };
          }
        }
      }
    }
  },
};
export default rule;
