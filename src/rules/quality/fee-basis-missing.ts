import type { Case } from '../../model/case.js';
import type { Rule } from '../../model/rule.js';
import { amountOf, chargedOf } from '../fees.js';
import { ownSides, qualityMark, type OwnSide } from '../own-sides.js';
import { emptyField } from '../readings.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

const CITED = /《|[〔\[(（【]\s*(?:19|20)[0-9]{2}\s*[〕\])）】]|[0-9]号/u;

/** Wherever the guide speaks of the fee it may name what it rests on. */
function citesBasis({ guide }: OwnSide): boolean {
  return ['fees[].legalBasis', 'fees[].amount', 'feeCharged', 'fees[].name', 'fees[].reduction'].some((element) => statementsOf(guide, element)?.some(({ text }) => CITED.test(text)) ?? false);
}

const citedSomewhere = (subject: Case): boolean => ownSides(subject).some(citesBasis);

const rule: Rule = {
  meta: {
    id: 'fee/basis-missing',
    number: 'C31',
    group: 'C',
    title: '收费写明依据',
    failTitle: '收费没有写依据',
    why: '没有依据的收费就是乱收费；有依据不写，群众也会这样看。',
    basis: '《行政许可法》第五十八条、第五十九条：实施行政许可收取费用的，应当按照公布的法定项目和标准收费',
    fix: '写明收费文件的名称、文号、项目和标准；没有依据的停止收费。',
    elements: ['feeCharged'],
    needs: [],
    severity: '严重',
    lifecycle: 'stable',
    messages: {
      empty: '{{side}}写明收费（{{text}}），收费依据却写“{{basis}}”',
      silent: '{{side}}写明收费（{{text}}），没有写收费依据，请核实',
    },
    examples: [
      { title: '依据写“无”', online: '# 犬类准养登记\n\n- 是否收费：是\n- 收费标准：20元/证\n- 收费依据：无', expect: 'fail' },
      { title: '写明了', online: '# 犬类准养登记\n\n- 是否收费：是\n- 收费标准：20元/证\n- 收费依据：浙价费〔2010〕1号', expect: 'pass' },
      { title: '不收费', online: '# 犬类准养登记\n\n- 是否收费：否\n- 收费依据：无', expect: 'pass' },
      { title: '没有依据一栏', online: '# 犬类准养登记\n\n- 是否收费：是\n- 收费标准：20元/证', expect: 'cannot-tell' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const charged = chargedOf(own.guide, kit, subject.context);
      if (charged?.charged !== true || citesBasis(own)) continue;
      const basis = emptyField(own.guide, 'fees[].legalBasis', kit);
      const text = brief((amountOf(own.guide) ?? charged.field).text);
      if (basis) yield qualityMark(own, 'fail', 'feeCharged', 'basis-missing', 'empty', { text, basis: brief(basis.text) }, basis);
      else if (!statementsOf(own.guide, 'fees[].legalBasis') && !citedSomewhere(subject)) yield qualityMark(own, 'cannot-tell', 'feeCharged', 'basis-missing', 'silent', { text }, charged.field);
    }
  },
};
export default rule;
