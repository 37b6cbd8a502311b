import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { placesOf } from '../place-pairs.js';
import { brief } from '../sides.js';

const rule: Rule = {
  meta: {
    id: 'hours/format',
    number: 'C42',
    group: 'C',
    title: '办理时间写明哪天、几点',
    failTitle: '办理时间不规范',
    why: '只写“上班时间”，群众不知道周六开不开门、中午休不休息。',
    basis: TEMPLATE_BASIS,
    fix: '写成“工作日 上午9:00—12:00，下午13:30—17:00”；分冬夏令的，两季都写。',
    elements: ['places[].openingHours'],
    needs: [],
    severity: '一般',
    lifecycle: 'trial',
    messages: { found: '{{side}}的办理时间为“{{text}}”，没有写明哪些天办理' },
    examples: [
      { title: '只写上班时间', offline: '# 犬类准养登记\n\n- 办公时间：上班时间', expect: 'fail' },
      { title: '写明了', offline: '# 犬类准养登记\n\n- 办公时间：周一至周五 9:00-12:00，13:30-17:00', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    const days = kit.words('hoursDay');
    for (const own of ownSides(subject)) {
      for (const place of placesOf(own.guide)) {
        const field = place.openingHours;
        if (!field || field.text.trim() === '') continue;
        const text = field.text.normalize('NFKC');
        if (days.some((word) => text.includes(word))) continue;
        yield qualityMark(own, 'fail', 'places[].openingHours', 'format', 'found', { text: brief(field.text) }, field);
        break;
      }
    }
  },
};
export default rule;
