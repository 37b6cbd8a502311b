import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `itemName`. */
export const itemName: KindPage = {
  kind: 'itemName',
  title: '事项名称',
  reads: '名称和括号或横线后的情形。',
  same: ['书写形式不计；书名号有无不计。', '（新办）、—新办、【新办】是同一个意思。'],
  different: ['名词、动词或情形不同：登记、备案、许可、核准互不相同。'],
  unsure: ['只差“的”“了”一类虚词，或一方多出括注。'],
  examples: [
    { a: '旅馆业特种行业许可（新办）', b: '旅馆业特种行业许可-新办', verdict: 'same' },
    { a: '旅馆业特种行业许可(新办)', b: '旅馆业特种行业许可【新办】', verdict: 'same' },
    { a: '《旅馆业特种行业许可》', b: '旅馆业特种行业许可', verdict: 'same' },
    { a: '旅館業特種行業許可', b: '旅馆业特种行业许可', verdict: 'same' },
    { a: '旅馆业特种行业许可 （变更）', b: '旅馆业特种行业许可——变更', verdict: 'same' },
    { a: '旅馆业特种行业许可（新办）', b: '旅馆业特种行业许可（变更）', verdict: 'different' },
    { a: '旅馆业特种行业许可', b: '旅馆业特种行业备案', verdict: 'different' },
    { a: '旅馆业特种行业许可', b: '典当业特种行业许可', verdict: 'different' },
    { a: '建筑业企业一级资质核准', b: '建筑业企业二级资质核准', verdict: 'different' },
    { a: '收养登记', b: '解除收养登记', verdict: 'different' },
    { a: '旅馆业特种行业的许可', b: '旅馆业特种行业许可', verdict: 'unsure' },
  ],
  source: '《中华人民共和国行政许可法》及各类事项目录中名称的用语。',
};
