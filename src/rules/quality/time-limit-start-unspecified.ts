import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { emptyField, isInstant, limitOf } from '../readings.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

const rule: Rule = {
  meta: {
    id: 'time-limit/start-unspecified',
    number: 'C21',
    group: 'C',
    title: '时限写明从哪一天算起',
    failTitle: '时限没有写明起算点',
    why: '从收件算还是从受理算，可能差好几天。',
    basis: '《行政许可法》第四十二条：自受理行政许可申请之日起',
    fix: '写“自受理之日起几个工作日”，或者在时限说明中写明。',
    elements: ['promisedTimeLimit'],
    needs: [],
    severity: '提示',
    lifecycle: 'trial',
    messages: { found: '{{side}}的承诺办结时限“{{text}}”没有写明从哪一天算起，时限说明也没有写' },
    examples: [
      { title: '说明写“无”', online: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n- 承诺办结时限说明：无', expect: 'fail' },
      { title: '写明了', online: '# 犬类准养登记\n\n- 承诺办结时限：自受理之日起5个工作日\n- 承诺办结时限说明：无', expect: 'pass' },
      { title: '没有说明一栏', online: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const field = statementsOf(own.guide, 'promisedTimeLimit')?.[0];
      const limit = limitOf(kit, field, subject.context);
      if (!field || !limit || isInstant(limit) || limit.start !== undefined || /受理|收件|起/.test(field.text)) continue;
      if (emptyField(own.guide, 'promisedTimeLimitNote', kit)) yield qualityMark(own, 'fail', 'promisedTimeLimit', 'start-missing', 'found', { text: brief(field.text) }, field);
    }
  },
};
export default rule;
