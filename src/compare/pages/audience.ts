import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `audience`. */
export const audience: KindPage = {
  kind: 'audience',
  title: '服务对象',
  reads: '面向哪几类对象，不计次序。',
  same: ['个人、公民、自然人是同一个意思；企业即企业法人。', '先后次序和分隔写法不计。', '印有“□”的选项，只看勾选的。'],
  different: ['多一类或少一类对象。'],
  unsure: ['一方只写“法人”，另一方分别列出各类法人。', '未收入词表的说法。'],
  examples: [
    { a: '个人', b: '自然人', verdict: 'same' },
    { a: '公民、企业', b: '企业法人，自然人', verdict: 'same' },
    { a: '企业法人、事业法人', b: '事业单位；企业', verdict: 'same' },
    { a: '☑自然人 □法人', b: '自然人', verdict: 'same' },
    { a: '1.自然人 2.社会组织法人', b: '社会组织、自然人', verdict: 'same' },
    { a: '自然人', b: '自然人、企业法人', verdict: 'different' },
    { a: '自然人', b: '企业法人', verdict: 'different' },
    { a: '企业法人', b: '企业法人、事业法人', verdict: 'different' },
    { a: '社会组织法人', b: '事业法人', verdict: 'different' },
    { a: '☑自然人 ☑法人', b: '☑自然人 □法人', verdict: 'different' },
    { a: '法人', b: '企业法人、事业法人、社会组织法人', verdict: 'unsure' },
    { a: '自然人', b: '自然人、港口经营人', verdict: 'unsure' },
  ],
  source: 'GB/T 39554 服务对象的分类；词表见 schemas/vocabulary.json。',
};
