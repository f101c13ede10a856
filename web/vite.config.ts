import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { allPreloads } from './script/all-preloads';
import { fewFiles } from './script/few-files';

export default defineConfig({
  plugins: [sveltekit(), fewFiles(), allPreloads()],
  // Fonts and pictures stay files: a data: address in a style sheet would be blocked by font-src.
  build: { assetsInlineLimit: 0, target: 'es2022' },
  server: { proxy: { '/api': process.env.SECUREBASE_API ?? 'http://127.0.0.1:8080' } },
  test: { include: ['{src,script}/**/*.test.ts'], environment: 'node' }
});
