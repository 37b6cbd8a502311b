import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { isEmpty, itemTypeOf } from '../readings.js';
import { brief } from '../sides.js';

const NONE = /^暂?(?:无|没有)(?:常见)?(?:问题|内容|数据)?。?$/u;

const rule: Rule = {
  meta: {
    id: 'faq/missing',
    number: 'C36',
    group: 'C',
    title: '许可事项有常见问题',
    failTitle: '许可事项没有常见问题',
    why: '窗口天天被问的那几个问题写在指南里，群众就不用打电话了。',
    basis: TEMPLATE_BASIS,
    fix: '至少写一问一答。',
    elements: ['faq'],
    needs: [],
    severity: '一般',
    lifecycle: 'trial',
    messages: { found: '{{side}}是许可事项，常见问题只写“{{text}}”' },
    examples: [
      { title: '暂无', online: '# 犬类准养许可\n\n- 事项类型：行政许可\n- 常见问题：暂无常见问题', expect: 'fail' },
      { title: '有问有答', online: '# 犬类准养许可\n\n- 事项类型：行政许可\n- 常见问题：问：可以委托他人办理吗？答：可以。', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      if (itemTypeOf(own.guide, kit, subject.context) !== '行政许可') continue;
      const fields = own.guide.fields['faq'] ?? [];
      const [first] = fields;
      if (first && fields.every(({ text }) => isEmpty(text, kit) || NONE.test(text.trim()))) yield qualityMark(own, 'fail', 'faq', 'faq-missing', 'found', { text: brief(first.text) }, first);
    }
  },
};
export default rule;
