import { join } from 'node:path';
import { createServer } from 'vite';
import { ROOT } from '../../.scripts/project.mjs';

/** Node has no workers of the browser's kind: files are looked at in process, as the tests do it. */
const sniffInProcess = {
  name: 'sniff-in-process',
  enforce: 'pre',
  resolveId: (/** @type {string} */ id) =>
    id.endsWith('/sniff-client') ? join(ROOT, 'test', 'support', 'sniff-in-process.ts') : undefined,
};

/**
 * The project's own TypeScript modules in Node, as Vite understands them.
 * @returns {Promise<{ load: (module: string) => Promise<Record<string, any>>, close: () => Promise<void> }>} `load`
 *   takes a path below `src/`
 */
export async function loadSources() {
  const server = await createServer({
    root: ROOT,
    appType: 'custom',
    logLevel: 'error',
    plugins: [sniffInProcess],
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  return { load: (module) => server.ssrLoadModule(`/src/${module}`), close: () => server.close() };
}
