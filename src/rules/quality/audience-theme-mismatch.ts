import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { isEmpty, saysYes } from '../readings.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

const PERSON = /自然人|个人|公民|居民/u;
const ORGANISATION = /法人|企业|组织|机关|单位|个体|农民专业合作社/u;

const rule: Rule = {
  meta: {
    id: 'audience/theme-mismatch',
    number: 'C35',
    group: 'C',
    title: '服务对象与主题分类相符',
    failTitle: '服务对象与主题分类不符',
    why: '只面向企业的事项挂在个人主题下，群众会找错，企业又找不到。',
    basis: TEMPLATE_BASIS,
    fix: '面向法人的填法人主题，面向自然人的填自然人主题，不涉及的一栏留空。',
    elements: ['audience'],
    needs: [],
    severity: '一般',
    lifecycle: 'trial',
    messages: {
      person: '{{side}}的服务对象是“{{audience}}”，没有自然人，却填了自然人主题“{{theme}}”',
      organisation: '{{side}}的服务对象是“{{audience}}”，没有法人，却填了法人主题“{{theme}}”',
    },
    examples: [
      { title: '企业法人填自然人主题', online: '# 犬类准养登记\n\n- 服务对象：企业法人\n- 自然人主题分类：婚姻登记', expect: 'fail' },
      { title: '自然人填自然人主题', online: '# 犬类准养登记\n\n- 服务对象：自然人\n- 自然人主题分类：婚姻登记\n- 法人主题分类：无', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const audience = statementsOf(own.guide, 'audience')?.[0];
      if (!audience || saysYes(own.guide, 'agentAllowed', kit, subject.context) === true) continue;
      const themes = { person: statementsOf(own.guide, 'personTheme')?.[0], organisation: statementsOf(own.guide, 'organizationTheme')?.[0] };
      const [person, organisation] = [PERSON.test(audience.text.replaceAll('非自然人', '')), ORGANISATION.test(audience.text)];
      const wrong = organisation && !person ? 'person' : person && !organisation ? 'organisation' : undefined;
      const field = wrong && themes[wrong];
      if (field && !isEmpty(field.text, kit)) yield qualityMark(own, 'fail', 'audience', 'theme-mismatch', wrong, { audience: brief(audience.text), theme: brief(field.text) }, audience);
    }
  },
};
export default rule;
