import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `count`. */
export const count: KindPage = {
  kind: 'count',
  title: '数目',
  reads: '一个数和后面的量词。',
  same: ['汉字数字、大写数字、阿拉伯数字是同一个数；量词写不写都一样。'],
  different: ['数不同。'],
  unsure: ['量词不同，或不是单独一个数。'],
  examples: [
    { a: '2', b: '两份', verdict: 'same' },
    { a: '叁份', b: '3份', verdict: 'same' },
    { a: '十五', b: '15', verdict: 'same' },
    { a: '一百〇八', b: '108', verdict: 'same' },
    { a: '共四张', b: '4张', verdict: 'same' },
    { a: '2份', b: '3份', verdict: 'different' },
    { a: '十二', b: '20', verdict: 'different' },
    { a: '1份', b: '10份', verdict: 'different' },
    { a: '一百零八', b: '180', verdict: 'different' },
    { a: '壹份', b: '贰份', verdict: 'different' },
    { a: '2份', b: '2张', verdict: 'unsure' },
    { a: '若干', b: '2份', verdict: 'unsure' },
  ],
  source: 'GB/T 15835《出版物上数字用法》。',
};
