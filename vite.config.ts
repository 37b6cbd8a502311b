import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The pages of the workbench. Chrome 86 is the oldest core that offices' browsers (360, QQ, 红莲花) still carry. */
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: ['chrome86', 'firefox78', 'safari14'],
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
  },
});
