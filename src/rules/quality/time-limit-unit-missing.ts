import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { itemTypeOf, limitOf } from '../readings.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

const rule: Rule = {
  meta: {
    id: 'time-limit/unit-missing',
    number: 'C20',
    group: 'C',
    title: '时限写明工作日还是自然日',
    failTitle: '时限没有写明单位',
    why: '“20日”按工作日算和按自然日算差一个多星期，群众和窗口会各按各的算。',
    basis: '《行政许可法》第八十二条：实施行政许可的期限以工作日计算，不含法定节假日',
    fix: '写“几个工作日”；依法按自然日计算的，写“几个自然日”。',
    elements: ['promisedTimeLimit', 'statutoryTimeLimit'],
    needs: [],
    severity: '较重',
    lifecycle: 'stable',
    messages: { found: '{{side}}的{{label}}“{{text}}”没有写明是工作日还是自然日' },
    examples: [
      { title: '15天', online: '# 犬类准养登记\n\n- 承诺办结时限：15天', expect: 'fail' },
      { title: '工作日', online: '# 犬类准养登记\n\n- 承诺办结时限：15个工作日', expect: 'pass' },
      { title: '当日办结', online: '# 犬类准养登记\n\n- 承诺办结时限：当日办结', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      for (const element of ['promisedTimeLimit', 'statutoryTimeLimit']) {
        // Outside of licences a law may count in plain days, and the guide only repeats it.
        if (element === 'statutoryTimeLimit' && itemTypeOf(own.guide, kit, subject.context) !== '行政许可') continue;
        const field = statementsOf(own.guide, element)?.find((one) => {
          const limit = limitOf(kit, one, subject.context);
          return limit !== undefined && limit.unit === '日' && !limit.sameDay && limit.amount > 0;
        });
        if (field) yield qualityMark(own, 'fail', element, 'unit-missing', 'found', { label: kit.element(element).label, text: brief(field.text) }, field);
      }
    }
  },
};
export default rule;
