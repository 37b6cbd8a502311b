/*
 * Scripts that run inside a kept page while it is drawn. They are texts because build tools put their own names into functions,
 * which a page does not know. The page's own scripts never run then.
 */

/** A place to be boxed: `raw` narrows the box from the node to the words. */
export interface Spot {
  selector: string;
  frame?: string;
  raw?: string;
}

export interface Marked {
  box: { x: number; y: number; width: number; height: number };
  /** Folded or covered on the page; laid open for the picture. */
  opened: boolean;
}

/** Gives frames the height of their content, stops movement and tells the page's height. */
export const SETTLE = `(() => {
  for (const frame of document.querySelectorAll('iframe')) {
    try {
      const inner = frame.contentDocument;
      if (inner && inner.body && inner.body.textContent.trim()) frame.style.setProperty('height', Math.min(20000, inner.documentElement.scrollHeight + 20) + 'px', 'important');
    } catch {}
  }
  for (const moving of document.getAnimations ? document.getAnimations() : []) moving.finish && (() => { try { moving.finish(); } catch { moving.cancel(); } })();
  const content = [document.documentElement, document.body, ...(document.body ? document.body.children : [])].filter(Boolean);
  return Math.ceil(Math.max(...content.map((element) => element.getBoundingClientRect().bottom + scrollY)) + 16);
})()`;

/** Removes the boxes that are drawn on the page. */
export const UNMARK = `document.querySelectorAll('[data-zhinan-box]').forEach((box) => box.remove())`;

/** Boxes the places on the page, laid open where they are folded; gives the smallest box round all of them, null where none stands there. */
export function markScript(spots: readonly Spot[]): string {
  return `((spots) => {
  let opened = false;
  const set = (element, name, value) => element.style.setProperty(name, value, 'important');
  const inFrame = (spot) => {
    if (!spot.frame) return { root: document, frame: undefined };
    const frame = document.querySelector(spot.frame);
    return frame && frame.contentDocument ? { root: frame.contentDocument, frame } : undefined;
  };
  const rangeOf = (element, raw) => {
    const wanted = (raw || '').replace(/\\s/g, '');
    if (!wanted) return element;
    const chars = [];
    let text = '';
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.data.length; at += 1) {
        if (/\\s/.test(node.data[at])) continue;
        text += node.data[at];
        chars.push([node, at]);
      }
    }
    const at = text.indexOf(wanted);
    if (at < 0) return element;
    const range = element.ownerDocument.createRange();
    range.setStart(...chars[at]);
    const last = chars[at + wanted.length - 1];
    range.setEnd(last[0], last[1] + 1);
    return range;
  };
  const boxOf = (what) => {
    const rects = [...what.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
    if (rects.length === 0) return undefined;
    const left = Math.min(...rects.map((rect) => rect.left));
    const top = Math.min(...rects.map((rect) => rect.top));
    return { left, top, right: Math.max(...rects.map((rect) => rect.right)), bottom: Math.max(...rects.map((rect) => rect.bottom)) };
  };
  const layOpen = (element, what) => {
    const view = element.ownerDocument.defaultView;
    for (let node = element; node && node !== node.ownerDocument.body; node = node.parentElement) {
      const style = view.getComputedStyle(node);
      if (node.tagName === 'DETAILS' && !node.open) { node.open = true; opened = true; }
      if (style.display === 'none') { node.removeAttribute('hidden'); set(node, 'display', 'revert'); opened = true; }
      if (style.visibility !== 'visible') { set(node, 'visibility', 'visible'); opened = true; }
      if (Number(style.opacity) < 0.1) { set(node, 'opacity', '1'); opened = true; }
    }
    for (let node = element; node && node !== node.ownerDocument.body; node = node.parentElement) {
      const style = view.getComputedStyle(node);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const box = boxOf(what);
      const own = node.getBoundingClientRect();
      if (box && (box.bottom > own.bottom + 2 || box.top < own.top - 2)) {
        for (const [name, value] of [['height', 'auto'], ['max-height', 'none'], ['overflow', 'visible'], ['-webkit-line-clamp', 'none']]) set(node, name, value);
        opened = true;
      }
    }
  };
  const uncover = (element, box) => {
    const own = element.ownerDocument;
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    for (let tries = 0; tries < 5; tries += 1) {
      let top = own.elementFromPoint(x, y);
      if (!top || element.contains(top) || top.contains(element)) return;
      while (top && own.defaultView.getComputedStyle(top).position !== 'fixed') top = top.parentElement;
      if (!top) return;
      set(top, 'visibility', 'hidden');
      opened = true;
    }
  };
  const found = [];
  for (const spot of spots) {
    const where = inFrame(spot);
    const element = where && where.root.querySelector(spot.selector);
    if (!element) continue;
    const what = rangeOf(element, spot.raw);
    layOpen(element, what);
    const first = boxOf(what) || boxOf(element);
    if (first) uncover(element, first);
    found.push({ element, what, frame: where.frame });
  }
  const boxes = [];
  for (const { element, what, frame } of found) {
    if (frame) set(frame, 'height', Math.min(20000, frame.contentDocument.documentElement.scrollHeight + 20) + 'px');
    const box = boxOf(what) || boxOf(element);
    if (!box) continue;
    const shift = frame ? frame.getBoundingClientRect() : { left: 0, top: 0 };
    const [left, top] = frame ? [shift.left + frame.clientLeft, shift.top + frame.clientTop] : [0, 0];
    boxes.push({ x: box.left + left + scrollX, y: box.top + top + scrollY, width: box.right - box.left, height: box.bottom - box.top });
  }
  if (boxes.length === 0) return null;
  for (const box of boxes) {
    const drawn = document.createElement('div');
    drawn.setAttribute('data-zhinan-box', '');
    for (const [name, value] of [['position', 'absolute'], ['left', box.x - 4 + 'px'], ['top', box.y - 4 + 'px'], ['width', box.width + 8 + 'px'], ['height', box.height + 8 + 'px'],
      ['box-sizing', 'border-box'], ['border', '2px solid #d4000f'], ['border-radius', '2px'], ['background', 'none'], ['z-index', '2147483647'], ['pointer-events', 'none'], ['margin', '0'], ['display', 'block']]) set(drawn, name, value);
    document.documentElement.append(drawn);
  }
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    box: { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y },
    opened,
  };
})(${JSON.stringify(spots)})`;
}
