import type { Field } from '../../model/field.js';
import type { Rule } from '../../model/rule.js';
import { CODE_SCHEMES } from '../codes.js';
import { ownSides, qualityMark, type OwnSide } from '../own-sides.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

const ELEMENTS = ['basicCode', 'implementationCode', 'caseCode', 'authorityUscc'];

const codeOf = (field: Field): string => field.text.normalize('NFKC').replace(/[\s_]/g, '').toUpperCase();

/** Codes of one guide that must hold each other. */
function nestingFault({ guide }: OwnSide): { element: string; field: Field; why: string } | undefined {
  const [basic, whole, uscc, single] = ['basicCode', 'implementationCode', 'authorityUscc', 'caseCode'].map((element) => statementsOf(guide, element)?.[0]);
  const code = whole && codeOf(whole).replaceAll('-', '');
  if (whole && code !== undefined && /^[0-9A-Z]{31}(?:[0-9A-Z]{2})?$/.test(code)) {
    if (basic && /^[0-9A-Z]{12}$/.test(codeOf(basic)) && code.slice(19, 31) !== codeOf(basic)) return { element: 'implementationCode', field: whole, why: `第20至31位“${code.slice(19, 31)}”与基本编码“${codeOf(basic)}”不同` };
    if (uscc && codeOf(uscc).length === 18 && code.slice(0, 18) !== codeOf(uscc)) return { element: 'implementationCode', field: whole, why: `前18位与统一社会信用代码“${codeOf(uscc)}”不同` };
    if (single && /^[0-9A-Z]{33}$/.test(codeOf(single)) && !codeOf(single).startsWith(code.slice(0, 31))) return { element: 'caseCode', field: single, why: '前31位与实施编码不同' };
  }
  return undefined;
}

const rule: Rule = {
  meta: {
    id: 'code/structure',
    number: 'C45',
    group: 'C',
    title: '编码的位数和校验位正确',
    failTitle: '编码结构或者校验位错误',
    why: '编码错一位，事项就对不上号，线上线下、各系统之间都会脱节。',
    basis: 'GB/T 39554.1 政务服务事项编码（12、31、33位）；GB 32100 统一社会信用代码校验位；GB 11714 组织机构代码校验位',
    fix: '按清单核对编码，从系统中复制，不手工录入。',
    elements: ELEMENTS,
    needs: [],
    severity: '一般',
    lifecycle: 'stable',
    messages: { found: '{{side}}的{{label}}“{{text}}”有误：{{why}}' },
    examples: [
      { title: '少一位', online: '# 犬类准养登记\n\n- 基本编码：33070100600\n- 承诺办结时限：5个工作日', expect: 'fail' },
      { title: '校验位不对', online: '# 犬类准养登记\n\n- 实施编码：11330100900310012A4330131004002', expect: 'fail' },
      { title: '正确', online: '# 犬类准养登记\n\n- 基本编码：442199806003\n- 实施编码：12441500196720244T3442199806003', expect: 'pass' },
      { title: '与基本编码不同', online: '# 犬类准养登记\n\n- 基本编码：442199806004\n- 实施编码：12441500196720244T3442199806003', expect: 'fail' },
      { title: '浙江原有编码', online: '# 犬类准养登记\n\n- 基本编码：许可-00123-000', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const found = ELEMENTS.flatMap((element) => {
        const field = statementsOf(own.guide, element)?.[0];
        const code = field && codeOf(field);
        const why = code === undefined ? undefined : CODE_SCHEMES.find((scheme) => scheme.recognises(code, element))?.fault(code, element);
        return field && why !== undefined ? [{ element, field, why }] : [];
      });
      const faults = found.length > 0 ? found : [nestingFault(own) ?? []].flat();
      for (const { element, field, why } of faults) yield qualityMark(own, 'fail', element, 'structure', 'found', { label: kit.element(element).label, text: brief(field.text), why }, field);
    }
  },
};
export default rule;
