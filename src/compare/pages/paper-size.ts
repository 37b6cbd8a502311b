import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `paperSize`. */
export const paperSize: KindPage = {
  kind: 'paperSize',
  title: '纸张规格',
  reads: '纸张的规格。',
  same: ['A4、A4纸、a4 是同一规格。'],
  different: ['规格不同。'],
  unsure: ['不是规格代号的说法。'],
  examples: [
    { a: 'A4', b: 'A4纸', verdict: 'same' },
    { a: 'a4', b: 'Ａ４', verdict: 'same' },
    { a: 'A3纸张', b: 'A3', verdict: 'same' },
    { a: '16K', b: '16k纸', verdict: 'same' },
    { a: '规格：B5', b: 'B5', verdict: 'same' },
    { a: 'A4', b: 'A3', verdict: 'different' },
    { a: 'A4纸', b: 'B4纸', verdict: 'different' },
    { a: '16K', b: '32K', verdict: 'different' },
    { a: 'A4', b: '16K', verdict: 'different' },
    { a: 'A5', b: 'A4纸', verdict: 'different' },
    { a: '不限', b: 'A4', verdict: 'unsure' },
    { a: '信纸', b: 'A4', verdict: 'unsure' },
  ],
  source: 'GB/T 148《印刷、书写和绘图纸幅面尺寸》。',
};
