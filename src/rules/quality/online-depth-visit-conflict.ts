import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { visitsOf } from '../readings.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

const WHOLLY_ONLINE = /^(?:互联网)?(?:全程网办|全流程网办|全程网上办理|全流程网上办理|全程在线办理)(?:\([^()]*\))?$|^(?:全程网办)?\(?(?:Ⅳ级|IV级|四级|4级)(?:深度)?\)?(?:[,、:].{0,20})?$/u;

const rule: Rule = {
  meta: {
    id: 'online/depth-visit-conflict',
    number: 'C29',
    group: 'C',
    title: '全程网办的不用到现场',
    failTitle: '全程网办而要到现场',
    why: '全程网办就是一次都不用跑。写了全程网办又要到现场，两处总有一处不实。',
    basis: TEMPLATE_BASIS,
    fix: '次数改为0；做不到的，如实下调网上办理深度。',
    elements: ['onSiteVisits'],
    needs: [],
    severity: '较重',
    lifecycle: 'stable',
    messages: { found: '{{side}}的网上办理深度写“{{depth}}”，到办事现场次数却是“{{visits}}”' },
    examples: [
      { title: '全程网办要跑1次', online: '# 犬类准养登记\n\n- 网上办理深度：全程网办（Ⅳ级）\n- 到办事现场次数：1次', expect: 'fail' },
      { title: '全程网办不用跑', online: '# 犬类准养登记\n\n- 网上办理深度：全程网办（Ⅳ级）\n- 到办事现场次数：0次', expect: 'pass' },
      { title: '网上预审跑1次', online: '# 犬类准养登记\n\n- 网上办理深度：网上预审（Ⅲ级）\n- 到办事现场次数：1次', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const depth = statementsOf(own.guide, 'onlineDepth')?.[0];
      const visits = visitsOf(own.guide, kit, subject.context);
      if (!depth || !visits || visits.times === 0 || !WHOLLY_ONLINE.test(depth.text.normalize('NFKC').replace(/\s/g, '').replace('IV', 'Ⅳ'))) continue;
      yield qualityMark(own, 'fail', 'onSiteVisits', 'depth-conflict', 'found', { depth: brief(depth.text), visits: brief(visits.field.text) }, visits.field);
    }
  },
};
export default rule;
