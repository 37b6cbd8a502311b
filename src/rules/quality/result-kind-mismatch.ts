import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';
import { foldWords } from '../wording.js';

const KINDS = ['出证办结', '出文办结', '审批办结'] as const;
type Kind = (typeof KINDS)[number];

/** The kinds that a result's name allows; none where the name does not tell. */
function kindsByName(name: string): Kind[] {
  const plain = foldWords(name).replace(/[《》“”"]/g, '').replace(/\([^()]*\)$/u, '');
  if (/[、,;]|或|和|及/.test(plain)) return [];
  if (/(?:批复|批文)$/u.test(plain)) return ['审批办结', '出文办结'];
  if (/(?:凭证|证明|鉴证|公证|认证|保证|验证|签证)$/u.test(plain)) return [];
  return /(?:证|证书|执照)$/u.test(plain) ? ['出证办结'] : [];
}

const rule: Rule = {
  meta: {
    id: 'result/kind-mismatch',
    number: 'C33',
    group: 'C',
    title: '结果名称与结果类型相符',
    failTitle: '结果名称与类型不符',
    why: '结果是一张证，类型却写审批办结，群众不知道最后能拿到什么。',
    basis: TEMPLATE_BASIS,
    fix: '结果是证照的写“出证办结”，是批复、批文的写“审批办结”或者“出文办结”。',
    elements: ['output.kind'],
    needs: [],
    severity: '一般',
    lifecycle: 'stable',
    messages: { found: '{{side}}的结果名称是“{{name}}”，结果类型却写“{{kind}}”' },
    examples: [
      { title: '许可证写审批办结', online: '# 犬类准养登记\n\n- 结果名称：犬类准养证\n- 结果类型：审批办结', expect: 'fail' },
      { title: '许可证写出证办结', online: '# 犬类准养登记\n\n- 结果名称：犬类准养证\n- 结果类型：出证办结', expect: 'pass' },
      { title: '名称看不出类型', online: '# 犬类准养登记\n\n- 结果名称：登记信息\n- 结果类型：审批办结', expect: 'pass' },
    ],
  },
  *check(subject) {
    for (const own of ownSides(subject)) {
      const name = statementsOf(own.guide, 'output.name');
      const kind = statementsOf(own.guide, 'output.kind')?.[0];
      if (name?.length !== 1 || !kind) continue;
      const allowed = kindsByName(name[0].text);
      const stated = KINDS.find((one) => foldWords(kind.text) === one);
      if (allowed.length > 0 && stated && !allowed.includes(stated)) yield qualityMark(own, 'fail', 'output.kind', 'kind-mismatch', 'found', { name: brief(name[0].text), kind: stated }, kind);
    }
  },
};
export default rule;
