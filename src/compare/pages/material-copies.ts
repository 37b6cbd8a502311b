import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `materialCopies`. */
export const materialCopies: KindPage = {
  kind: 'materialCopies',
  title: '材料份数',
  reads: '原件几份、复印件几份，或共几份。',
  same: ['数字写法不计；原件及复印件各1份，即原件1份、复印件1份。'],
  different: ['份数不同。'],
  unsure: ['不知份数是每种形式各计还是合计。', '量词不同。'],
  examples: [
    { a: '2份', b: '两份', verdict: 'same' },
    { a: '贰份', b: '2', verdict: 'same' },
    { a: '原件及复印件各1份', b: '原件1份，复印件1份', verdict: 'same' },
    { a: '一式三份', b: '3份', verdict: 'same' },
    { a: '复印件2份', b: '2份复印件', verdict: 'same' },
    { a: '1份', b: '2份', verdict: 'different' },
    { a: '一式两份', b: '一式三份', verdict: 'different' },
    { a: '复印件1份', b: '复印件3份', verdict: 'different' },
    { a: '原件1份、复印件1份', b: '原件1份、复印件2份', verdict: 'different' },
    { a: '十份', b: '1份', verdict: 'different' },
    { a: '2份', b: '2张', verdict: 'unsure' },
  ],
  source: 'GB/T 15835《出版物上数字用法》。',
};
