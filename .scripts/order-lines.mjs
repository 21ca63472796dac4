import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { loadBundled } from './bundled.mjs';
import { ROOT } from './project.mjs';

/** Where the order lines of that number are kept once they were written. */
export function orderLinesFile(/** @type {number} */ lines) {
  return join(ROOT, '.cache', 'bench', `order-lines-${lines}.csv`);
}

/**
 * Writes so many order lines of one simulated shop.
 * @param {number} lines
 * @param {string} file complete when it is there: it gets its name at the end
 * @returns {Promise<number>} milliseconds of simulating and writing
 */
export async function writeOrderLines(lines, file) {
  const { orderLinesText } = await loadBundled('samples/index.ts');
  mkdirSync(dirname(file), { recursive: true });
  const started = performance.now();
  const stream = createWriteStream(`${file}.part`);
  for (const text of orderLinesText(lines)) {
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  renameSync(`${file}.part`, file);
  return performance.now() - started;
}

/** The file of that many order lines, written when it is not there yet. */
export async function ensureOrderLines(/** @type {number} */ lines) {
  const file = orderLinesFile(lines);
  if (!existsSync(file)) await writeOrderLines(lines, file);
  return file;
}
