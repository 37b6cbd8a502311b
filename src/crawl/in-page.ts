/*
 * Scripts that run inside pages. They are texts because build tools put their own names into functions, which a page does not know.
 */

/** Runs before a page's own scripts: counts what changes. */
export const COUNT_CHANGES = `(() => {
  let changes = 0;
  new MutationObserver(() => { changes += 1; }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  Object.defineProperty(window, 'zhinanChanges', { get: () => changes });
})()`;

/** What a look at a page gives; `html` only where the stamp is another than the known one. */
export interface Look {
  /** Changes of the page and of its frames. */
  stamp: string;
  href: string;
  html?: string;
  /** Whether what was waited for stands there. */
  ready: boolean;
}

/** Same-site frames are put in where they stand, because a page is read as one document. */
export function lookScript(known: string, ready: string | undefined): string {
  return `(() => {
  const frames = Array.from(document.querySelectorAll('iframe, frame'));
  let stamp = String(window.zhinanChanges);
  const inner = frames.map((frame) => {
    try {
      const own = frame.contentDocument;
      const html = own && own.body ? own.body.innerHTML : '';
      if (own && own.defaultView) stamp += ' ' + own.URL + ' ' + own.defaultView.zhinanChanges + ' ' + html.length;
      return html;
    } catch {
      return '';
    }
  });
  const isReady = (selector) => {
    try {
      return selector === null || document.querySelector(selector) !== null;
    } catch {
      return true;
    }
  };
  const look = { stamp, href: location.href, ready: isReady(${JSON.stringify(ready ?? null)}) };
  if (stamp === ${JSON.stringify(known)}) return look;
  if (inner.every((html) => html === '')) return { ...look, html: document.documentElement.outerHTML };
  const copy = document.documentElement.cloneNode(true);
  Array.from(copy.querySelectorAll('iframe, frame')).forEach((frame, index) => {
    if (!inner[index]) return;
    const section = document.createElement('section');
    section.setAttribute('data-frame', frame.getAttribute('src') || '');
    section.innerHTML = inner[index];
    frame.replaceWith(section);
  });
  return { ...look, html: copy.outerHTML };
})()`;
}
