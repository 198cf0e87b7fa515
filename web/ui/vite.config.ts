import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const server = process.env.PRISONOPS_URL ?? 'http://127.0.0.1:5080';
const proxy = {
  '/api': { target: server, changeOrigin: false, secure: false },
  '/hubs': { target: server, changeOrigin: false, secure: false, ws: true },
};

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The tests stand beside those of the other projects, outside of this folder: what they import from packages is found here all the same. */
const packages = process.env['VITEST'] === undefined ? [] : ['i18next', 'react', 'react-dom', 'vitest'];

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': here('./src'), ...Object.fromEntries(packages.map((name) => [name, here(`./node_modules/${name}`)])) } },
  build: {
    // Chromium forks of domestic desktops lag behind; the stated lowest browsers are newer than this, so that syntax is never what fails.
    target: ['chrome90', 'firefox91'],
    // An inlined asset would be a data: URL, which the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1', port: 5173, proxy },
  preview: { host: '127.0.0.1', port: 4173, proxy },
  test: {
    environment: 'node',
    dir: '../../tests/Ui',
    include: ['**/*.test.ts'],
  },
});
