import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `phone`. */
export const phone: KindPage = {
  kind: 'phone',
  title: '电话号码',
  reads: '文字里的每个号码（区号、号码、分机号），不论前后写了什么单位、地址和时间。',
  same: [
    '本地区号写不写都一样；横线、空格、括号、斜线等分隔写法不计。',
    '转、分机、横线后三位以上的数字都是分机号。',
    '几个号码的先后次序，号码旁边的单位名称、地址、“热线”等字不计。',
  ],
  different: ['任何一位数字、区号、分机号不同；多一个或少一个号码。'],
  unsure: ['号码后用横线连着一两位数字，不知是分机还是另一个号码的末位。', '不知本地区号，而只有一方写了区号。'],
  examples: [
    { a: '0574-55667788', b: '55667788', context: { areaCode: '0574' }, given: '本地区号0574', verdict: 'same' },
    { a: '（0574）5566 7788', b: '057455667788', context: { areaCode: '0574' }, given: '本地区号0574', verdict: 'same' },
    { a: '0574-55667788转603', b: '55667788-603', context: { areaCode: '0574' }, given: '本地区号0574', verdict: 'same' },
    { a: '55667788（综合窗口）、55667799（投诉）', b: '0574-55667799；0574-55667788', context: { areaCode: '0574' }, given: '本地区号0574', verdict: 'same' },
    { a: '咨询电话：12345热线', b: '12345', verdict: 'same' },
    { a: '窗口电话０５７４－５５６６７７８８，地址：惠风东路9号', b: '0574-55667788', context: { areaCode: '0574' }, given: '本地区号0574', verdict: 'same' },
    { a: '55667788', b: '55667798', verdict: 'different' },
    { a: '0574-55667788', b: '0575-55667788', context: { areaCode: '0574' }, given: '本地区号0574', verdict: 'different' },
    { a: '55667788', b: '0575-55667788', context: { areaCode: '0574' }, given: '本地区号0574', verdict: 'different' },
    { a: '55667788转603', b: '55667788', verdict: 'different' },
    { a: '55667788转603', b: '55667788转605', verdict: 'different' },
    { a: '55667788、55667799', b: '55667788', verdict: 'different' },
    { a: '12345', b: '12315', verdict: 'different' },
    { a: '55667788-9', b: '55667788', verdict: 'unsure' },
    { a: '0574-55667788', b: '55667788', given: '不知本地区号', verdict: 'unsure' },
  ],
  source: '区号见 schemas/regions.json（国家统一的长途区号）。',
};
