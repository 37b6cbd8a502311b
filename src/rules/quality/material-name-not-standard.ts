import type { Material } from '../../model/guide.js';
import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { listed } from '../sides.js';
import { foldWords } from '../wording.js';

const SHORTEST = 16;
const LONGEST = 60;
const SENTENCE = /。|；|;|请(?:先|在|您|勿|提供|提交|填写)|(?:应当?|必须|需要?|须)(?:提供|提交|加盖|由|在|携带)/u;

/** A name that is a sentence says what to do and not which document is meant; names in 《》 may be long. */
function isSentence({ name }: Material): boolean {
  const outside = foldWords(name.raw).replace(/《[^》]*》|\([^()]*\)/gu, '');
  const length = Array.from(outside).length;
  return length > LONGEST || (length > SHORTEST && SENTENCE.test(outside));
}

const rule: Rule = {
  meta: {
    id: 'material/name-not-standard',
    number: 'C11',
    group: 'C',
    title: '材料名称规范',
    failTitle: '材料名称不规范',
    why: '把办理要求写进名称里，同一份材料就有了许多叫法，既无法与手册逐项核对，群众也看不出到底是哪份材料。',
    basis: '办事指南逐项列明申请材料的名称、形式、份数（通用要求）',
    fix: '名称一栏只写材料的名称；什么情形要交写到适用条件，怎么准备写到填报须知。',
    elements: ['material.name'],
    needs: [],
    severity: '一般',
    lifecycle: 'stable',
    messages: {
      found: '{{side}}的材料名称{{names}}是一句话，看不出是哪一份材料',
    },
    examples: [
      { title: '一句话', offline: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料必要性 |\n| --- | --- |\n| 委托他人办理的，应当提交委托人签字的书面材料 | 非必要 |', expect: 'fail' },
      { title: '名称和适用条件分开', offline: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 适用条件 |\n| --- | --- |\n| 授权委托书 | 委托他人办理的提交 |', expect: 'pass' },
    ],
  },
  *check(subject) {
    for (const own of ownSides(subject)) {
      const found = (own.guide.materials ?? []).filter(isSentence);
      const [first] = found;
      if (first) yield qualityMark(own, 'fail', 'material.name', 'not-standard', 'found', { names: listed(found.map(({ name }) => name.raw)) }, first.name);
    }
  },
};
export default rule;
