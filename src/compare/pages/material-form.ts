import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `materialForm`. */
export const materialForm: KindPage = {
  kind: 'materialForm',
  title: '材料形式',
  reads: '要原件、复印件，还是都要；写了份数的一并读。',
  same: ['原件及复印件、原件和复印件是同一个意思；影印件即复印件。', '先后次序和份数写法不计。'],
  different: ['原件与复印件不同；都要与任一即可不同。'],
  unsure: ['一方写原件或复印件，另一方只写纸质或电子。', '一方要求核验原件。'],
  examples: [
    { a: '原件', b: '原件（1份）', verdict: 'same' },
    { a: '原件及复印件', b: '复印件、原件', verdict: 'same' },
    { a: '复印件', b: '影印件', verdict: 'same' },
    { a: '原件或复印件', b: '复印件或原件', verdict: 'same' },
    { a: '原件和复印件', b: '原件＋复印件', verdict: 'same' },
    { a: '原件', b: '复印件', verdict: 'different' },
    { a: '原件', b: '原件及复印件', verdict: 'different' },
    { a: '复印件', b: '原件及复印件', verdict: 'different' },
    { a: '原件及复印件', b: '原件或复印件', verdict: 'different' },
    { a: '复印件', b: '原件或复印件', verdict: 'different' },
    { a: '原件', b: '纸质', verdict: 'unsure' },
    { a: '复印件（核验原件）', b: '复印件', verdict: 'unsure' },
  ],
  source: '《国务院办公厅关于印发“互联网＋政务服务”技术体系建设指南的通知》（国办函〔2016〕108号）对办事指南材料信息的要求。',
};
