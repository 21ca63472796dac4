/**
 * `npm run sample-data`: writes the three shops of sample-data/, byte for byte the same on every machine.
 * `-- --orders N [--out FILE]` writes N order lines of one shop instead, for benchmarks.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureDependencies } from './ensure-dependencies.mjs';
import { ROOT, SetupError, main, option, seconds } from './project.mjs';

await main(async () => {
  const orders = option('orders');
  const lines = Number(orders);
  if (orders !== undefined && !(Number.isInteger(lines) && lines > 0))
    throw new SetupError(`--orders takes a whole number of lines, not ${orders}.`);
  await ensureDependencies();
  if (orders === undefined) return writeShops();
  const { orderLinesFile, writeOrderLines } = await import('./order-lines.mjs');
  const file = resolve(option('out') ?? orderLinesFile(lines));
  const ms = await writeOrderLines(lines, file);
  const speed = Math.round(lines / (ms / 1000)).toLocaleString('en');
  console.log(
    `${relative(ROOT, file)}: ${lines.toLocaleString('en')} order lines in ${seconds(ms)}, ${speed} a second`,
  );
});

async function writeShops() {
  const { loadBundled } = await import('./bundled.mjs');
  const { SHIPPED_SHOPS, shippedFiles } = await loadBundled('samples/index.ts');
  for (const shop of SHIPPED_SHOPS) {
    const folder = join(ROOT, 'sample-data', shop.key);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    let packed = 0;
    for (const { name, bytes } of shippedFiles(shop)) {
      writeFileSync(join(folder, name), bytes);
      packed += gzipSync(bytes, { level: 9 }).length;
    }
    console.log(`sample-data/${shop.key}: ${(packed / 1000).toFixed(0)} KB gzip`);
  }
}
