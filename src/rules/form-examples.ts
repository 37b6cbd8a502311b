import type { Side } from '../model/capture.js';
import type { Case } from '../model/case.js';
import type { BlankForm } from '../model/form.js';
import type { RuleExample } from '../model/rule.js';

const NAME = '犬类准养登记申请表';
const FIELDS = ['申请人姓名', '身份证号码', '联系电话', '犬只品种', '免疫证编号'];
/** The captures by which the sides of an example are known. */
const CAPTURES: Record<Side, string> = { online: 'online-web', offline: 'hall-printed', handbook: 'handbook' };
const NAMES: Record<Side, string> = { online: '网上下载的', offline: '窗口提供的', handbook: '手册所附的' };

function form(side: Side, fields: readonly string[] | undefined): BlankForm {
  const offered = { side, capture: CAPTURES[side], names: [NAME], href: `${NAME}.docx`, field: { text: NAME, raw: NAME, value: NAME, at: [] } };
  if (!fields) return { ...offered, unread: '表格只有图片' };
  return { ...offered, content: { title: NAME, fields: [...fields], notes: [], signatures: ['申请人签名'], whole: [NAME, ...fields, '申请人签名'].join('') } };
}

/** An example of a form rule: the left side's form has five fields, the right side's has those or one more, or is a picture. */
function example(left: Side, right: Side, title: string, expect: RuleExample['expect'], fields: readonly string[] | undefined, told: string): RuleExample {
  const text = `# 犬类准养登记\n\n## 申请材料\n\n1. ${NAME}`;
  const facts: Pick<Case, 'forms'> = { forms: [form(left, FIELDS), form(right, fields)] };
  return { title, [left]: text, [right]: text, facts, given: `${NAMES[left]}《${NAME}》有${FIELDS.join('、')}和申请人签名；${NAMES[right]}${told}。`, expect };
}

/** What is wrong, right and not to be told about the forms of two sides. */
export function formExamples(left: Side, right: Side): RuleExample[] {
  return [
    example(left, right, '多出一栏', 'fail', [...FIELDS, '单位意见'], '多一栏“单位意见”'),
    example(left, right, '栏目相同，次序不同', 'pass', FIELDS.toReversed(), '栏目相同，次序和版式不同'),
    example(left, right, '只有图片', 'cannot-tell', undefined, '是一张图片'),
  ];
}
