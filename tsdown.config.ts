import { defineConfig } from 'tsdown';

export default defineConfig({
  // Processes that read files and threads that check are entries of their own: Node 20 starts no .ts file.
  entry: { 'cli/main': 'src/cli/main.ts', 'run/read-child': 'src/run/read-child.ts', 'run/work-thread': 'src/run/work-thread.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  outDir: 'dist',
  clean: true,
  dts: false,
  sourcemap: true,
  fixedExtension: false,
});
