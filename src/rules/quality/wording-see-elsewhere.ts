import type { Field } from '../../model/field.js';
import type { Guide } from '../../model/guide.js';
import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';
import { foldedWords, foldWords } from '../wording.js';

const ELEMENTS = ['eligibility', 'materials', 'process.steps', 'fees[].amount', 'places[].address', 'places[].openingHours', 'promisedTimeLimit', 'statutoryTimeLimit', 'legalBasis'];

/** A longer text says something itself before it points elsewhere. */
const LONGEST = 24;

const fieldsOf = (guide: Guide, element: string): Field[] => [...(statementsOf(guide, element) ?? []), ...(element === 'materials' ? (guide.materials ?? []).map((material) => material.name) : [])];

const rule: Rule = {
  meta: {
    id: 'wording/see-elsewhere',
    number: 'C05',
    group: 'C',
    title: '不以“详见”代替内容',
    failTitle: '以“详见”代替内容',
    why: '指南只写“详见附件”“以窗口告知为准”，群众还要再跑一趟才知道内容。',
    basis: '政务公开评估要求办事指南写明内容，不得仅列文件名称（条文待核对原文）',
    fix: '把内容写在指南里；确需附件的，写明主要内容并附可以打开的附件。',
    elements: ELEMENTS,
    needs: [],
    severity: '一般',
    lifecycle: 'trial',
    messages: { found: '{{side}}的{{label}}没有写内容，只写“{{text}}”' },
    examples: [
      { title: '详见窗口', offline: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n- 收费标准：详见窗口公示', expect: 'fail' },
      { title: '写了内容又附了附件', offline: '# 犬类准养登记\n\n## 受理条件\n\n1. 有固定住所，房屋面积的计算方法详见附件；\n2. 犬只已经免疫。', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    const words = foldedWords(kit.words('seeElsewhere'));
    for (const own of ownSides(subject)) {
      for (const element of ELEMENTS) {
        const field = fieldsOf(own.guide, element).find(({ text }) => {
          const folded = foldWords(text);
          return folded.length <= LONGEST && words.some((word) => folded.startsWith(word) || folded.endsWith(word));
        });
        if (field) yield qualityMark(own, 'fail', element, 'see-elsewhere', 'found', { label: kit.element(element).label, text: brief(field.text) }, field);
      }
    }
  },
};
export default rule;
