import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `materialMedium`. */
export const materialMedium: KindPage = {
  kind: 'materialMedium',
  title: '材料介质',
  reads: '要纸质、电子，还是任一即可。',
  same: ['纸质版、纸质件、书面是同一个意思；电子版、电子件、电子文档是同一个意思。'],
  different: ['纸质与电子不同；都要与任一即可不同。'],
  unsure: ['一方写原件或复印件，另一方只写纸质或电子。'],
  examples: [
    { a: '纸质', b: '纸质版', verdict: 'same' },
    { a: '电子版', b: '电子件', verdict: 'same' },
    { a: '纸质或电子', b: '电子或纸质', verdict: 'same' },
    { a: '电子文档', b: '电子', verdict: 'same' },
    { a: '纸质材料', b: '纸质件', verdict: 'same' },
    { a: '纸质', b: '电子', verdict: 'different' },
    { a: '纸质', b: '纸质或电子', verdict: 'different' },
    { a: '电子版', b: '纸质和电子版', verdict: 'different' },
    { a: '纸质和电子', b: '纸质或电子', verdict: 'different' },
    { a: '电子件', b: '纸质件', verdict: 'different' },
    { a: '纸质', b: '复印件', verdict: 'unsure' },
    { a: '电子', b: '原件', verdict: 'unsure' },
  ],
  source: '《国务院关于在线政务服务的若干规定》（国务院令第716号）：电子材料与纸质材料的效力。',
};
