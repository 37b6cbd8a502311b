import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

const rule: Rule = {
  meta: {
    id: 'visit/zero-without-channel',
    number: 'C28',
    group: 'C',
    title: '跑零次的事项有不到现场的办法',
    failTitle: '现场次数为0却只能到现场办',
    why: '写着跑零次，又只有窗口办理，群众照着做就办不成。',
    basis: TEMPLATE_BASIS,
    fix: '增加网上办理或邮寄申请并实际开通，或者把现场次数改成实际次数。',
    elements: ['onSiteVisits'],
    needs: [],
    severity: '较重',
    lifecycle: 'stable',
    messages: { found: '{{side}}写到办事现场次数“{{visits}}”，办理形式却只有“{{modes}}”' },
    examples: [
      { title: '跑零次而只有窗口', offline: '# 犬类准养登记\n\n- 到办事现场次数：0次\n- 办理形式：窗口办理', expect: 'fail' },
      { title: '能网上办', offline: '# 犬类准养登记\n\n- 到办事现场次数：0次\n- 办理形式：窗口办理、网上办理', expect: 'pass' },
      { title: '要跑一次', offline: '# 犬类准养登记\n\n- 到办事现场次数：1次\n- 办理形式：窗口办理', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    const remote = kit.words('remoteMode');
    for (const own of ownSides(subject)) {
      const visits = statementsOf(own.guide, 'onSiteVisits')?.[0];
      const modes = statementsOf(own.guide, 'handlingModes');
      if (!visits || !modes) continue;
      if (kit.compare('visits', visits.text, '0', subject.context).verdict !== 'same') continue;
      const text = modes.map((field) => field.text).join('、');
      // A statement that names no window at all may be anything; only “the window and nothing else” contradicts zero visits.
      if (!/窗口|现场|大厅/.test(text) || remote.some((word) => text.includes(word))) continue;
      yield qualityMark(own, 'fail', 'onSiteVisits', 'zero-without-channel', 'found', { visits: brief(visits.text, 'onSiteVisits'), modes: brief(text) }, visits);
    }
  },
};
export default rule;
