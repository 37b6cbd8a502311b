import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `yesNo`. */
export const yesNo: KindPage = {
  kind: 'yesNo',
  title: '是与否',
  reads: '是还是否。',
  same: ['是、√、支持、有、可以是同一个意思。', '否、×、不支持、无是同一个意思。', '印有“□”的选项，只看勾选的那一项。'],
  different: ['一方为是，另一方为否。'],
  unsure: ['看不出是或否的文字。'],
  examples: [
    { a: '是', b: '√', verdict: 'same' },
    { a: '支持', b: '可以', verdict: 'same' },
    { a: '有', b: '是', verdict: 'same' },
    { a: '否', b: '×', verdict: 'same' },
    { a: '不支持', b: '无', verdict: 'same' },
    { a: '☑是 □否', b: '是', verdict: 'same' },
    { a: '是', b: '否', verdict: 'different' },
    { a: '√', b: '×', verdict: 'different' },
    { a: '支持', b: '不支持', verdict: 'different' },
    { a: '有', b: '无', verdict: 'different' },
    { a: '□是 ☑否', b: '☑是 □否', verdict: 'different' },
    { a: '视情况而定', b: '是', verdict: 'unsure' },
    { a: '部分支持', b: '支持', verdict: 'unsure' },
  ],
  source: '办事指南填写的通行说法，词表见 schemas/vocabulary.json。',
};
