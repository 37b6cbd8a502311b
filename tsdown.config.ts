import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'tsdown';
import { CODE_FILE, printsOfSources } from './src/run/code-version.js';

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
  hooks: {
    // Bundled, one file holds all rules: what each of them was made of is noted beside them.
    'build:done': ({ options }) => writeFileSync(path.join(options.outDir, CODE_FILE), `${JSON.stringify(printsOfSources('.'), null, 1)}\n`),
  },
});
