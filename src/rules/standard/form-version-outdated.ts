import type { Rule } from '../../model/rule.js';
import { HANDBOOK_BASIS } from '../bases.js';

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
    messages: { unread: '表单文件的内容尚未采集，未比对' },
    examples: [],
  },
  *check() {
    yield { verdict: 'not-applicable', messageId: 'unread', relation: 'online-handbook', element: 'material.blankForm', data: {}, sides: {}, defect: 'differs' };
  },
};
export default rule;
