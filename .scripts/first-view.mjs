import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DIST } from './project.mjs';

const SCRIPT_IN_PAGE = /<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.js)"/g;
/** `import x from"./a.js"`, `import"./a.js"`, `export … from"./a.js"`, but not `import("./a.js")`. */
const STATIC_IMPORT = /\b(?:import|from)\s*["']([^"']+\.js)["']/g;

/** Path of a script in dist that another file of dist names relative to itself. */
const relativeTo = (/** @type {string} */ from, /** @type {string} */ name) =>
  posix.normalize(posix.join(posix.dirname(from), name)).replace(/^\//, '');

const namesIn = (/** @type {string} */ text, /** @type {RegExp} */ pattern) =>
  [...text.matchAll(pattern)].map((match) => match[1]);

/**
 * What a browser must load before the page can draw itself: the scripts that index.html names and everything they
 * import statically, each compressed by itself at gzip's usual level as a server would.
 * @param {string} [dist]
 * @returns {{ files: string[], rawBytes: number, gzipBytes: number }}
 */
export function measureFirstView(dist = DIST) {
  const files = new Set();
  let rawBytes = 0;
  let gzipBytes = 0;
  const visit = (/** @type {string} */ file) => {
    if (files.has(file)) return;
    files.add(file);
    const content = readFileSync(join(dist, file));
    rawBytes += content.length;
    gzipBytes += gzipSync(content, { level: 6 }).length;
    for (const name of namesIn(content.toString('utf8'), STATIC_IMPORT)) visit(relativeTo(file, name));
  };
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  for (const name of namesIn(page, SCRIPT_IN_PAGE)) visit(relativeTo('index.html', name));
  return { files: [...files], rawBytes, gzipBytes };
}
