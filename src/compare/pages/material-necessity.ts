import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `materialNecessity`. */
export const materialNecessity: KindPage = {
  kind: 'materialNecessity',
  title: '材料必要性',
  reads: '必要、非必要还是容缺后补，以及后面所注的条件。',
  same: ['必要、必须、必需是同一个意思；可容缺即容缺后补。'],
  different: ['必要、非必要、容缺后补互不相同。'],
  unsure: ['必要性相同而所注条件不同。', '未收入词表的说法。'],
  examples: [
    { a: '必要', b: '必须', verdict: 'same' },
    { a: '必需', b: '必要', verdict: 'same' },
    { a: '非必要', b: '非必须', verdict: 'same' },
    { a: '容缺后补', b: '可容缺', verdict: 'same' },
    { a: '非必要（委托办理时提供）', b: '非必要(委托办理时提供)', verdict: 'same' },
    { a: '必要', b: '非必要', verdict: 'different' },
    { a: '必要', b: '容缺后补', verdict: 'different' },
    { a: '非必要', b: '容缺后补', verdict: 'different' },
    { a: '必须', b: '非必须', verdict: 'different' },
    { a: '必需', b: '可容缺', verdict: 'different' },
    { a: '非必要（委托办理时提供）', b: '非必要（变更名称时提供）', verdict: 'unsure' },
    { a: '视情形提供', b: '必要', verdict: 'unsure' },
  ],
  source: 'GB/T 39554 材料必要性的分类；词表见 schemas/vocabulary.json。',
};
