import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join } from 'node:path';

const HEADER = 'order_id,customer_id,ordered_at,sku,quantity,unit_price,channel,region\n';
const CHANNELS = ['web', 'app', 'shop', 'phone'];
const REGIONS = ['north', 'south', 'east', 'west', 'centre', 'abroad'];
const CUSTOMERS = 500_000;
const PRODUCTS = 20_000;
const FIRST_DAY = Date.UTC(2023, 0, 1);
const DAYS = 1095;
/** Written at once; large enough for the disk, small enough for the memory. */
const BATCH_ROWS = 20_000;

/** Uniform numbers in [0, 1), the same for the same seed (mulberry32). */
function seeded(/** @type {number} */ seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Batches of lines of a shop's export in the order of time: two lines an order on average, some customers a hundred
 * times as busy as others. About 66 bytes a line.
 */
function* orderLines(/** @type {number} */ rows, /** @type {number} */ seed) {
  const random = seeded(seed);
  const pick = (/** @type {string[]} */ names) => names[Math.floor(random() ** 1.5 * names.length)];
  const secondsAnOrder = (DAYS * 86_400) / (rows / 2);
  const days = Array.from({ length: DAYS + 1 }, (_, day) =>
    new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10),
  );
  const two = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
  let batch = HEADER;
  let written = 0;
  for (let order = 0; written < rows; order++) {
    const second = Math.floor((order + random()) * secondsAnOrder);
    const day = days[Math.min(DAYS, Math.floor(second / 86_400))];
    const time = `${two[Math.floor(second / 3600) % 24]}:${two[Math.floor(second / 60) % 60]}:${two[second % 60]}`;
    // u to the power 1.8: the density of the busiest customers is some hundred times that of the quietest.
    const customer = 1_000_000 + Math.floor(random() ** 1.8 * CUSTOMERS);
    const start = `O${10_000_000 + order},C${customer},${day} ${time},`;
    const end = `,${pick(CHANNELS)},${pick(REGIONS)}\n`;
    do {
      const sku = 10_000 + Math.floor(random() ** 2 * PRODUCTS);
      const quantity = 1 + Math.floor(random() ** 3 * 8);
      const cents = 199 + ((sku * 7919) % 9_800);
      batch += `${start}S${sku},${quantity},${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}${end}`;
      written++;
      if (written % BATCH_ROWS === 0) {
        yield batch;
        batch = '';
      }
    } while (random() < 0.5 && written < rows);
  }
  if (batch) yield batch;
}

/**
 * The benchmark's order file in a folder, written at the first call.
 * @param {string} folder
 * @returns {Promise<string>} its path
 */
export async function generateOrders(folder, rows = 10_000_000, seed = 20_260_101) {
  const path = join(folder, `orders-${rows}-${seed}-v1.csv`);
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.part`;
  const file = createWriteStream(unfinished);
  for (const batch of orderLines(rows, seed)) {
    if (!file.write(batch, 'latin1')) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  renameSync(unfinished, path);
  return path;
}
