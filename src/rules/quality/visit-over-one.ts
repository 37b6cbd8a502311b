import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { saysYes, visitsOf } from '../readings.js';
import { brief } from '../sides.js';

const rule: Rule = {
  meta: {
    id: 'visit/over-one',
    number: 'C25',
    group: 'C',
    title: '最多跑一次事项不多于一次',
    failTitle: '最多跑一次事项要跑多次',
    why: '列入“最多跑一次”清单的事项，指南却写要跑两次，承诺就落空了。',
    basis: '“最多跑一次”改革：群众和企业到政府办理“一件事情”，申请材料齐全、符合法定受理条件的，从受理到办结最多跑一次',
    fix: '减少到现场的次数；做不到的，报请从“最多跑一次”清单中调整。',
    elements: ['onSiteVisits'],
    needs: [],
    severity: '严重',
    lifecycle: 'stable',
    messages: { found: '{{side}}写明是最多跑一次事项，到办事现场次数却是“{{text}}”' },
    examples: [
      { title: '要跑两次', online: '# 犬类准养登记\n\n- 是否最多跑一次：是\n- 到办事现场次数：2次', expect: 'fail' },
      { title: '跑一次', online: '# 犬类准养登记\n\n- 是否最多跑一次：是\n- 到办事现场次数：1次', expect: 'pass' },
      { title: '不在清单里', online: '# 犬类准养登记\n\n- 是否最多跑一次：否\n- 到办事现场次数：2次', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const visits = visitsOf(own.guide, kit, subject.context);
      if (!visits || visits.times <= 1 || saysYes(own.guide, 'onceOnly', kit, subject.context) !== true) continue;
      yield qualityMark(own, 'fail', 'onSiteVisits', 'over-one', 'found', { text: brief(visits.field.text) }, visits.field);
    }
  },
};
export default rule;
