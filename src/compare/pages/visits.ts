import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `visits`. */
export const visits: KindPage = {
  kind: 'visits',
  title: '到现场次数',
  reads: '申请人要到现场几次。',
  same: ['0次、零次、零跑、无需到现场是同一个意思。', '数字写法：两次、2次、贰次。'],
  different: ['次数不同。'],
  unsure: ['“最多跑一次”包括0次和1次，与0次相比须由人判断。'],
  examples: [
    { a: '0次', b: '零跑', verdict: 'same' },
    { a: '无需到现场', b: '0', verdict: 'same' },
    { a: '不用跑', b: '零次', verdict: 'same' },
    { a: '两次', b: '2次', verdict: 'same' },
    { a: '到办事现场次数：三次', b: '3', verdict: 'same' },
    { a: '最多跑1次', b: '最多跑一次', verdict: 'same' },
    { a: '0次', b: '1次', verdict: 'different' },
    { a: '无需到现场', b: '一次', verdict: 'different' },
    { a: '1次', b: '2次', verdict: 'different' },
    { a: '三次', b: '2', verdict: 'different' },
    { a: '最多跑一次', b: '2次', verdict: 'different' },
    { a: '最多跑一次', b: '0次', verdict: 'unsure' },
    { a: '最多跑一次', b: '无需到现场', verdict: 'unsure' },
  ],
  source: '浙江省“最多跑一次”改革的通行说法。',
};
