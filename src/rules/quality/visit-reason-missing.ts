import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { emptyField, visitsOf } from '../readings.js';
import { brief } from '../sides.js';

const rule: Rule = {
  meta: {
    id: 'visit/reason-missing',
    number: 'C26',
    group: 'C',
    title: '要到现场的写明原因',
    failTitle: '要到现场而没有写原因',
    why: '为什么非跑不可，说得出原因才好想办法不跑。',
    basis: TEMPLATE_BASIS,
    fix: '写明必须到现场的原因，如“现场核验身份”；说不出原因的，改为不用到现场。',
    elements: ['onSiteReason'],
    needs: [],
    severity: '一般',
    lifecycle: 'stable',
    messages: { found: '{{side}}写到办事现场“{{visits}}”，必须现场办理的原因却只写“{{text}}”' },
    examples: [
      { title: '原因写“无”', online: '# 犬类准养登记\n\n- 到办事现场次数：1次\n- 必须现场办理原因：无', expect: 'fail' },
      { title: '写明了', online: '# 犬类准养登记\n\n- 到办事现场次数：1次\n- 必须现场办理原因：现场核验犬只', expect: 'pass' },
      { title: '不用到现场', online: '# 犬类准养登记\n\n- 到办事现场次数：0次\n- 必须现场办理原因：无', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const visits = visitsOf(own.guide, kit, subject.context);
      const reason = emptyField(own.guide, 'onSiteReason', kit);
      if (visits && visits.times > 0 && reason) yield qualityMark(own, 'fail', 'onSiteReason', 'reason-missing', 'found', { visits: brief(visits.field.text), text: brief(reason.text) }, reason);
    }
  },
};
export default rule;
