import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `resultDocument`. */
export const resultDocument: KindPage = {
  kind: 'resultDocument',
  title: '办理结果名称',
  reads: '证件、批文或凭证的名称。',
  same: ['书写形式不计；书名号有无不计。'],
  different: ['名称中的名词、动词或种类不同：许可证、备案凭证、登记证互不相同。'],
  unsure: ['只差“的”“了”一类虚词，或一方多出括注。'],
  examples: [
    { a: '《港口经营许可证》', b: '港口经营许可证', verdict: 'same' },
    { a: '港口經營許可證', b: '港口经营许可证', verdict: 'same' },
    { a: '港口经营许可证（副本）', b: '港口经营许可证(副本)', verdict: 'same' },
    { a: '“港口经营许可证”', b: '港口经营许可证', verdict: 'same' },
    { a: '结果名称：港口经营许可证', b: '港口经营许可证。', verdict: 'same' },
    { a: '港口经营许可证', b: '港口经营备案凭证', verdict: 'different' },
    { a: '港口经营许可证', b: '水路运输许可证', verdict: 'different' },
    { a: '准予许可决定书', b: '不予许可决定书', verdict: 'different' },
    { a: '港口经营许可证（正本）', b: '港口经营许可证（副本）', verdict: 'different' },
    { a: '一级建造师注册证书', b: '二级建造师注册证书', verdict: 'different' },
    { a: '港口经营的许可证', b: '港口经营许可证', verdict: 'unsure' },
  ],
  source: '各类事项目录中办理结果的用语。',
};
