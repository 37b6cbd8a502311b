import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `handlingModes`. */
export const handlingModes: KindPage = {
  kind: 'handlingModes',
  title: '办理形式',
  reads: '可以通过哪些方式办理，不计次序。',
  same: ['窗口办理、现场办理、线下办理是同一个意思；网上办理、在线办理、网办是同一个意思。', '邮寄与快递是同一个意思。', '先后次序和分隔写法不计。'],
  different: ['多一种或少一种方式。'],
  unsure: ['一方写“全程网办”，另一方写“网上办理”。', '未收入词表的说法。'],
  examples: [
    { a: '窗口办理', b: '现场办理', verdict: 'same' },
    { a: '窗口办理、网上办理', b: '网办，窗口', verdict: 'same' },
    { a: '快递申请', b: '邮寄申请', verdict: 'same' },
    { a: '窗口办理；自助终端；移动端', b: '掌上办理、窗口、自助机', verdict: 'same' },
    { a: '网上申请', b: '线上办理', verdict: 'same' },
    { a: '窗口办理', b: '网上办理', verdict: 'different' },
    { a: '窗口办理、网上办理', b: '窗口办理', verdict: 'different' },
    { a: '窗口办理、快递申请', b: '窗口办理、网上办理', verdict: 'different' },
    { a: '网上办理、自助终端', b: '网上办理、移动端', verdict: 'different' },
    { a: '窗口办理、网上办理、邮寄申请', b: '窗口办理、邮寄申请', verdict: 'different' },
    { a: '全程网办', b: '网上办理', verdict: 'unsure' },
    { a: '窗口办理、流动服务车', b: '窗口办理', verdict: 'unsure' },
  ],
  source: 'GB/T 39554 办理形式的分类；词表见 schemas/vocabulary.json。',
};
