import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `caseType`. */
export const caseType: KindPage = {
  kind: 'caseType',
  title: '办件类型',
  reads: '即办件、承诺件等类型。',
  same: ['类型的通行别称，如即办件与即办、承诺件与承诺办件。', '印有“□”的选项，只看勾选的那一项。'],
  different: ['类型不同。'],
  unsure: ['未收入词表的类型。'],
  examples: [
    { a: '即办件', b: '即办', verdict: 'same' },
    { a: '承诺件', b: '承诺办件', verdict: 'same' },
    { a: '☑即办件 □承诺件', b: '即办件', verdict: 'same' },
    { a: '办件类型：承诺件', b: '承诺件', verdict: 'same' },
    { a: '即辦件', b: '即办件', verdict: 'same' },
    { a: '即办件', b: '承诺件', verdict: 'different' },
    { a: '联办件', b: '承诺件', verdict: 'different' },
    { a: '上报件', b: '承诺件', verdict: 'different' },
    { a: '☑即办件 □承诺件', b: '□即办件 ☑承诺件', verdict: 'different' },
    { a: '联办件', b: '即办', verdict: 'different' },
    { a: '快办件', b: '即办件', verdict: 'unsure' },
    { a: '普通件', b: '承诺件', verdict: 'unsure' },
  ],
  source: 'GB/T 39554 办件类型的分类；词表见 schemas/vocabulary.json。',
};
