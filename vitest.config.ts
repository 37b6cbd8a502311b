import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    env: { TZ: 'America/New_York' },
    sequence: { shuffle: true },
    maxWorkers: 2,
  },
});
