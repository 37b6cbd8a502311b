import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

// Two weeks of all desks, in browsers, on both databases: minutes, so that they stand apart from the tests of the parts.
export default defineConfig({ test: { ...base.test, include: ['test/e2e/**/*.test.ts'], exclude: [], maxWorkers: 1 } });
