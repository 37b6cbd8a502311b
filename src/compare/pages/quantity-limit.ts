import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `quantityLimit`. */
export const quantityLimit: KindPage = {
  kind: 'quantityLimit',
  title: '数量限制',
  reads: '有没有数量限制；有的，限制是什么。',
  same: ['无、不限、无数量限制、没有限制是同一个意思。'],
  different: ['一方有限制，另一方没有；限制的数不同。'],
  unsure: ['两方都有限制而说法不同；一方只写“有”，另一方写明内容。'],
  examples: [
    { a: '无', b: '无数量限制', verdict: 'same' },
    { a: '不限', b: '没有数量限制', verdict: 'same' },
    { a: '否', b: '不限数量', verdict: 'same' },
    { a: '有', b: '有数量限制', verdict: 'same' },
    { a: '每年不超过五十个', b: '每年不超过50个', verdict: 'same' },
    { a: '无', b: '有', verdict: 'different' },
    { a: '不限数量', b: '每年不超过50个', verdict: 'different' },
    { a: '每年不超过50个', b: '每年不超过60个', verdict: 'different' },
    { a: '无数量限制', b: '有数量限制', verdict: 'different' },
    { a: '没有限制', b: '每个区域不超过3家', verdict: 'different' },
    { a: '有', b: '每年不超过50个', verdict: 'unsure' },
    { a: '按城市规划总量控制', b: '按全市交通发展规划确定', verdict: 'unsure' },
  ],
  source: '《中华人民共和国行政许可法》第五十七条：有数量限制的行政许可，按先后顺序作出决定。',
};
