import type { Rule } from '../../model/rule.js';
import { citedIn, shortTitle } from '../citations.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { statementsOf } from '../statements.js';

const rule: Rule = {
  meta: {
    id: 'legal/basis-expired',
    number: 'C44',
    group: 'C',
    title: '依据现行有效',
    failTitle: '依据已经失效',
    why: '拿已经废止的法律要求群众，站不住脚，条件和时限也可能早就变了。',
    basis: '《立法法》：法律、法规自废止或者新法施行之日起失效；失效日期见法律效力表，每行注明出处',
    fix: '改为现行的法律法规及其条款，同时核对条件、材料、时限是否随之变化。',
    elements: ['legalBasis'],
    needs: [],
    severity: '较重',
    lifecycle: 'trial',
    messages: { found: '{{side}}引用的《{{title}}》已于{{until}}失效，现为《{{successor}}》（{{source}}）' },
    examples: [
      { title: '合同法', online: '# 合同登记\n\n- 设定依据：《中华人民共和国合同法》第四十四条', expect: 'fail' },
      { title: '民法典', online: '# 合同登记\n\n- 设定依据：《中华人民共和国民法典》第五百零二条', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    const { day } = subject.context;
    for (const own of ownSides(subject)) {
      for (const field of statementsOf(own.guide, 'legalBasis') ?? []) {
        const titles = citedIn(field.text).map(({ title }) => shortTitle(title));
        for (const law of kit.rows('laws')) {
          const { title = '', until = '', successor = '', source = '' } = law;
          if (!titles.includes(title) || (day !== undefined && day < until)) continue;
          yield { ...qualityMark(own, 'fail', 'legalBasis', 'expired', 'found', { title, until, successor, source }, field), key: title };
        }
      }
    }
  },
  *turns(_subject, kit) {
    for (const { until } of kit.rows('laws')) if (until) yield until;
  },
};
export default rule;
