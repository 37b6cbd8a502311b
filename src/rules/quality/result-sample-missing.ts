import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { emptyField, isEmpty } from '../readings.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

const NO_RESULT = /^(?:无|没有|不).{0,12}$|无特定|不出具|不产生/u;

const rule: Rule = {
  meta: {
    id: 'result/sample-missing',
    number: 'C34',
    group: 'C',
    title: '有结果的附了结果样本',
    failTitle: '有结果而没有样本',
    why: '看到样本，群众才知道最后会拿到什么、上面写什么。',
    basis: TEMPLATE_BASIS,
    fix: '上传结果样本；没有结果文件的，结果名称写“无”。',
    elements: ['output.sample'],
    needs: [],
    severity: '一般',
    lifecycle: 'stable',
    messages: { found: '{{side}}的办理结果是“{{name}}”，结果样本却写“{{text}}”' },
    examples: [
      { title: '样本写“无”', online: '# 犬类准养登记\n\n- 结果名称：犬类准养证\n- 结果样本：无', expect: 'fail' },
      { title: '附了样本', online: '# 犬类准养登记\n\n- 结果名称：犬类准养证\n- 结果样本：犬类准养证样本.jpg', expect: 'pass' },
      { title: '没有结果文件', online: '# 犬类准养登记\n\n- 结果名称：无特定审批结果\n- 结果样本：无', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const name = statementsOf(own.guide, 'output.name')?.[0];
      const sample = emptyField(own.guide, 'output.sample', kit);
      if (!name || !sample || isEmpty(name.text, kit) || NO_RESULT.test(name.text.trim())) continue;
      yield qualityMark(own, 'fail', 'output.sample', 'sample-missing', 'found', { name: brief(name.text), text: brief(sample.text) }, sample);
    }
  },
};
export default rule;
