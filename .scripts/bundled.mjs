import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { ROOT } from './project.mjs';

/**
 * A module below src/ for Node, bundled as for the page, so that it runs at its full speed.
 * @param {string} module for example `samples/index.ts`
 * @returns {Promise<Record<string, any>>}
 */
export async function loadBundled(module) {
  const outDir = join(ROOT, 'node_modules', '.cache', 'clientele', 'bundled', module.replace(/\W+/g, '-'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join('src', module),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'module.mjs' } },
    },
  });
  return import(pathToFileURL(join(outDir, 'module.mjs')).href);
}
