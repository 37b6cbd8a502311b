import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { placesOf } from '../place-pairs.js';
import { isEmpty } from '../readings.js';
import { brief } from '../sides.js';

/** What tells a visitor which door to take. */
const PRECISE = /窗|室|房$|房间|[0-9０-９]房|专区|[A-Za-zＡ-Ｚ0-9一二三四五六七八九十]\s*区|[处科股队所站]$|[科股]室?|前台|柜台|服务台|[0-9０-９]+[-#)）号]?$|网点|网址|http/u;

const rule: Rule = {
  meta: {
    id: 'address/not-precise',
    number: 'C41',
    group: 'C',
    title: '办理地点写到窗口或者房间',
    failTitle: '办理地点不够具体',
    why: '只写大楼，群众到了还要一层一层地问。',
    basis: TEMPLATE_BASIS,
    fix: '写到几楼、哪个区、几号窗口或者哪个房间。',
    elements: ['places[].address'],
    needs: [],
    severity: '一般',
    lifecycle: 'trial',
    messages: { found: '{{side}}的办理地点“{{text}}”没有写到窗口或者房间' },
    examples: [
      { title: '只写中心', online: '# 犬类准养登记\n\n- 办理地点：萧山区行政服务中心', expect: 'fail' },
      { title: '写到窗口', online: '# 犬类准养登记\n\n- 办理地点：萧山区市心中路188号区行政服务中心2楼B区12号窗口', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      if (own.side === 'handbook') continue;
      const field = placesOf(own.guide).map(({ address }) => address).find((address) => address !== undefined && !isEmpty(address.text, kit) && !PRECISE.test(address.text.trim().replace(/[。；;]$/u, '')));
      if (field) yield qualityMark(own, 'fail', 'places[].address', 'not-precise', 'found', { text: brief(field.text) }, field);
    }
  },
};
export default rule;
