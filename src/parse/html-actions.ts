import { plainText, type HtmlPage } from './html-page.js';
import { attribute, isElement, isText, parentElement, type HtmlElement, type HtmlNode } from './html-tree.js';
import type { PageWords } from './html-words.js';

const DOTS = '(?:\\.{2,}|…+|。{3,}|·{3,})';
const ARROWS = /^[\s.…·>»›∨▼▾↓+\-—[\](（）)【】<«‹∧▲△▽]+|[\s.…·>»›∨▼▾↓+\-—[\](（）)【】<«‹∧▲△▽]+$/g;

/** Drawn behind a caption that opens and shuts. Arrows between steps are not among them. */
const FOLD_SIGN = /^[∨∧▼▲▽△▾▴⌄⌃˅˄﹀︿]+$/;

const foldedTexts = new WeakMap<PageWords, RegExp>();

/** How a text ends that is shortened (`…展开`). */
function foldedText(words: PageWords): RegExp {
  let known = foldedTexts.get(words);
  if (!known) foldedTexts.set(words, (known = new RegExp(`${DOTS}\\s*[[(（【]?(?:${[...words.unfold].sort((a, b) => b.length - a.length).join('|')})[\\])）】]?[\\s>»∨▼]*$`)));
  return known;
}

/** Mutes buttons and the words of links that act on the page, and cuts `…展开` off texts. Returns where a shortened text may end. */
export function muteActions(page: HtmlPage): HtmlNode[] {
  const unfolds: HtmlNode[] = [];
  const folded = foldedText(page.words);
  for (const element of page.tree.elements) {
    if (page.furniture.has(element)) continue;
    const { tagName } = element;
    if (tagName === 'button' || tagName === 'option') {
      if (!isCaption(page, element)) page.muted.add(element);
    } else if (['a', 'span', 'i', 'em', 'b', 'font', 'u', 'label', 'div'].includes(tagName)) {
      const text = plainText(page, element, 16);
      if (text === '' || text.length > 16) continue;
      if (FOLD_SIGN.test(text) || isBadge(page, element, text)) {
        page.muted.add(element);
        continue;
      }
      const word = text.replace(ARROWS, '');
      const unfold = page.words.unfold.includes(word);
      if (unfold && (tagName === 'a' || word !== text || isButton(element))) {
        page.muted.add(element);
        unfolds.push(element);
      } else if (page.words.actions.includes(word) && (tagName === 'a' || isButton(element))) page.muted.add(element);
      else if (tagName === 'a' && word.length <= 8 && leadsNowhere(element) && page.words.verbs.some((verb) => word.includes(verb))) page.muted.add(element);
    }
  }
  for (const text of page.tree.texts) {
    const found = text.value.length < 3 ? null : folded.exec(text.value.slice(-40));
    if (!found || page.furniture.has(text)) continue;
    page.cuts.set(text, [0, text.value.length - Math.min(40, text.value.length) + found.index]);
    unfolds.push(text);
  }
  return unfolds;
}

const leadsNowhere = (link: HtmlElement): boolean => /^(?:#|javascript:|$)/i.test(attribute(link, 'href')?.trim() ?? '');

/** A mark in a box of its own behind a name: no part of the name, and what it says of it the page does not label. */
function isBadge(page: HtmlPage, element: HtmlElement, text: string): boolean {
  if (!page.words.badges.includes(text)) return false;
  const siblings: HtmlNode[] = element.parentNode ? element.parentNode.childNodes.filter((node) => isElement(node) || (isText(node) && node.value.trim() !== '')) : [];
  const before = siblings[siblings.indexOf(element) - 1];
  const words = before && isText(before) ? before.value.trim() : '';
  return siblings.at(-1) === element && words !== '' && !/[:：、，,；;（(]$/.test(words) && !page.isLabel(words);
}

/** A heading that is a button (an accordion's) keeps its words. */
function isCaption(page: HtmlPage, button: HtmlElement): boolean {
  const word = plainText(page, button, 30).replace(ARROWS, '');
  if (page.words.actions.includes(word) || page.words.unfold.includes(word)) return false;
  if (page.isLabel(word)) return true;
  for (let above: HtmlElement | undefined = button, level = 0; above && level < 3; above = parentElement(above), level++) {
    if (/^(?:h[1-6]|dt|summary|legend|caption)$/.test(above.tagName)) return true;
  }
  return attribute(button, 'aria-controls') !== undefined || attribute(button, 'data-target') !== undefined;
}

/** Does a click on an element that is no link do something? */
function isButton(element: HtmlElement): boolean {
  return attribute(element, 'onclick') !== undefined || attribute(element, 'role') === 'button' || element.childNodes.some((node) => isElement(node) && node.tagName === 'a')
    || /(?:^|[-_\s])(?:btn|button|more)(?:$|[-_\s])/i.test(attribute(element, 'class') ?? '') || !element.childNodes.some((node) => isText(node) && node.value.trim() !== '');
}
