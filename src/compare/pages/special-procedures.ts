import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `specialProcedures`. */
export const specialProcedures: KindPage = {
  kind: 'specialProcedures',
  title: '特别程序',
  reads: '有哪些特别程序（听证、检验、专家评审、公示等），各需多长时间，不计次序。',
  same: ['无、不涉及、没有是同一个意思。', '先后次序和分隔写法、数字写法不计。'],
  different: ['多一种或少一种程序；同一种程序的时间不同。'],
  unsure: ['程序的说法未收入词表。'],
  examples: [
    { a: '无', b: '不涉及', verdict: 'same' },
    { a: '听证、专家评审', b: '专家评审；听证', verdict: 'same' },
    { a: '现场踏勘', b: '现场勘查', verdict: 'same' },
    { a: '公示7个工作日', b: '公示（七个工作日）', verdict: 'same' },
    { a: '1.检测 2.公示', b: '公示、检测', verdict: 'same' },
    { a: '听证', b: '听证、公示', verdict: 'different' },
    { a: '听证', b: '专家评审', verdict: 'different' },
    { a: '公示7个工作日', b: '公示10个工作日', verdict: 'different' },
    { a: '无', b: '公示', verdict: 'different' },
    { a: '检测、鉴定', b: '检测、招标', verdict: 'different' },
    { a: '专家函询', b: '专家评审', verdict: 'unsure' },
    { a: '听证', b: '听证、沙盘推演', verdict: 'unsure' },
  ],
  source: '《中华人民共和国行政许可法》第四十五条（听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审）。',
};
