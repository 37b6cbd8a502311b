import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `fee`. */
export const fee: KindPage = {
  kind: 'fee',
  title: '收费',
  reads: '收不收费；收费的，是每种情形、每个计费单位收多少钱。',
  same: [
    '不收费、免费、无、0元、否是同一个意思。',
    '金额写法：10元/证、每证10元、￥10.00/证、十元每证。',
    '几种情形的先后次序不计。',
  ],
  different: [
    '金额、计费单位或情形不同；金额与情形的对应关系不同。',
    '收费与不收费。',
    '一方只写“收费”，另一方写明金额。',
  ],
  unsure: ['只有一方写明计费单位，或金额写法未能读懂。'],
  examples: [
    { a: '不收费', b: '免费', verdict: 'same' },
    { a: '0元', b: '不收取任何费用', verdict: 'same' },
    { a: '15元/证', b: '每证15元', verdict: 'same' },
    { a: '￥35.00/本', b: '三十五元/本', verdict: 'same' },
    { a: '人民币贰拾元/件', b: '每件20元', verdict: 'same' },
    { a: '首次申领5元/证，补领10元/证', b: '补领：每证10元；首次申领：每证5元', verdict: 'same' },
    { a: '15元/证', b: '51元/证', verdict: 'different' },
    { a: '15元/证', b: '15元/件', verdict: 'different', says: '单位' },
    { a: '15元/证', b: '不收费', verdict: 'different' },
    { a: '收费', b: '15元/证', verdict: 'different' },
    { a: '首次申领5元/证，补领10元/证', b: '首次申领10元/证，补领5元/证', verdict: 'different' },
    { a: '首次申领5元/证，补领10元/证', b: '首次申领5元/证', verdict: 'different' },
    { a: '15元', b: '15元/证', verdict: 'unsure' },
  ],
  source: '《中华人民共和国行政许可法》第五十八条：实施行政许可不得收取任何费用，法律、行政法规另有规定的依照其规定。',
};
