import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { isInstant, limitOf } from '../readings.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

const rule: Rule = {
  meta: {
    id: 'case-type/instant-mismatch',
    number: 'C24',
    group: 'C',
    title: '办件类型与承诺时限相符',
    failTitle: '即办与办件类型不符',
    why: '即办件当场就能拿到结果，承诺件要等。写着即办件又要等几天，群众不知道要不要再跑一趟。',
    basis: '浙江政务服务网办事指南核查实践：即办事项为即办件，非即办事项为承诺件（同类地区核查规则，不是全国统一规定）',
    fix: '当场办结的，办件类型写“即办件”、时限写“即办”；不能当场办结的，写“承诺件”。',
    elements: ['caseType'],
    needs: [],
    severity: '较重',
    lifecycle: 'stable',
    messages: {
      waits: '{{side}}写办件类型“{{type}}”，承诺办结时限却是“{{promised}}”',
      instant: '{{side}}的承诺办结时限是“{{promised}}”，办件类型却写“{{type}}”',
      near: '{{side}}写办件类型“{{type}}”，承诺办结时限是“{{promised}}”，是否当场办结需人工核实',
    },
    examples: [
      { title: '即办又是承诺件', online: '# 犬类准养登记\n\n- 办件类型：承诺件\n- 承诺办结时限：即办', expect: 'fail' },
      { title: '即办件要等5个工作日', online: '# 犬类准养登记\n\n- 办件类型：即办件\n- 承诺办结时限：5个工作日', expect: 'fail' },
      { title: '即办件即办', online: '# 犬类准养登记\n\n- 办件类型：即办件\n- 承诺办结时限：当场办结', expect: 'pass' },
      { title: '即办件1个工作日', online: '# 犬类准养登记\n\n- 办件类型：即办件\n- 承诺办结时限：1个工作日', expect: 'cannot-tell' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const type = statementsOf(own.guide, 'caseType')?.[0];
      const field = statementsOf(own.guide, 'promisedTimeLimit')?.[0];
      const limit = limitOf(kit, field, subject.context);
      if (!type || !field || !limit) continue;
      const is = (word: string) => kit.compare('caseType', type.text, word, subject.context).verdict === 'same';
      const data = { type: brief(type.text), promised: brief(field.text) };
      if (isInstant(limit)) {
        if (is('承诺件')) yield qualityMark(own, 'fail', 'caseType', 'instant-mismatch', 'instant', data, type);
      } else if (is('即办件')) {
        const near = limit.sameDay || limit.amount <= 1 || limit.unit === '小时' || limit.unit === '分钟';
        const mark = qualityMark(own, near ? 'cannot-tell' : 'fail', 'caseType', 'instant-mismatch', near ? 'near' : 'waits', data, type);
        yield near ? { ...mark, severity: '提示' } : mark;
      }
    }
  },
};
export default rule;
