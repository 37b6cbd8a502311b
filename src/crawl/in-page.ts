/*
 * Scripts that run inside pages. They are texts because build tools put their own names into functions, which a page does not know.
 */

/** Runs before a page's own scripts: takes the name away that the page before left to the tab, counts what changes and when, and waits for a change with a timer that the page cannot replace. */
export const COUNT_CHANGES = `(() => {
  if (window === window.top) window.name = '';
  let changes = 0;
  let changedAt = performance.now();
  let tell = () => {};
  const clock = performance.now.bind(performance);
  const timer = window.setTimeout.bind(window);
  new MutationObserver(() => {
    changes += 1;
    changedAt = clock();
    tell();
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const own = (name, value) => Object.defineProperty(window, name, value);
  own('zhinanChanges', { get: () => changes });
  own('zhinanQuiet', { get: () => clock() - changedAt });
  own('zhinanWait', { value: (ms) => new Promise((over) => {
    tell = over;
    timer(over, ms);
  }) });
})()`;

/** What a look at a page gives; `html` only where the stamp is another than the known one. */
export interface Look {
  /** Changes of the page and of its frames. */
  stamp: string;
  href: string;
  html?: string;
  /** Whether what was waited for stands there. */
  ready: boolean;
  /** Milliseconds since the last change of the page itself. */
  quiet: number;
}

/** A change is looked at when nothing more has come for so long, or when changes have come for `UNREST`; milliseconds. */
const LULL = 8;
const UNREST = 60;
/** Between two looks at frames: their changes are not told. */
const STEP = 4;

/**
 * Waits within the page until it differs from the known stamp, `patience` milliseconds at most, and gives its text then: asking from
 * outside again and again costs the browser more than drawing. Frames of the same site are put where they stand, because a page is
 * read as one document.
 */
export function lookScript(known: string, ready: string | undefined, patience: number): string {
  return `(async () => {
  const wait = window.zhinanWait || ((ms) => new Promise((over) => setTimeout(over, ms)));
  const contents = (frame) => {
    try {
      return frame.contentDocument;
    } catch {
      return null;
    }
  };
  const innerOf = (frame) => {
    const own = contents(frame);
    return own && own.body ? own.body.innerHTML : '';
  };
  const frames = () => Array.from(document.querySelectorAll('iframe, frame'));
  const stampOf = () => frames().reduce((stamp, frame) => {
    const own = contents(frame);
    return own && own.defaultView ? stamp + ' ' + own.URL + ' ' + (own.defaultView.zhinanChanges ?? (own.body ? own.body.innerHTML.length : '')) : stamp;
  }, String(window.zhinanChanges));
  const isReady = (selector) => {
    try {
      return selector === null || document.querySelector(selector) !== null;
    } catch {
      return true;
    }
  };
  const begun = performance.now();
  const past = () => performance.now() - begun;
  let stamp = stampOf();
  const rest = () => (stamp === ${JSON.stringify(known)} ? ${patience} - past() : Math.min(${LULL} - window.zhinanQuiet, ${UNREST} - past()));
  for (let ms = rest(); ms > 0; ms = rest()) {
    await wait(frames().length > 0 ? Math.min(${STEP}, ms) : ms);
    stamp = stampOf();
  }
  const look = { stamp, href: location.href, quiet: window.zhinanQuiet ?? 0, ready: isReady(${JSON.stringify(ready ?? null)}) };
  if (stamp === ${JSON.stringify(known)}) return look;
  const all = frames();
  const inner = all.map(innerOf);
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
