import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLength, plainText, showsText, type HtmlPage } from '../../src/parse/html-page.js';
import { isElement, parseHtml, type HtmlElement, type HtmlNode } from '../../src/parse/html-tree.js';
import { PAGE_WORDS } from '../../src/parse/html-words.js';

const word = fc.constantFrom('承诺时限', ' ', '\n', '\u3000', '\u00a0', '\u200b', '\ufeff', '5个', 'a b', ' 工作日 ', '：', '', '\u2003x');
const piece: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof({ depthSize: 'small' }, word, fc.constant('<br>'), fc.tuple(fc.constantFrom('div', 'span', 'b', 'li', 'p'), fc.array(tie('node'), { maxLength: 4 })).map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`)),
})).node;

/** A page of which some elements are furniture, muted or cut. */
const page = fc.tuple(fc.array(piece, { maxLength: 6 }), fc.array(fc.nat(30), { maxLength: 3 }), fc.array(fc.nat(30), { maxLength: 2 })).map(([pieces, away, cut]): HtmlPage => {
  const tree = parseHtml(`<body>${pieces.join('')}</body>`);
  const own: HtmlPage = { tree, snapshot: 'x', words: PAGE_WORDS, isLabel: () => false, furniture: new Set<HtmlNode>(), muted: new Set<HtmlNode>(), cuts: new Map(), captions: new Map() };
  for (const at of away) {
    const node: HtmlElement | undefined = tree.elements[at + 3];
    if (node) (at % 2 === 0 ? own.furniture : own.muted).add(node);
  }
  for (const at of cut) {
    const text = tree.texts[at];
    if (text) own.cuts.set(text, [0, Math.floor(text.value.length / 2)]);
  }
  return own;
});

describe('what is asked of a text without making it', () => {
  it('is what the text itself would tell', () => {
    fc.assert(fc.property(page, (own) => {
      for (const node of [...own.tree.elements, ...own.tree.texts]) {
        expect(plainLength(own, node)).toBe(plainText(own, node).length);
        expect(showsText(own, node)).toBe(plainText(own, node, 0) !== '');
      }
      expect(own.tree.document.childNodes.some(isElement)).toBe(true);
    }), { numRuns: 300 });
  });
});
