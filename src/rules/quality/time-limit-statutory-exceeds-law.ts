import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { itemTypeOf, limitOf } from '../readings.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

/** 行政许可法第四十二条: 20 days; 10 more with leave; where several authorities act together 45 and 15 more. */
const PLAIN = 20;
const CITED = /行政许可法》?第(?:四十二|42)条/u;
const LONGER = /延长|统一办理|联合办理|集中办理|上一级|审查后报/u;

const rule: Rule = {
  meta: {
    id: 'time-limit/statutory-exceeds-law',
    number: 'C23',
    group: 'C',
    title: '法定时限与所引条文相符',
    failTitle: '法定时限长于所引条文',
    why: '法定时限写得比法律长，承诺时限再提速也是虚的。',
    basis: '《行政许可法》第四十二条：自受理之日起二十日内作出决定；二十日内不能作出决定的，经批准可以延长十日',
    fix: '按所引条文改正法定办结时限；另有法律法规规定的，引用那一条。',
    elements: ['statutoryTimeLimit'],
    needs: [],
    severity: '较重',
    lifecycle: 'trial',
    messages: { found: '{{side}}的法定办结时限“{{text}}”长于所引《行政许可法》第四十二条的20个工作日' },
    examples: [
      { title: '法定45日', online: '# 犬类准养许可\n\n- 事项类型：行政许可\n- 法定办结时限：45个工作日\n- 法定办结时限说明：《行政许可法》第四十二条', expect: 'fail' },
      { title: '法定20日', online: '# 犬类准养许可\n\n- 事项类型：行政许可\n- 法定办结时限：20个工作日\n- 法定办结时限说明：《行政许可法》第四十二条', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const field = statementsOf(own.guide, 'statutoryTimeLimit')?.[0];
      const limit = limitOf(kit, field, subject.context);
      if (!field || !limit || itemTypeOf(own.guide, kit, subject.context) !== '行政许可' || limit.amount <= PLAIN || (limit.unit !== '工作日' && limit.unit !== '日')) continue;
      const note = statementsOf(own.guide, 'statutoryTimeLimitNote')?.[0]?.text ?? '';
      const said = `${field.text}${note}`.normalize('NFKC').replace(/\s/g, '');
      if (CITED.test(said) && !LONGER.test(said)) yield qualityMark(own, 'fail', 'statutoryTimeLimit', 'exceeds-law', 'found', { text: brief(field.text) }, field);
    }
  },
};
export default rule;
