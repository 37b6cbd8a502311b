import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { listed } from '../sides.js';
import { foldWords } from '../wording.js';

const DOCUMENT = /(?:证|证书|执照|证件|身份证|户口[簿本]|申请书|申请表|登记表|报告|合同|协议书?|章程|照片|委托书|承诺书|图纸|平面图|名单|清单|批复|决议|发票|护照|许可证|简历)$/u;
const JOINT = /、|以及|及其?|和|与|并/u;

/** Every piece of such a name is a document of its own; “或” gives a choice and names of laws are one name. */
function holdsSeveral(name: string): boolean {
  const plain = foldWords(name).replace(/《[^》]*》|\([^()]*\)|“[^”]*”/gu, (inner) => (inner.startsWith('《') ? '书证' : ''));
  if (/或|之一|任选|等/.test(plain)) return false;
  const pieces = plain.split(JOINT);
  return pieces.length > 1 && pieces.every((piece) => piece.length >= 2 && DOCUMENT.test(piece.replace(/(?:原件|复印件|正本|副本|电子件|[0-9一二两三]份|各)*$/u, '')));
}

const rule: Rule = {
  meta: {
    id: 'material/compound-name',
    number: 'C10',
    group: 'C',
    title: '一条只列一份材料',
    failTitle: '一条列了几份材料',
    why: '几份材料挤在一条里，份数、原件还是复印件、是否必要都说不清，统计材料数也不准。',
    basis: '办事指南逐项列明申请材料（通用要求）',
    fix: '拆成几条，每条一份材料。',
    elements: ['material.name'],
    needs: [],
    severity: '一般',
    lifecycle: 'trial',
    messages: { found: '{{side}}的材料{{names}}一条里有几份材料' },
    examples: [
      { title: '三份一条', offline: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料形式 |\n| --- | --- |\n| 身份证、户口簿及照片 | 原件 |', expect: 'fail' },
      { title: '任选其一', offline: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料形式 |\n| --- | --- |\n| 身份证或者户口簿 | 原件 |', expect: 'pass' },
    ],
  },
  *check(subject) {
    for (const own of ownSides(subject)) {
      const found = (own.guide.materials ?? []).filter(({ name }) => holdsSeveral(name.text));
      const [first] = found;
      if (first) yield qualityMark(own, 'fail', 'material.name', 'compound', 'found', { names: listed(found.map(({ name }) => name.text)) }, first.name);
    }
  },
};
export default rule;
