import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `date`. */
export const date: KindPage = {
  kind: 'date',
  title: '日期',
  reads: '年、月、日。',
  same: ['汉字、数字、横线、斜线、点号等各种写法。'],
  different: ['年、月或日不同。'],
  unsure: ['一方只写到年或月，另一方写到日。'],
  examples: [
    { a: '2018年9月15日', b: '2018-09-15', verdict: 'same' },
    { a: '二〇一八年九月十五日', b: '2018年9月15日', verdict: 'same' },
    { a: '2018/9/15', b: '2018.09.15', verdict: 'same' },
    { a: '２０１８年０９月１５日', b: '20180915', verdict: 'same' },
    { a: '2018年9月15日起施行', b: '2018年9月15日', verdict: 'same' },
    { a: '2018年9月15日', b: '2018年9月16日', verdict: 'different' },
    { a: '2018年9月15日', b: '2019年9月15日', verdict: 'different' },
    { a: '2018-09-15', b: '2018-06-15', verdict: 'different' },
    { a: '2018年9月', b: '2018年10月', verdict: 'different' },
    { a: '二〇一八年', b: '二〇一七年', verdict: 'different' },
    { a: '2018年9月', b: '2018年9月15日', verdict: 'unsure' },
    { a: '2018年', b: '2018年9月15日', verdict: 'unsure' },
  ],
  source: 'GB/T 7408《数据元和交换格式 信息交换 日期和时间表示法》；GB/T 15835《出版物上数字用法》。',
};
