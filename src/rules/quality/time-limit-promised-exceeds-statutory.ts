import type { CompareContext } from '../../model/comparison.js';
import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { compareStatements, statementsOf } from '../statements.js';

const rule: Rule = {
  meta: {
    id: 'time-limit/promised-exceeds-statutory',
    number: 'C19',
    group: 'C',
    title: '承诺时限不超过法定时限',
    failTitle: '承诺时限超过法定时限',
    why: '法定时限是底线，承诺只能更快。承诺得比法定还长，照着办就是违法。',
    basis: '《行政许可法》第四十二条（条文待核对原文）',
    fix: '承诺办结时限改到法定时限以内；法定时限写错的，更正法定时限。',
    elements: ['promisedTimeLimit'],
    needs: [],
    severity: '严重',
    lifecycle: 'stable',
    messages: {
      exceeds: '{{side}}的承诺办结时限“{{promised}}”超过法定办结时限“{{statutory}}”',
      unsure: '{{side}}的承诺办结时限“{{promised}}”与法定办结时限“{{statutory}}”单位不同，折算后可能超过，需人工核实',
    },
    examples: [
      { title: '承诺30日而法定20日', online: '# 犬类准养登记\n\n- 法定办结时限：20个工作日\n- 承诺办结时限：30个工作日', expect: 'fail' },
      { title: '承诺更快', online: '# 犬类准养登记\n\n- 法定办结时限：20个工作日\n- 承诺办结时限：5个工作日', expect: 'pass' },
      { title: '没有法定期限', online: '# 犬类准养登记\n\n- 法定办结时限：无\n- 承诺办结时限：5个工作日', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    const context: CompareContext = { ...subject.context, relation: 'standard', names: ['承诺', '法定'] };
    for (const own of ownSides(subject)) {
      const promised = statementsOf(own.guide, 'promisedTimeLimit');
      const statutory = statementsOf(own.guide, 'statutoryTimeLimit');
      if (!promised || !statutory) continue;
      const { comparison, a, b } = compareStatements(kit, 'timeLimit', promised, statutory, context);
      if (comparison.order !== 'more') continue;
      // Working days against calendar days are ordered by conversion only: that is for a person.
      const sure = comparison.verdict === 'different' && !comparison.reason.includes('折算');
      const data = { promised: brief(a.text), statutory: brief(b.text), reason: comparison.reason };
      yield qualityMark(own, sure ? 'fail' : 'cannot-tell', 'promisedTimeLimit', 'exceeds-statutory', sure ? 'exceeds' : 'unsure', data, a);
    }
  },
};
export default rule;
