import react from '@vitejs/plugin-react';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const packed = promisify(gzip);

/** Beside each script and style its gzip, so that the server sends a quarter of the bytes and packs nothing while people wait. */
const packAssets: Plugin = {
  name: 'pack-assets',
  async writeBundle({ dir = '' }) {
    const folder = path.join(dir, 'assets');
    for (const name of await readdir(folder)) if (/\.(?:js|css|svg)$/.test(name)) await writeFile(path.join(folder, `${name}.gz`), await packed(await readFile(path.join(folder, name)), { level: 9 }));
  },
};


/** The pages of the workbench. Chrome 86 is the oldest core that offices' browsers (360, QQ, 红莲花) still carry. */
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react(), packAssets],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: ['chrome86', 'firefox78', 'safari14'],
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
  },
});
