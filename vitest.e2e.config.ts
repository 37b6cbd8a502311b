import { defineConfig } from 'vitest/config';
import { settings } from './vitest.config.js';

// Two weeks of all desks, in browsers, on both databases: minutes, so that they stand apart from the tests of the parts.
export default defineConfig({ test: { ...settings, include: ['test/e2e/**/*.test.ts'], maxWorkers: 1 } });
