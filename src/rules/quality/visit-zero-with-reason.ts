import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { isEmpty, visitsOf } from '../readings.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

/** Words that say that nobody need come. */
const NONE = /不涉及|(?:无需|无须|不需|不用|不必|毋需).{0,4}(?:到|现场|窗口|跑)|全程网办|零跑|0次/u;

const rule: Rule = {
  meta: {
    id: 'visit/zero-with-reason',
    number: 'C27',
    group: 'C',
    title: '不到现场的不写现场原因',
    failTitle: '次数为0却写了现场原因',
    why: '一处写不用跑，一处写必须到现场，群众不知道该信哪个。',
    basis: TEMPLATE_BASIS,
    fix: '不用到现场的，原因写“无需到现场办理”；确要到现场的，次数改为1。',
    elements: ['onSiteReason'],
    needs: [],
    severity: '提示',
    lifecycle: 'trial',
    messages: { found: '{{side}}写到办事现场“{{visits}}”，必须现场办理的原因却写“{{text}}”' },
    examples: [
      { title: '写了原因', online: '# 犬类准养登记\n\n- 到办事现场次数：0次\n- 必须现场办理原因：需现场签字', expect: 'fail' },
      { title: '写无需到现场', online: '# 犬类准养登记\n\n- 到办事现场次数：0次\n- 必须现场办理原因：无需到现场办理', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const visits = visitsOf(own.guide, kit, subject.context);
      const reason = statementsOf(own.guide, 'onSiteReason')?.[0];
      if (!visits || visits.times > 0 || !reason || isEmpty(reason.text, kit) || NONE.test(reason.text)) continue;
      yield qualityMark(own, 'fail', 'onSiteReason', 'zero-with-reason', 'found', { visits: brief(visits.field.text), text: brief(reason.text) }, reason);
    }
  },
};
export default rule;
