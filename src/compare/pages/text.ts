import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `text`. */
export const text: KindPage = {
  kind: 'text',
  title: '文字说明',
  reads: '逐句读：编号和标点不计，看每一句说了什么。',
  same: ['编号写法、分隔写法、标点和换行不计。', '收入词表的同义词，如身份证即居民身份证。', '量词前的汉字数字与阿拉伯数字是同一个数。'],
  different: ['多一句或少一句。', '任何实词不同：数、否定词、且与或、应当与可以、名词、级别（本区与本市）。'],
  unsure: ['只有虚词不同：的、了、应与应当、须与需。', '句子的先后次序不同。'],
  examples: [
    { a: '1.年满二十周岁；2.持有有效驾驶证。', b: '（一）年满20周岁；\n（二）持有有效驾驶证', verdict: 'same' },
    { a: '①有固定的经营场所②有必要的设备', b: '一、有固定的经营场所；二、有必要的设备。', verdict: 'same' },
    { a: '在本区居住，且连续缴纳社保满六个月。', b: '在本区居住,且连续缴纳社保满6个月', verdict: 'same' },
    { a: '須持有居民身份證', b: '须持有居民身份证', verdict: 'same' },
    { a: '注册资本不少于叁拾万元', b: '注册资本不少于30万元', verdict: 'same' },
    { a: '年满20周岁', b: '年满22周岁', verdict: 'different' },
    { a: '有固定的经营场所；有必要的设备。', b: '有固定的经营场所。', verdict: 'different' },
    { a: '持有有效驾驶证', b: '未持有有效驾驶证', verdict: 'different' },
    { a: '在本区居住，且缴纳社保', b: '在本区居住，或缴纳社保', verdict: 'different' },
    { a: '应当现场核查', b: '可以现场核查', verdict: 'different' },
    { a: '在本市有住所', b: '在本区有住所', verdict: 'different' },
    { a: '注册资本不少于30万元', b: '注册资本不超过30万元', verdict: 'different' },
    { a: '取得一级建造师资格', b: '取得二级建造师资格', verdict: 'different' },
    { a: '申请人应当持有驾驶证', b: '申请人应持有驾驶证', verdict: 'unsure' },
    { a: '申请的单位须有固定场所', b: '申请单位需有固定场所', verdict: 'unsure' },
  ],
  source: '《中华人民共和国立法法》及立法技术规范对“应当”“可以”“或者”等用语的区分。',
};
