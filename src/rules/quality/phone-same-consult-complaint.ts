import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { compareStatements, statementsOf } from '../statements.js';

/** 政务服务便民热线: takes questions and complaints alike. */
const HOTLINE = /^\D{0,12}(?:0[0-9]{2,3}\D{0,3})?12345\D{0,12}$/u;

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
      hotline: '{{side}}的咨询电话和监督投诉电话都是12345，建议另列本单位的咨询电话',
    },
    examples: [
      { title: '同一个号码', offline: '# 犬类准养登记\n\n- 咨询电话：0571-82110001\n- 监督投诉电话：0571-82110001', expect: 'fail' },
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
      const hotline = HOTLINE.test(b.text.normalize('NFKC'));
      const mark = qualityMark(own, 'fail', 'complaint.phones', 'same-as-consultation', hotline ? 'hotline' : 'same', { text: brief(b.text) }, b);
      yield hotline ? { ...mark, severity: '提示' } : mark;
    }
  },
};
export default rule;
