import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `duration`. */
export const duration: KindPage = {
  kind: 'duration',
  title: '有效期',
  reads: '长期，或多长时间，或到哪一天为止。',
  same: ['长期、永久、长期有效是同一个意思。', '数字写法不计；没有写明起算时间，即自发证之日起。'],
  different: ['数或单位不同；长期与有期限。'],
  unsure: ['按惯例折算正好相等的不同单位，如1年与12个月。', '一方写多长时间，另一方写到哪一天。'],
  examples: [
    { a: '5年', b: '五年', verdict: 'same' },
    { a: '长期', b: '永久有效', verdict: 'same' },
    { a: '有效期三年', b: '3年', verdict: 'same' },
    { a: '自发证之日起4年', b: '四年', verdict: 'same' },
    { a: '六个月', b: '6个月', verdict: 'same' },
    { a: '5年', b: '3年', verdict: 'different' },
    { a: '长期', b: '10年', verdict: 'different' },
    { a: '6个月', b: '6年', verdict: 'different' },
    { a: '3年', b: '30年', verdict: 'different' },
    { a: '至2025年12月31日', b: '至2026年12月31日', verdict: 'different' },
    { a: '1年', b: '12个月', verdict: 'unsure' },
    { a: '3年', b: '至2025年12月31日', verdict: 'unsure' },
  ],
  source: '汉语期限的通行说法，词表见 schemas/vocabulary.json。',
};
