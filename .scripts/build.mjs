import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { precompress, sizeReport } from './precompress.mjs';
import { DIST, ROOT, SetupError, hashOf, isMain, main, runPackage, seconds } from './project.mjs';

const SOURCES = [
  'src',
  'public',
  'sample-data',
  'index.html',
  'package-lock.json',
  'svelte.config.js',
  'tsconfig.json',
  'vite.config.ts',
  '.scripts/build.mjs',
  '.scripts/precompress.mjs',
];
/** Outside dist/, where it would be served. */
const STAMP = join(ROOT, 'node_modules', '.cache', 'clientele', 'built-from');

/** Whether dist/ was built from the sources as they are now. */
export function isBuildFresh() {
  return (
    existsSync(join(DIST, 'index.html')) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === hashOf(SOURCES)
  );
}

/**
 * Builds the page into dist/ and compresses it.
 * @throws {SetupError} with the bundler's words
 */
export async function build() {
  const started = performance.now();
  const stamp = hashOf(SOURCES);
  const { code, output } = await runPackage('vite', ['build', '--logLevel', 'warn']);
  if (code !== 0) throw new SetupError(`The page could not be built:\n${output}`);
  if (output.trim()) console.log(output.trim());
  await precompress();
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, stamp);
  console.log(`${sizeReport()}\nbuilt in ${seconds(performance.now() - started)}`);
}

/** Builds the page unless dist/ is fresh. */
export async function ensureBuilt() {
  if (isBuildFresh()) return;
  console.log('Building the page …');
  await build();
}

if (isMain(import.meta.url)) await main(build);
