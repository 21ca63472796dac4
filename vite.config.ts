import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };
import { contentSecurityPolicy } from './src/app/content-security-policy.ts';

/** Writes the policy into the built page only: the development server needs inline scripts of its own. */
function policyInPage(): Plugin {
  return {
    name: 'policy-in-page',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy() },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** DuckDB's package declares itself free of side effects; its worker script is nothing but one. */
function keepDuckDbWorker(): Plugin {
  return {
    name: 'keep-duckdb-worker',
    transform: (_code, id) =>
      id.endsWith('duckdb-browser-eh.worker.js') ? { moduleSideEffects: true } : undefined,
  };
}

export default defineConfig({
  base: './',
  plugins: [svelte(), policyInPage()],
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
  worker: {
    format: 'es',
    plugins: () => [keepDuckDbWorker()],
    rolldownOptions: { checks: { eval: false } }, // DuckDB's worker mentions eval; the page's policy never lets it run
  },
  build: {
    target: 'es2022',
    // DuckDB's worker and wasm must stay files of their own, and no asset may become a data: URL that the policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/page/**', 'test/**/*.sql.test.ts', 'test/**/*.run.test.ts'],
          env: { TZ: 'America/Los_Angeles' },
        },
      },
      {
        extends: true,
        test: {
          name: 'sql',
          include: ['test/**/*.sql.test.ts', 'test/**/*.run.test.ts'],
          env: { TZ: 'America/Los_Angeles' },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: ['test/page/**/*.test.ts'],
          globalSetup: ['test/page/support/serve-built-page.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
