import type { Rule } from '../../model/rule.js';
import { SAME_SOURCE_BASIS } from '../bases.js';
import { formExamples } from '../form-examples.js';
import { formMarks } from '../form-pairs.js';

const rule: Rule = {
  meta: {
    id: 'sync/form-file',
    number: 'B15',
    group: 'B',
    title: '线上线下表单一致',
    failTitle: '线上线下表单不一致',
    why: '网上下载的表填好了，窗口说版本不对要重填。',
    basis: SAME_SOURCE_BASIS,
    fix: '两处都换成手册附的现行空白表格。',
    elements: ['material.blankForm'],
    needs: ['online', 'offline'],
    severity: '较重',
    lifecycle: 'trial',
    messages: { differs: '线上与线下提供的“{{name}}”不一致', unread: '“{{name}}”未能比对：{{why}}' },
    examples: formExamples('online', 'offline'),
  },
  check: (subject) => formMarks(subject, 'online', 'offline'),
};
export default rule;
