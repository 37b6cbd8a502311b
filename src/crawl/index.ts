export { findBrowser } from './chromium.js';
export { createCrawler, type Crawler } from './crawler.js';
export { postBytes } from './post.js';
export type * from './types.js';
