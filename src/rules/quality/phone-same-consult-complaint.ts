import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { compareStatements, statementsOf } from '../statements.js';

/** Hotlines (12345, 12328, 400) take questions and complaints alike and pass them on. */
const HOTLINE = /^\D{0,12}(?:0[0-9]{2,3}\D{0,3})?(?:1[0-9]{4,5}|1[0-9]{2}|9[0-9]{4,5}|[48]00\D?[0-9]{3,4}\D?[0-9]{3,4})\D{0,12}$/u;

const rule: Rule = {
  meta: {
    id: 'phone/same-consult-complaint',
    number: 'C39',
    group: 'C',
    title: '投诉电话不同于咨询电话',
    failTitle: '咨询电话与投诉电话相同',
    why: '向被投诉的窗口投诉它自己，等于没有投诉渠道。',
    basis: TEMPLATE_BASIS,
    fix: '投诉电话改为监督部门的电话或12345。',
    elements: ['complaint.phones'],
    needs: [],
    severity: '较重',
    lifecycle: 'stable',
    messages: {
      same: '{{side}}的监督投诉电话与咨询电话相同：{{text}}',
    },
    examples: [
      { title: '同一个号码', offline: '# 犬类准养登记\n\n- 咨询电话：0571-82110001\n- 监督投诉电话：0571-82110001', expect: 'fail' },
      { title: '都是12345热线', offline: '# 犬类准养登记\n\n- 咨询电话：12345\n- 监督投诉电话：12345', expect: 'pass' },
      { title: '两个号码', offline: '# 犬类准养登记\n\n- 咨询电话：0571-82110001\n- 监督投诉电话：12345', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const consult = statementsOf(own.guide, 'consultation.phones');
      const complaint = statementsOf(own.guide, 'complaint.phones');
      if (!consult || !complaint) continue;
      const { comparison, b } = compareStatements(kit, 'phone', consult, complaint, subject.context);
      if (comparison.verdict !== 'same') continue;
      if (!/[0-9０-９]/.test(b.text)) continue;
      if (HOTLINE.test(b.text.normalize('NFKC'))) continue;
      yield qualityMark(own, 'fail', 'complaint.phones', 'same-as-consultation', 'same', { text: brief(b.text) }, b);
    }
  },
};
export default rule;
