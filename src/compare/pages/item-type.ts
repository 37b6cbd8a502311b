import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `itemType`. */
export const itemType: KindPage = {
  kind: 'itemType',
  title: '事项类型',
  reads: '行政许可、行政确认、公共服务等类型。',
  same: ['类型的简称，如许可即行政许可。'],
  different: ['类型不同。'],
  unsure: ['未收入词表的类型。'],
  examples: [
    { a: '行政许可', b: '许可', verdict: 'same' },
    { a: '行政确认', b: '行政确认类', verdict: 'same' },
    { a: '其他行政权力', b: '其它行政权力', verdict: 'same' },
    { a: '公共服务', b: '公共服务事项', verdict: 'same' },
    { a: '行政給付', b: '行政给付', verdict: 'same' },
    { a: '行政许可', b: '行政确认', verdict: 'different' },
    { a: '行政给付', b: '行政奖励', verdict: 'different' },
    { a: '公共服务', b: '其他行政权力', verdict: 'different' },
    { a: '行政裁决', b: '行政许可', verdict: 'different' },
    { a: '行政检查', b: '行政强制', verdict: 'different' },
    { a: '年度报告', b: '行政许可', verdict: 'unsure' },
    { a: '证明开具', b: '公共服务', verdict: 'unsure' },
  ],
  source: 'GB/T 39554 政务服务事项类型；词表见 schemas/vocabulary.json。',
};
