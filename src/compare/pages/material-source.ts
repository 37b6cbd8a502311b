import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `materialSource`. */
export const materialSource: KindPage = {
  kind: 'materialSource',
  title: '材料来源',
  reads: '材料由谁提供：申请人自备、政府部门核发、中介机构产生等。',
  same: ['收入词表的说法，如自备即申请人自备、政府核发即政府部门核发。'],
  different: ['来源不同。'],
  unsure: ['未收入词表的说法。'],
  examples: [
    { a: '申请人自备', b: '自备', verdict: 'same' },
    { a: '政府部门核发', b: '政府核发', verdict: 'same' },
    { a: '来源渠道：申请人自备', b: '申请人提供', verdict: 'same' },
    { a: '其它', b: '其他', verdict: 'same' },
    { a: '中介机构', b: '中介机构或法定机构产生', verdict: 'same' },
    { a: '申请人自备', b: '政府部门核发', verdict: 'different' },
    { a: '申请人自备', b: '中介机构或法定机构产生', verdict: 'different' },
    { a: '政府部门核发', b: '其他', verdict: 'different' },
    { a: '自备', b: '政府核发', verdict: 'different' },
    { a: '政府部门核发', b: '中介机构', verdict: 'different' },
    { a: '公安机关签发', b: '政府部门核发', verdict: 'unsure' },
    { a: '所在村出具', b: '其他', verdict: 'unsure' },
  ],
  source: 'GB/T 39554 材料来源渠道的分类；词表见 schemas/vocabulary.json。',
};
