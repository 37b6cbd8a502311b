import type { Material } from '../../model/guide.js';
import type { RuleKit } from '../../model/kit.js';
import type { Rule } from '../../model/rule.js';
import { exempt } from '../exempt.js';
import { ownSides } from '../own-sides.js';
import { FOUR_CANCELLATIONS, isProof, proposal } from '../proofs.js';
import { isEmpty } from '../readings.js';

const hasBasis = ({ parts }: Material, kit: RuleKit): boolean => parts.legalBasis !== undefined && !isEmpty(parts.legalBasis.text, kit);

const rule: Rule = {
  meta: {
    id: 'material/no-legal-basis',
    number: 'C12',
    group: 'C',
    title: '证明材料写明依据',
    failTitle: '证明材料无依据，建议取消',
    why: '没有法律法规依据的证明一律取消。这里只提出建议，由区办事服务中心会同编委办、法制办、信息中心决定，不作为扣分的理由。',
    basis: `${FOUR_CANCELLATIONS}：凡没有法律法规依据的一律取消`,
    fix: '有依据的，写明法律法规的名称和条款；没有依据的，取消这份证明。',
    elements: ['materials'],
    needs: [],
    severity: '严重',
    lifecycle: 'stable',
    messages: {
      none: '{{side}}的证明材料“{{name}}”没有写要求提供的依据，而别的材料写了，建议取消或者补写依据',
      empty: '{{side}}的证明材料“{{name}}”写明没有依据，建议取消',
      silent: '{{side}}的证明材料“{{name}}”没有写要求提供的依据，请核实有无依据，没有的建议取消',
    },
    examples: [
      { title: '依据一栏写“无”', offline: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 要求依据 |\n| --- | --- |\n| 犬类免疫证 | 《养犬管理条例》第九条 |\n| 居委会同意养犬证明 | 无 |', expect: 'fail' },
      { title: '写明了依据', offline: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 要求依据 |\n| --- | --- |\n| 房屋权属证明 | 《养犬管理条例》第九条 |', expect: 'pass' },
      { title: '整张清单都没有写依据', offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 居委会同意养犬证明（原件1份）', expect: 'cannot-tell' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const materials = own.guide.materials ?? [];
      const stated = materials.some((material) => hasBasis(material, kit));
      for (const material of materials) {
        if (!isProof(material, kit) || hasBasis(material, kit) || exempt(material, subject, kit) === true) continue;
        const empty = material.parts.legalBasis !== undefined;
        yield proposal(own, empty || stated ? 'fail' : 'cannot-tell', material, 'no-basis', empty ? 'empty' : stated ? 'none' : 'silent', {});
      }
    }
  },
};
export default rule;
