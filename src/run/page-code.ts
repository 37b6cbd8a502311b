// All code that decides what a fetched page is; only its hash is asked for (code-version.ts).
export { createCrawler } from '../crawl/index.js';
export { readersOf } from './profiles.js';
