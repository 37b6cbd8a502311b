import type { Phone } from '../../compare/phone-reader.js';
import type { CompareContext } from '../../model/comparison.js';
import type { Field } from '../../model/field.js';
import type { RuleKit } from '../../model/kit.js';
import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { compareStatements, statementsOf } from '../statements.js';

/** Hotlines (12345, 12328, 400) take questions and complaints alike and pass them on. */
const HOTLINE = /^\D{0,12}(?:0[0-9]{2,3}\D{0,3})?(?:1[0-9]{4,5}|1[0-9]{2}|9[0-9]{4,5}|[48]00\D?[0-9]{3,4}\D?[0-9]{3,4})\D{0,12}$/u;

const key = ({ area, number, extension = '', tail = '' }: Phone, context: CompareContext): string => [area ?? context.areaCode ?? '', number, extension, tail].join('-');

/** Is every complaint number one of several numbers for questions? Hotlines are for both. */
function allWithin(kit: RuleKit, complaint: Field, consult: Field, context: CompareContext): boolean {
  const phones = [complaint, consult].map((field) => kit.read('phone', field.text, context));
  if (phones.some(({ unread }) => unread.length > 0)) return false;
  const [own, other] = phones.map(({ value }) => (value as Phone[] | undefined) ?? []);
  const known = new Set((other ?? []).map((phone) => key(phone, context)));
  return own !== undefined && own.length > 0 && own.every((phone) => !HOTLINE.test(phone.number) && known.has(key(phone, context)));
}

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
      within: '{{side}}的监督投诉电话“{{text}}”也是咨询电话，没有另列监督投诉电话',
      same: '{{side}}的监督投诉电话与咨询电话相同：{{text}}',
    },
    examples: [
      { title: '同一个号码', offline: '# 犬类准养登记\n\n- 咨询电话：0571-82110001\n- 监督投诉电话：0571-82110001', expect: 'fail' },
      { title: '投诉电话是咨询电话之一', offline: '# 犬类准养登记\n\n- 咨询电话：0571-82110001、0571-82110002\n- 监督投诉电话：0571-82110002', expect: 'fail' },
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
      const within = comparison.verdict === 'different' && consult.length === 1 && complaint.length === 1 && allWithin(kit, complaint[0], consult[0], subject.context);
      if (comparison.verdict !== 'same' && !within) continue;
      if (!/[0-9０-９]/.test(b.text)) continue;
      if (HOTLINE.test(b.text.normalize('NFKC'))) continue;
      yield qualityMark(own, 'fail', 'complaint.phones', 'same-as-consultation', within ? 'within' : 'same', { text: brief(b.text) }, b);
    }
  },
};
export default rule;
