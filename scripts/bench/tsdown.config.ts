import path from 'node:path';
import { defineConfig } from 'tsdown';

// What is measured is built as it is shipped: run from the sources, every small function would cost more.
export default defineConfig({
  cwd: path.resolve(import.meta.dirname, '../..'),
  entry: { bench: 'scripts/bench.ts', 'run/read-child': 'src/run/read-child.ts', 'run/work-thread': 'src/run/work-thread.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  outDir: 'node_modules/.cache/zhinan-bench',
  clean: true,
  dts: false,
  fixedExtension: false,
});
