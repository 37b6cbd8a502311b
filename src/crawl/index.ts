export { findBrowser } from './chromium.js';
export { createCrawler, type Crawler } from './crawler.js';
export { openDrawer, type PageDrawer } from './draw.js';
export type { Spot } from './draw-scripts.js';
export { printPdf } from './print.js';
export { partsOfPage, partsOfSheet } from './page-parts.js';
export type { PartResult } from './parts.js';
export { postBytes } from './post.js';
export type * from './types.js';
