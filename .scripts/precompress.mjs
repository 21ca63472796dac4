import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { measureFirstView } from './first-view.mjs';
import { DIST, ROOT, filesUnder, isMain, main, seconds } from './project.mjs';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

const COMPRESSIBLE = new Set([
  '.css',
  '.html',
  '.js',
  '.json',
  '.mjs',
  '.svg',
  '.txt',
  '.wasm',
  '.webmanifest',
]);
const SMALLEST = 1024;
/** Above this size the best brotli quality takes minutes: 34 MB of wasm become 5.9 MB in 6 s at 9, 6.0 MB in 2 s at 7. */
const LARGE = 4 * 1024 * 1024;
const CACHE = join(ROOT, 'node_modules', '.cache', 'clientele', 'compressed');

const METHODS = [
  {
    suffix: '.br',
    label: (/** @type {number} */ size) => `br${size > LARGE ? 9 : 11}`,
    compress: (/** @type {Buffer} */ content) =>
      brotli(content, {
        params: {
          [zlib.constants.BROTLI_PARAM_QUALITY]: content.length > LARGE ? 9 : 11,
          [zlib.constants.BROTLI_PARAM_LGWIN]: 24,
          [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
      }),
  },
  {
    suffix: '.gz',
    label: () => 'gz9',
    compress: (/** @type {Buffer} */ content) => gzip(content, { level: 9 }),
  },
];

/** Writes `target`, from the cache if the same content was compressed before; large files only are worth caching. */
async function compressTo(target, content, { label, compress }) {
  if (content.length <= LARGE) {
    writeFileSync(target, await compress(content));
    return;
  }
  const cached = join(
    CACHE,
    `${createHash('sha256').update(content).digest('hex')}.${label(content.length)}`,
  );
  if (!existsSync(cached)) {
    mkdirSync(CACHE, { recursive: true });
    const unfinished = `${cached}.${process.pid}`;
    writeFileSync(unfinished, await compress(content));
    renameSync(unfinished, cached);
  }
  copyFileSync(cached, target);
}

/**
 * Writes `.br` and `.gz` beside every file of a built page that gains from it, so that a static server need not
 * compress while it serves.
 * @param {string} [dist]
 */
export async function precompress(dist = DIST) {
  const jobs = [];
  for (const file of filesUnder(dist)) {
    if (!COMPRESSIBLE.has(extname(file))) continue;
    const path = join(dist, file);
    const content = readFileSync(path);
    if (content.length <= SMALLEST) continue;
    // zlib's async functions run in threads of their own, so all files are under way at once.
    for (const method of METHODS) jobs.push(compressTo(path + method.suffix, content, method));
  }
  await Promise.all(jobs);
}

/** A small table of what a visitor downloads. */
export function sizeReport(dist = DIST) {
  const size = (/** @type {string} */ path) => (existsSync(path) ? readFileSync(path).length : 0);
  const files = filesUnder(dist).filter((file) => COMPRESSIBLE.has(extname(file)));
  const group = (/** @type {string} */ name, /** @type {(file: string) => boolean} */ belongs) => {
    const paths = files.filter(belongs).map((file) => join(dist, file));
    const sum = (/** @type {string} */ suffix) =>
      paths.reduce((total, path) => total + (size(path + suffix) || size(path)), 0);
    return [name, ...[sum(''), sum('.gz'), sum('.br')].map((bytes) => kilobytes(bytes))];
  };
  const isWorker = (/** @type {string} */ file) => file.includes('worker');
  const { gzipBytes, rawBytes } = measureFirstView(dist);
  const rows = [
    ['', 'raw', 'gzip', 'brotli'],
    group('DuckDB (wasm)', (file) => file.endsWith('.wasm')),
    group('workers', (file) => file.endsWith('.js') && isWorker(file)),
    group('JavaScript, all of the page', (file) => file.endsWith('.js') && !isWorker(file)),
    ['JavaScript for the first view', kilobytes(rawBytes), kilobytes(gzipBytes), ''],
    group('style', (file) => file.endsWith('.css')),
  ];
  return rows
    .map(([name, ...cells]) => name.padEnd(30) + cells.map((cell) => cell.padStart(11)).join(''))
    .join('\n');
}

function kilobytes(/** @type {number} */ bytes) {
  return `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KB`;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const started = performance.now();
    await precompress();
    console.log(`\n${sizeReport()}\ncompressed in ${seconds(performance.now() - started)}`);
  });
}
