import type { Phone } from '../../compare/phone-reader.js';
import type { CompareContext } from '../../model/comparison.js';
import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

/** Area codes of two digits behind the 0 have subscribers of eight digits (工业和信息化部：本地网号码长度). */
const SHORT_AREA = /^0(?:10|2[0-9])$/;
const MOBILE = /^1[3-9][0-9]{9}$/;
const SERVICE = /^(?:1[0-9]{2}|1[0-9]{4,5}|9[0-9]{4,5}|[48]00[0-9]{7})$/;
/** Digits that a mask hides are another fault. */
const MASKED = /[xX×*＊]/u;

type Fault = 'area' | 'length' | 'mobile';

function faultOf(phones: readonly Phone[], context: CompareContext): Fault | undefined {
  const lines = phones.filter(({ number }) => !MOBILE.test(number) && !SERVICE.test(number));
  if (phones.length > 0 && phones.every(({ number }) => MOBILE.test(number))) return 'mobile';
  const wrong = lines.find(({ area, number, tail, extension }) => {
    if (tail !== undefined || extension !== undefined) return false;
    if (area === undefined) return number.length !== 7 && number.length !== 8;
    if (number.length !== 7 && number.length !== 8) return true;
    if (SHORT_AREA.test(area)) return number.length !== 8;
    return area === context.areaCode && context.numberLength !== undefined && number.length !== context.numberLength;
  });
  if (wrong) return 'length';
  return lines.length > 0 && phones.every(({ area, number }) => area === undefined && !SERVICE.test(number)) ? 'area' : undefined;
}

const rule: Rule = {
  meta: {
    id: 'phone/format',
    number: 'C38',
    group: 'C',
    title: '电话号码合规',
    failTitle: '电话号码不合规',
    why: '外地打不通、少一位号码的电话等于没有；个人手机号换了人就找不到单位。',
    basis: '公用电信网编号（区号加本地号码）；浙江政务服务网办事指南核查实践（同类地区核查规则，不是全国统一规定）',
    fix: '写区号加号码，如0571-82898184；用固定电话、12345或400号码，不只写手机号。',
    elements: ['consultation.phones', 'complaint.phones'],
    needs: [],
    severity: '一般',
    lifecycle: 'stable',
    messages: {
      area: '{{side}}的{{label}}“{{text}}”没有区号',
      length: '{{side}}的{{label}}“{{text}}”位数不对',
      mobile: '{{side}}的{{label}}“{{text}}”只有手机号',
    },
    examples: [
      { title: '没有区号', online: '# 犬类准养登记\n\n- 咨询电话：82898184', expect: 'fail' },
      { title: '少一位', online: '# 犬类准养登记\n\n- 咨询电话：0571-8289818', expect: 'fail' },
      { title: '只有手机号', online: '# 犬类准养登记\n\n- 咨询电话：13800000000', expect: 'fail' },
      { title: '完整', online: '# 犬类准养登记\n\n- 咨询电话：0571-82898184', expect: 'pass' },
      { title: '热线', online: '# 犬类准养登记\n\n- 监督投诉电话：12345', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      for (const element of ['consultation.phones', 'complaint.phones']) {
        for (const field of statementsOf(own.guide, element) ?? []) {
          if (MASKED.test(field.text)) continue;
          const { value, unread } = kit.read('phone', field.text, subject.context);
          const fault = unread.length === 0 ? faultOf((value as Phone[] | undefined) ?? [], subject.context) : undefined;
          if (!fault) continue;
          yield qualityMark(own, 'fail', element, 'phone-format', fault, { label: kit.element(element).label, text: brief(field.text) }, field);
          break;
        }
      }
    }
  },
};
export default rule;
