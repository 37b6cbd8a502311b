import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `code`. */
export const code: KindPage = {
  kind: 'code',
  title: '编码',
  reads: '字母和数字。',
  same: ['大小写、横线、空格、全角半角不计。'],
  different: ['其他任何一位不同，多一位或少一位。'],
  unsure: ['被表格软件改成科学记数法的编码，位数已经丢失。'],
  examples: [
    { a: '330212-XK-0456-002', b: '330212XK0456002', verdict: 'same' },
    { a: '330212xk0456002', b: '330212XK0456002', verdict: 'same' },
    { a: '３３０２１２ＸＫ０４５６００２', b: '330212-XK-0456-002', verdict: 'same' },
    { a: '330212 XK 0456 002', b: '330212－XK－0456－002', verdict: 'same' },
    { a: '基本编码：330212XK0456002', b: '330212XK0456002', verdict: 'same' },
    { a: '330212XK0456002', b: '330212XK0456003', verdict: 'different' },
    { a: '330212XK0456002', b: '330212XK0465002', verdict: 'different' },
    { a: '330212XK0456002', b: '330212QR0456002', verdict: 'different' },
    { a: '330212XK0456002', b: '330212XK045602', verdict: 'different', says: '位' },
    { a: '330212XK0456002', b: '330212XKO456002', verdict: 'different' },
    { a: '3.30212E+30', b: '3302120000000000000000000000000', verdict: 'unsure' },
  ],
  source: 'GB/T 39554《全国一体化政务服务平台 政务服务事项基本目录及实施清单》的编码规则；GB 32100《法人和其他组织统一社会信用代码编码规则》。',
};
