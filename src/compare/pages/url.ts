import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `url`. */
export const url: KindPage = {
  kind: 'url',
  title: '网址',
  reads: '文字里的网址。',
  same: ['http 与 https、默认端口、协议和主机名的大小写、参数的先后次序不计。'],
  different: ['主机名、路径或参数不同。'],
  unsure: ['只差末尾一条斜线。'],
  examples: [
    { a: 'http://ywtb.example.gov.cn/item?id=77', b: 'https://ywtb.example.gov.cn/item?id=77', verdict: 'same' },
    { a: 'https://ywtb.example.gov.cn:443/item?id=77', b: 'https://ywtb.example.gov.cn/item?id=77', verdict: 'same' },
    { a: 'HTTP://YWTB.example.gov.cn/item?id=77', b: 'http://ywtb.example.gov.cn/item?id=77', verdict: 'same' },
    { a: 'https://ywtb.example.gov.cn/item?id=77&tab=2', b: 'https://ywtb.example.gov.cn/item?tab=2&id=77', verdict: 'same' },
    { a: '网办地址：https://ywtb.example.gov.cn/item?id=77', b: 'ywtb.example.gov.cn/item?id=77', verdict: 'same' },
    { a: 'https://ywtb.example.gov.cn/item?id=77', b: 'https://ywtb.example.gov.cn/item?id=78', verdict: 'different' },
    { a: 'https://ywtb.example.gov.cn/item?id=77', b: 'https://ywtb.example.gov.cn/items?id=77', verdict: 'different' },
    { a: 'https://ywtb.example.gov.cn/item?id=77', b: 'https://zwfw.example.gov.cn/item?id=77', verdict: 'different' },
    { a: 'https://ywtb.example.gov.cn:8443/item', b: 'https://ywtb.example.gov.cn/item', verdict: 'different' },
    { a: 'https://ywtb.example.gov.cn/Item', b: 'https://ywtb.example.gov.cn/item', verdict: 'different' },
    { a: 'https://ywtb.example.gov.cn/item/', b: 'https://ywtb.example.gov.cn/item', verdict: 'unsure' },
  ],
  source: 'RFC 3986（网址的通用写法）。',
};
