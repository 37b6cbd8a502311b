import { defineConfig } from 'tsdown';

export default defineConfig({
  // A child process that reads files is an entry of its own: Node 20 starts no .ts file.
  entry: { 'cli/main': 'src/cli/main.ts', 'run/read-child': 'src/run/read-child.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  outDir: 'dist',
  clean: true,
  dts: false,
  sourcemap: true,
  fixedExtension: false,
});
