import { defineConfig } from 'vitest/config';

/** What drives a browser: two cores that others use too may make it late for once, and the run says so. */
const BROWSERS = ['test/browser/**/*.test.ts', 'test/**/*browser.test.ts'];
const shared = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  env: { TZ: 'America/New_York' },
  sequence: { shuffle: true },
};

export const settings = { ...shared, maxWorkers: 2 };

export default defineConfig({
  test: {
    ...settings,
    projects: [
      { test: { ...shared, name: 'parts', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**', ...BROWSERS] } },
      { test: { ...shared, name: 'browser', include: BROWSERS, retry: 1 } },
    ],
  },
});
