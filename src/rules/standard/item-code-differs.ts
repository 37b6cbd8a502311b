import type { Case } from '../../model/case.js';
import type { RuleKit } from '../../model/kit.js';
import type { Mark, Rule } from '../../model/rule.js';
import { againstStandard, STANDARD_MESSAGES } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';
import { brief, channelGuides, present, relationWithHandbook, SIDE_NAMES } from '../sides.js';
import { statementsOf } from '../statements.js';

const direct = againstStandard({ elements: ['basicCode'] });

/** GB/T 39554.1: an implementation code is 18 characters of the unit, one of the level, and the 12 of the basic code. */
const IMPLEMENTATION_LENGTH = 31;
const BASIC_LENGTH = 12;

const rule: Rule = {
  meta: {
    id: 'item/code-differs',
    number: 'A04',
    group: 'A',
    title: '基本编码与手册一致',
    failTitle: '事项编码与手册不一致',
    why: '编码是事项的身份：编码不同，系统会把办件归到别的事项，统计和共享都会出错。',
    basis: `${HANDBOOK_BASIS}；GB/T 39554.1—2020`,
    fix: '按手册更正基本编码；实施编码的末12位须与基本编码相同。',
    elements: ['basicCode'],
    needs: ['handbook'],
    severity: '严重',
    lifecycle: 'stable',
    messages: { ...STANDARD_MESSAGES, embedded: '{{side}}的实施编码“{{value}}”末12位与手册的基本编码“{{standard}}”不一致' },
    examples: [
      { title: '编码末位不同', online: '# 犬类准养登记\n\n- 基本编码：330701006001', handbook: '# 犬类准养登记\n\n- 基本编码：330701006000', expect: 'fail' },
      { title: '只多了空格', online: '# 犬类准养登记\n\n- 基本编码：3307 0100 6000', handbook: '# 犬类准养登记\n\n- 基本编码：330701006000', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    yield* direct(subject, kit);
    yield* embedded(subject, kit);
  },
};

/** Where the guide prints no basic code of its own, the one inside its implementation code speaks for it. */
function* embedded(subject: Case, kit: RuleKit): Iterable<Mark> {
  const standard = subject.handbook && statementsOf(subject.handbook.standard.guide, 'basicCode')?.[0];
  if (!subject.handbook || !standard) return;
  for (const captured of channelGuides(subject)) {
    const field = statementsOf(captured.guide, 'implementationCode')?.[0];
    if (!field || statementsOf(captured.guide, 'basicCode')) continue;
    const code = field.text.normalize('NFKC').replace(/[\s-]/g, '');
    if (code.length !== IMPLEMENTATION_LENGTH) continue;
    const comparison = kit.compare('code', code.slice(-BASIC_LENGTH), standard.text, subject.context);
    if (comparison.verdict === 'unsure') continue;
    yield {
      verdict: comparison.verdict === 'same' ? 'pass' : 'fail',
      messageId: comparison.verdict === 'same' ? 'same' : 'embedded',
      relation: relationWithHandbook(captured.side),
      element: 'basicCode',
      data: { side: SIDE_NAMES[captured.side], label: kit.element('basicCode').label, value: brief(field.text), standard: brief(standard.text), reason: comparison.reason },
      sides: { [captured.side]: present(captured, field), handbook: present(subject.handbook, standard) },
      fault: captured.side,
      defect: 'differs',
      comparison,
    };
  }
}
export default rule;
