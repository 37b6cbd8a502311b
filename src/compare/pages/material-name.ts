import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `materialName`. */
export const materialName: KindPage = {
  kind: 'materialName',
  title: '材料名称',
  reads: '一份材料叫什么。',
  same: ['书名号、空格等书写形式不计。', '身份证即居民身份证，户口簿即居民户口簿等收入词表的名称。'],
  different: ['名称中的实词不同。'],
  unsure: ['只差“的”一类虚词，或一方多出括注。'],
  examples: [
    { a: '身份证', b: '居民身份证', verdict: 'same' },
    { a: '户口本', b: '居民户口簿', verdict: 'same' },
    { a: '《开业申请书》', b: '开业申请书', verdict: 'same' },
    { a: '開業申請書', b: '开业申请书', verdict: 'same' },
    { a: '其它材料', b: '其他材料', verdict: 'same' },
    { a: '开业申请书', b: '停业申请书', verdict: 'different' },
    { a: '租赁合同', b: '租赁备案证明', verdict: 'different' },
    { a: '营业执照', b: '营业执照副本', verdict: 'different' },
    { a: '居民身份证', b: '居民户口簿', verdict: 'different' },
    { a: '法定代表人身份证', b: '经办人身份证', verdict: 'different' },
    { a: '场地的平面图', b: '场地平面图', verdict: 'unsure' },
    { a: '场地平面图（标注尺寸）', b: '场地平面图', verdict: 'unsure' },
  ],
  source: '收入词表的名称见 schemas/vocabulary.json，每条注明出处。',
};
