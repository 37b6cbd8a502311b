import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `materials`. */
export const materials: KindPage = {
  kind: 'materials',
  title: '申请材料清单',
  reads: '每份材料的名称、原件还是复印件、几份、纸质还是电子、是否必要，不计次序。',
  same: [
    '先后次序、编号和分隔写法不计。',
    '原件及复印件各1份，即原件1份、复印件1份。',
    '身份证即居民身份证，户口簿即居民户口簿；书名号有无不计。',
  ],
  different: ['多一份或少一份材料，换了材料，份数不同，原件与复印件不同。', '“其他材料”也是一份材料。'],
  unsure: ['只有一方写明形式或份数。', '材料名称有括注，不知是否同一材料。'],
  examples: [
    { a: '1.身份证原件1份\n2.租赁合同复印件2份', b: '租赁合同复印件2份；居民身份证原件1份', verdict: 'same' },
    { a: '户口簿（原件及复印件各一份）', b: '居民户口簿（原件1份，复印件1份）', verdict: 'same' },
    { a: '①开业申请书（原件1份）②场地平面图（复印件1份）', b: '1.场地平面图 复印件1份\n2.开业申请书 原件1份', verdict: 'same' },
    { a: '《开业申请书》原件贰份', b: '开业申请书原件2份', verdict: 'same' },
    { a: '无需提交材料', b: '无', verdict: 'same' },
    { a: '1.身份证原件1份\n2.租赁合同复印件2份', b: '1.身份证原件1份', verdict: 'different' },
    { a: '身份证原件1份', b: '身份证复印件1份', verdict: 'different' },
    { a: '租赁合同复印件2份', b: '租赁合同复印件1份', verdict: 'different' },
    { a: '租赁合同复印件1份', b: '房产证复印件1份', verdict: 'different' },
    { a: '身份证原件1份', b: '身份证原件1份；其他材料', verdict: 'different' },
    { a: '身份证原件1份', b: '身份证原件及复印件各1份', verdict: 'different' },
    { a: '租赁合同复印件1份', b: '租赁合同', verdict: 'unsure' },
    { a: '开业申请书（需加盖公章）原件1份', b: '开业申请书原件1份', verdict: 'unsure' },
  ],
  source: '《国务院办公厅关于印发“互联网＋政务服务”技术体系建设指南的通知》（国办函〔2016〕108号）对办事指南材料信息的要求。',
};
