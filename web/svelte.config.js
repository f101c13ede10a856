import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ pages: 'build', assets: 'build', precompress: true, strict: true }),
    // Absolute addresses, so that 404.html works under any path.
    paths: { relative: false },
    // Which script may run is decided here by hash, for each page; the server adds frame-ancestors
    // and its other headers, but no script-src, because it does not know the hashes.
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        // The engine is WebAssembly of our own; evaluating text as a script stays forbidden.
        'script-src': ['self', 'wasm-unsafe-eval'],
        'style-src': ['self'],
        // One style attribute, by its hash: SvelteKit's own hidden live region, which reads out the
        // title of a new page. A browser test fails when an update of SvelteKit changes it.
        'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
        'img-src': ['self', 'data:'],
        'font-src': ['self'],
        'connect-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self']
      }
    },
    // Every file of fewer bytes than this would be inlined as a style block; none, so that the
    // page needs no hash for styles.
    inlineStyleThreshold: 0,
    // Each page links to its twin in the other language; the first of them is named here.
    prerender: { entries: ['*', '/es', '/es/404'], handleHttpError: 'fail', handleMissingId: 'fail' }
  }
};
