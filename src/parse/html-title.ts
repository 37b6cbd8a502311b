import { plainText, type HtmlPage } from './html-page.js';
import { collapse, contentOf, isText, parentElement, type HtmlElement } from './html-tree.js';
import { isKindOfPaper } from './title.js';

const SHORTEST = 4;
const LONGEST = 120;

/** The element that names what the page is about: its `h1`, else what its own title says; only these are certain. */
export function titleElement(page: HtmlPage): HtmlElement | undefined {
  const { tree } = page;
  const first = tree.elements.find((element) => element.tagName === 'h1' && isShown(page, element) && plainText(page, element, 0) !== '');
  if (first) return first;
  const own = tree.elements.find((element) => element.tagName === 'title');
  const words = own ? bare(contentOf(tree, own)) : '';
  if (words.length >= SHORTEST && !isKindOfPaper(words)) {
    let before = '';
    for (const text of tree.texts) {
      const name = bare(text.value);
      const labelled = page.isLabel(before);
      before = name.replace(/[:：∶︰]+$/, '') || before;
      // The value of 事项名称 says the same, and is a value.
      if (labelled) continue;
      const element = parentElement(text);
      if (element && name.length >= SHORTEST && name.length <= LONGEST && words.startsWith(name) && element.tagName !== 'title' && element.tagName !== 'a' && !/^t[dh]$/.test(element.tagName)
        && element.childNodes.every((node) => node === text || !isText(node) || node.value.trim() === '') && isShown(page, element)) return element;
    }
  }
  return undefined;
}

const bare = (text: string): string => collapse(text).replace(/[\s\u200b-\u200d\ufeff]/g, '');

function isShown(page: HtmlPage, element: HtmlElement): boolean {
  for (let node: HtmlElement | undefined = element; node; node = parentElement(node)) if (page.furniture.has(node)) return false;
  return true;
}
