import type { Rule } from '../../model/rule.js';
import { HANDBOOK_BASIS } from '../bases.js';
import { formExamples } from '../form-examples.js';
import { formMarks } from '../form-pairs.js';

const rule: Rule = {
  meta: {
    id: 'form/version-outdated',
    number: 'A16',
    group: 'A',
    title: '表单内容与手册一致',
    failTitle: '表单内容与手册不一致',
    why: '旧版表格填了要重填，栏目多出来就是变相增设材料。',
    basis: HANDBOOK_BASIS,
    fix: '换成手册附的现行空白表格。',
    elements: ['material.blankForm'],
    needs: ['handbook'],
    severity: '较重',
    lifecycle: 'trial',
    messages: { differs: '{{side}}的“{{name}}”与手册所附的空白表格不一致', unread: '“{{name}}”未能比对：{{why}}' },
    examples: formExamples('handbook', 'offline'),
  },
  *check(subject) {
    for (const side of ['online', 'offline'] as const) yield* formMarks(subject, 'handbook', side, side);
  },
};
export default rule;
